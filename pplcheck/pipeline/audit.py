"""Which commons do we use, may we, and what remains to do? The journey from the user's side."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from pplcheck import __version__
from pplcheck.graph import CommonsGraph, asset_id
from pplcheck.model.commons import Commons
from pplcheck.model.entity import Entity
from pplcheck.model.errors import ConfigurationError, Problem
from pplcheck.model.own_use import OwnUse
from pplcheck.model.place import Place
from pplcheck.model.report import EntityResult, Input, Journey, Report, Subject
from pplcheck.model.settings import ReadingSetting, Settings
from pplcheck.model.survey import Survey, Unread
from pplcheck.model.terms import Terms
from pplcheck.model.use import Use
from pplcheck.model.verdict import Verdict
from pplcheck.pipeline.assertions import load_attested
from pplcheck.pipeline.configuration import shipped_configuration
from pplcheck.pipeline.indexing import Indexed, index_of, together, usable
from pplcheck.pipeline.judging import Judge, Numbered, number_facts
from pplcheck.pipeline.knowing import reminders_of, with_derived
from pplcheck.pipeline.known_commons import catalogued, index_of_catalogue, not_among
from pplcheck.pipeline.own_file import entity_input, load_own_uses
from pplcheck.pipeline.own_word import commons_of, with_own_word
from pplcheck.pipeline.people import without_people
from pplcheck.pipeline.survey import Progress
from pplcheck.pipeline.uses import FoundUses, as_used_by, look_for

_CATALOGUE = "the catalogue"


@dataclass(frozen=True, slots=True)
class AuditOrder:
    """What was asked for.

    Attributes:
        path: of our own tree, archive or bill of materials.
        commons: to look for: folders, repositories and indexes.
        as_of: the day for which facts hold.
        entity: the file that describes us, or None.
        said: what is said of our uses besides what the file says; it outweighs that.
        with_catalogue: look for the commons of the catalogue, too.

    """

    path: str
    commons: tuple[str, ...]
    as_of: date
    entity: str | None = None
    said: tuple[OwnUse, ...] = ()
    with_catalogue: bool = True


@dataclass(frozen=True, slots=True)
class Looked:
    """What an audit knows before anything is judged, so that answers can be added.

    Attributes:
        found: the uses, as found.
        commons: that were looked for, by id.
        terms: of the licences that can be judged.
        unread: what could not be read, or looked for.
        entity: who we are, or None.
        said: what we say of our uses, what outweighs the rest last.
        as_of: the day.
        inputs: the files that say who we are.

    """

    found: FoundUses
    commons: tuple[Commons, ...]
    terms: tuple[Terms, ...]
    unread: tuple[Unread, ...]
    entity: Entity | None
    said: tuple[OwnUse, ...]
    as_of: date
    inputs: tuple[Input, ...] = ()


def audit(order: AuditOrder, progress: Progress) -> Report:
    """Return which commons a tree uses, and the verdict on each use.

    Raises:
        PplcheckError: the tree or a commons cannot be read, or the entity's file is wrong.

    """
    return judged(look(order, progress))


def look(order: AuditOrder, progress: Progress) -> Looked:
    """Return which commons a tree uses, before anything is judged.

    Raises:
        PplcheckError: the tree or a commons cannot be read, or the entity's file is wrong.

    """
    entity, said, not_counted = _ourselves(order)
    indexed = _commons(order, progress)
    configuration = shipped_configuration()
    configuration = replace(
        configuration, terms=_by_licence(chain(configuration.terms, indexed.terms))
    )
    with usable(", ".join(order.commons)):
        found = look_for(
            indexed.index, (order.path,), configuration, progress, is_of_users=True
        )
    if entity:
        found = as_used_by(found, entity)
    return Looked(
        found=found,
        commons=indexed.index.commons,
        terms=configuration.terms,
        unread=tuple(sorted({*indexed.unread, *found.unread, *not_counted})),
        entity=entity,
        said=said,
        as_of=order.as_of,
        inputs=entity_input(order.entity, entity) if order.entity and entity else (),
    )


def judged(looked: Looked, *, show_people: bool = False) -> Report:
    """Return what was found, with a verdict on each use.

    Args:
        looked: before anything was judged.
        show_people: name natural persons, and where their files lie.

    Raises:
        ConfigurationError: something is said of a commons that was not looked for.

    """
    found, site = looked.found, looked.found.sites[0]
    numbered = numbered_in(looked)
    assets = tuple(
        one for one in found.assets if _is_shown(one.id, looked.commons, numbered.uses)
    )
    graph = CommonsGraph(assets, numbered.entities, numbered.uses, found.sites)
    report = Report(
        journey=Journey.AUDIT,
        tool_version=__version__,
        subject=Subject("", site.revision, looked.as_of, site.id, inputs=looked.inputs),
        survey=Survey((), (), (), tuple(sorted({*looked.unread, *_not_known(looked)}))),
        assets=graph.assets(),
        entities=_standings(looked, graph),
        uses=graph.uses(),
        verdicts=tuple(_verdicts(looked, numbered)),
        evidence=numbered.evidence,
        reminders=reminders_of(numbered, looked.as_of),
        terms=looked.terms,
        commons=looked.commons,
        sites=found.sites,
        resolutions=found.owners.resolutions,
    )
    return report if show_people else without_people(report)


def numbered_in(looked: Looked) -> Numbered:
    """Return the user and the uses with all that is known of them, every statement numbered."""
    found = looked.found
    user = looked.entity.id if looked.entity else found.owners.by_site()[found.sites[0].id]
    questions = [question for terms in looked.terms for question in terms.questions]
    uses = with_own_word(found.uses, looked.said, looked.commons, questions, user)
    configuration = replace(
        shipped_configuration(), terms=looked.terms, entities=found.owners.entities
    )
    return number_facts(with_derived(configuration, looked.as_of), uses)


def readings_of(commons: Commons, terms: Iterable[Terms]) -> tuple[ReadingSetting, ...]:
    """Return the stewards' readings that are known here; for all others the default holds."""
    options = {
        (one.id, reading.name): reading.options for one in terms for reading in one.readings
    }
    return tuple(
        ReadingSetting(licence, name, option)
        for licence, name, option in commons.readings
        if option in options.get((licence, name), ())
    )


