"""What is an entity's standing under each licence, on what proof, and what would decide it?"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from difflib import get_close_matches

from pplcheck import __version__
from pplcheck.model.entity import Entity
from pplcheck.model.errors import ConfigurationError, Problem
from pplcheck.model.report import Journey, Report, Subject
from pplcheck.model.settings import Settings
from pplcheck.model.survey import Survey, Unread
from pplcheck.model.terms import Terms
from pplcheck.pipeline.assertions import load_attested, with_assertions
from pplcheck.pipeline.configuration import Configuration, load_configuration, shipped_terms
from pplcheck.pipeline.entity_files import named as names_of
from pplcheck.pipeline.judging import Judge, number_facts
from pplcheck.pipeline.knowing import reminders_of, with_derived
from pplcheck.pipeline.opting import without_opted_out
from pplcheck.pipeline.own_file import entity_input
from pplcheck.pipeline.people import without_people

_SUFFIX = ".toml"


def classify(
    named: str, root: str, config: str | None, licences: Sequence[str], as_of: date
) -> Report:
    """Return the standing of one entity.

    Args:
        named: the entity's id, or the path of its file (ending in `.toml`).
        root: the tree whose configuration describes the entity.
        config: a configuration file to take instead of the tree's own, or None.
        licences: those to judge by; all where none is named.
        as_of: the day.

    Raises:
        ConfigurationError: no such entity or no such terms.

    """
    unread: tuple[Unread, ...] = ()
    if named.endswith(_SUFFIX):
        entity, unread = load_attested(named, as_of)
        configuration = Configuration(
            Settings(), shipped_terms(), (entity,), inputs=entity_input(named, entity)
        )
    else:
        asserted = with_assertions(load_configuration(root, config), as_of)
        configuration, unread = asserted.configuration, asserted.unread
        entity = _described(named, configuration)
    chosen = _chosen(licences, configuration.terms)
    known = with_derived(replace(configuration, terms=chosen), as_of)
    entities = tuple(one for one in known.entities if one.id == entity.id)
    one = replace(known, entities=entities)
    numbered = number_facts(one, ())
    judge = Judge(chosen, configuration.settings, as_of)
    report = Report(
        journey=Journey.CLASSIFY,
        tool_version=__version__,
        subject=Subject(
            "",
            "",
            as_of,
            configuration.settings.name or "Standing",
            inputs=configuration.inputs,
        ),
        survey=Survey((), (), (), unread),
        entities=tuple(judge.standing_of(entity, chosen) for entity in numbered.entities),
        evidence=numbered.evidence,
        reminders=reminders_of(numbered, as_of),
        terms=chosen,
    )
    report = without_opted_out(report, configuration.opt_out)
    return without_people(report, configuration.entities)


def _described(named: str, configuration: Configuration) -> Entity:
    known = {entity.id: entity for entity in configuration.entities}
    if named in known:
        return known[named]
    shown = names_of(configuration.entities)
    close = get_close_matches(named, shown, 1)
    listed = f"described are: {', '.join(shown) or 'none'}"
    hint = f"did you mean {close[0]!r}?" if close else f"{listed}; or name its .toml file"
    raise ConfigurationError(Problem(None, f"no entity {named!r} is described", hint))


def _chosen(licences: Sequence[str], terms: tuple[Terms, ...]) -> tuple[Terms, ...]:
    known = {one.id: one for one in terms}
    by_case = {id_.lower(): id_ for id_ in known}
    licences = [by_case.get(licence.lower(), licence) for licence in licences]
    unknown = [licence for licence in licences if licence not in known]
    if unknown:
        hint = f"there are terms for: {', '.join(known)}"
        raise ConfigurationError(
            *(Problem(None, f"no terms are known for {one!r}", hint) for one in unknown)
        )
    return tuple(known[licence] for licence in sorted(set(licences))) or terms
