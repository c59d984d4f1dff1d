"""The whole journey: the commons' own house, its users, and what each of them owes."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches

from pplcheck import __version__
from pplcheck.checks import run_checks
from pplcheck.discover import Tree, open_tree
from pplcheck.graph import CommonsGraph, contracted
from pplcheck.model.asset import Asset
from pplcheck.model.errors import ConfigurationError, Problem
from pplcheck.model.history import History
from pplcheck.model.report import Journey, Report, Subject
from pplcheck.model.settings import Settings
from pplcheck.model.site import Site
from pplcheck.model.terms import Terms
from pplcheck.model.use import Use
from pplcheck.model.verdict import Verdict
from pplcheck.pipeline.agreeing import (
    agreements_on,
    endings_of_agreements,
    with_licence_alone,
)
from pplcheck.pipeline.agreement_faults import faults_of_assets
from pplcheck.pipeline.answering import check_contests, with_answers
from pplcheck.pipeline.assertions import with_assertions
from pplcheck.pipeline.assets import disputed_assets
from pplcheck.pipeline.configuration import Configuration
from pplcheck.pipeline.contributions import contributions_of
from pplcheck.pipeline.gathering import Surveyed, survey_commons
from pplcheck.pipeline.indexing import index_surveyed
from pplcheck.pipeline.judging import Judge, number_facts
from pplcheck.pipeline.knowing import reminders_of, with_derived
from pplcheck.pipeline.merging import merged_uses
from pplcheck.pipeline.opting import opted_out_of, without_opted_out
from pplcheck.pipeline.owners import same_entities, stands_for
from pplcheck.pipeline.people import without_people
from pplcheck.pipeline.survey import Progress
from pplcheck.pipeline.uses import FoundUses, look_for
from pplcheck.pipeline.versions import with_versions


@dataclass(frozen=True, slots=True)
class Order:
    """What was asked for.

    Attributes:
        path: the tree.
        as_of: the day for which facts and uses are judged.
        config: a configuration file to take instead of the tree's own, or None.
        show_files: list every file in the report.
        show_people: name natural persons.
        revision: look at this commit, not at what stands in the folder; or None.
        copies: compare the designs with one another.
        solids: likewise, and cut exact solids into triangles for it.
        sites: where to look for uses, besides those that are stated.

    """

    path: str
    as_of: date
    config: str | None = None
    show_files: bool = False
    show_people: bool = False
    revision: str | None = None
    copies: bool = False
    solids: bool = False
    sites: tuple[str, ...] = ()


def scan(order: Order, progress: Progress) -> Report:
    """Return what is there and under what licence: no checks, no users."""
    tree = open_tree(order.path, order.revision)
    surveyed = survey_commons(tree, order.config, progress)
    survey = surveyed.survey
    if order.copies or order.solids:
        from pplcheck.pipeline.copies import copies_in

        found = copies_in(tree, survey.files, progress, with_solids=order.solids)
        links = tuple(sorted({*survey.links, *found.links}))
        unread = tuple(sorted({*survey.unread, *found.unread}))
        survey = replace(survey, links=links, unread=unread)
    return Report(
        journey=Journey.SCAN,
        tool_version=__version__,
        subject=_subject(tree, surveyed.configuration, order.as_of, surveyed.history),
        survey=survey,
        assets=surveyed.assets,
        show_files=True,
    )


def check(order: Order, progress: Progress) -> Report:
    """Return what is out of order, who uses the commons, and what each use owes."""
    tree = open_tree(order.path, order.revision)
    surveyed = survey_commons(tree, order.config, progress)
    asserted = with_assertions(surveyed.configuration, order.as_of)
    surveyed = replace(surveyed, configuration=asserted.configuration)
    configuration, assets, history = surveyed.configuration, surveyed.assets, surveyed.history
    settings = configuration.settings
    made = contributions_of(
        tree, surveyed.survey, assets, configuration, names=order.show_people
    )
    unread = tuple(sorted({*surveyed.survey.unread, *asserted.unread}))
    survey = replace(surveyed.survey, contributions=made, unread=unread)
    _check_assets(settings, assets, configuration.terms)
    check_contests(configuration.contests, assets, configuration.terms)
    uses = with_versions(settings.uses, assets, history, order.as_of)
    found = _found(order, surveyed, progress)
    if found:
        uses = merged_uses(uses, found.uses)
        survey = replace(survey, unread=tuple(sorted({*survey.unread, *found.unread})))
    sites = found.sites if found else ()
    uses = _at_sites(uses, sites)
    known = with_derived(_with_owners(configuration, found, uses), order.as_of)
    numbered = number_facts(known, uses, opted_out_of(known))
    graph = contracted(
        CommonsGraph(
            assets,
            numbered.entities,
            numbered.uses,
            sites,
            agreements=agreements_on(settings, order.as_of),
        ),
        same_entities(configuration.entities, settings.identities),
    )
    judge = Judge(configuration.terms, settings, order.as_of, disputed_assets(assets, survey))
    verdicts = judge.verdicts(graph)
    report = Report(
        journey=Journey.CHECK,
        tool_version=__version__,
        subject=_subject(tree, configuration, order.as_of, history),
        survey=survey,
        assets=graph.assets(),
        entities=judge.standings(graph),
        uses=graph.uses(),
        verdicts=_answered(verdicts, graph, configuration, order.as_of),
        findings=with_licence_alone(run_checks(graph, survey), graph, verdicts),
        evidence=numbered.evidence,
        reminders=tuple(
            sorted({*reminders_of(numbered, order.as_of), *endings_of_agreements(graph)})
        ),
        terms=configuration.terms,
        show_files=order.show_files,
        sites=sites,
        resolutions=found.owners.resolutions if found else (),
        agreements=graph.agreements(),
    )
    report = without_opted_out(report, configuration.opt_out)
    return report if order.show_people else without_people(report, configuration.entities)


def _at_sites(uses: Iterable[Use], sites: Iterable[Site]) -> tuple[Use, ...]:
    """Return the uses; where nobody looked, a stated place is no site."""
    ids = {site.id for site in sites}
    return tuple(use if use.site in ids else replace(use, site="") for use in uses)


def _answered(
    verdicts: tuple[Verdict, ...],
    graph: CommonsGraph,
    configuration: Configuration,
    as_of: date,
) -> tuple[Verdict, ...]:
    """Return the verdicts with what entities answer, by whichever id they are described."""
    settings = configuration.settings
    same = stands_for(configuration.entities, settings.identities)
    return with_answers(
        verdicts,
        graph.uses(),
        configuration.contests,
        settings.pause_days,
        as_of,
        lambda id_: same.get(id_, id_),
    )


def _found(order: Order, surveyed: Surveyed, progress: Progress) -> FoundUses | None:
    """Return what the sites that were named have of the commons, and what was not compared."""
    if not order.sites:
        return None
    indexed = index_surveyed(surveyed, progress)
    found = look_for(indexed.index, order.sites, surveyed.configuration, progress, is_own=True)
    return replace(found, unread=tuple(sorted({*found.unread, *indexed.unread})))


def _with_owners(
    configuration: Configuration, found: FoundUses | None, uses: Iterable[Use]
) -> Configuration:
    """Return the configuration with the owners of sites of whom nothing is known."""
    if found is None:
        return configuration
    users = {use.entity for use in uses}
    entities = tuple(
        one for one in found.owners.entities if one.is_described or one.id in users
    )
    return replace(configuration, entities=entities)


def _subject(
    tree: Tree, configuration: Configuration, as_of: date, history: History | None
) -> Subject:
    return Subject(
        tree.name,
        tree.revision,
        as_of,
        configuration.settings.name or tree.name,
        tree.submodules,
        tree.is_part,
        history,
        configuration.inputs,
    )


def _check_assets(
    settings: Settings, assets: tuple[Asset, ...], terms: Iterable[Terms]
) -> None:
    known = sorted(asset.id for asset in assets)
    problems = list(faults_of_assets(settings, assets, terms))
    for use in settings.uses:
        if use.asset not in known:
            close = get_close_matches(use.asset, known, 1)
            hint = f"did you mean {close[0]!r}?" if close else f"there are: {', '.join(known)}"
            problems.append(Problem(use.place, f"there is no asset {use.asset!r}", hint))
    if problems:
        raise ConfigurationError(*sorted(problems))