def _ourselves(
    order: AuditOrder,
) -> tuple[Entity | None, tuple[OwnUse, ...], tuple[Unread, ...]]:
    if not order.entity:
        return None, order.said, ()
    entity, not_counted = load_attested(order.entity, order.as_of)
    return entity, (*load_own_uses(order.entity), *order.said), not_counted


def _commons(order: AuditOrder, progress: Progress) -> Indexed:
    """Return all that is to be looked for: what was named, and what else the catalogue has."""
    given = index_of(order.commons, progress) if order.commons else None
    entries = catalogued() if order.with_catalogue else ()
    others = not_among(entries, given.index.commons if given else ())
    if not others:
        if given is None:
            hint = "name commons with --of, or let the catalogue be looked for"
            raise ConfigurationError(Problem(None, "nothing is to be looked for", hint))
        return given
    known = index_of_catalogue(others)
    said = Unread(
        Place(_CATALOGUE),
        f"{len(others)} commons are known by their names and a few commits alone: copies of "
        "their files were not looked for; `pplcheck index` makes that possible, and --of "
        "takes what it made",
    )
    if given is None:
        return Indexed(known, (said,))
    index = together([(", ".join(order.commons), given.index), (_CATALOGUE, known)])
    return replace(given, index=index, unread=(*given.unread, said))


def _by_licence(terms: Iterable[Terms]) -> tuple[Terms, ...]:
    """Return terms by licence; where several are of one, the first: ours."""
    known: dict[str, Terms] = {}
    for one in terms:
        known.setdefault(one.id, one)
    return tuple(known[licence] for licence in sorted(known))


def _is_shown(asset: str, known: Iterable[Commons], uses: Iterable[Use]) -> bool:
    """Whether an asset is told: of the catalogue, only what is used."""
    used = {use.asset for use in uses}
    of_catalogue = {asset_id(one.id, ".") for one in known if one.is_catalogued}
    return asset in used or asset not in of_catalogue


def _verdicts(looked: Looked, numbered: Numbered) -> Iterator[Verdict]:
    """Yield a verdict on each use, under the readings of the stewards whose commons it is."""
    by_commons: dict[str, list[Use]] = {}
    for use in numbered.uses:
        by_commons.setdefault(commons_of(use), []).append(use)
    found: list[Verdict] = []
    for one in looked.commons:
        uses = by_commons.get(one.id, ())
        if uses:
            judge = Judge(
                looked.terms,
                Settings(readings=readings_of(one, looked.terms)),
                looked.as_of,
                frozenset(asset_id(one.id, asset) for asset in one.disputed),
            )
            graph = CommonsGraph(
                looked.found.assets, numbered.entities, uses, looked.found.sites
            )
            found += judge.verdicts(graph)
    for number, verdict in enumerate(sorted(found, key=lambda one: one.use), start=1):
        yield replace(verdict, id=f"V{number}")


def _standings(looked: Looked, graph: CommonsGraph) -> tuple[EntityResult, ...]:
    """Return standings under the readings on which all stewards agree."""
    used = {commons_of(use) for use in graph.uses()}
    chosen: dict[tuple[str, str], set[str]] = {}
    for one in looked.commons:
        if one.id in used:
            for setting in readings_of(one, looked.terms):
                chosen.setdefault((setting.licence, setting.reading), set()).add(setting.option)
    agreed = tuple(
        ReadingSetting(licence, reading, *options)
        for (licence, reading), options in sorted(chosen.items())
        if len(options) == 1
    )
    judge = Judge(looked.terms, Settings(readings=agreed), looked.as_of)
    return judge.standings(graph)


def _not_known(looked: Looked) -> Iterator[Unread]:
    """Yield the readings of stewards that are not known here."""
    used = {commons_of(use) for use in looked.found.uses}
    for one in looked.commons:
        taken = {
            (each.licence, each.reading, each.option) for each in readings_of(one, looked.terms)
        }
        for licence, reading, option in one.readings:
            if one.id in used and (licence, reading, option) not in taken:
                why = f"its reading {reading} = {option!r} of {licence} is not known here"
                yield Unread(Place(one.id), f"{why}: the default holds")


def uses_of(looked: Looked) -> Sequence[Use]:
    """Return the uses that could be judged, with all that is known of them."""
    return [use for use in numbered_in(looked).uses if not use.is_hint]
