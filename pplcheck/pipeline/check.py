"""The whole journey: the commons' own house, its users, and what each of them owes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from pplcheck import __version__
from pplcheck.checks import run_checks
from pplcheck.discover import Tree, files_of, open_tree
from pplcheck.graph import CommonsGraph
from pplcheck.model.asset import Asset
from pplcheck.model.errors import ConfigurationError, Problem
from pplcheck.model.report import Journey, Report, Subject
from pplcheck.model.settings import Settings
from pplcheck.pipeline.configuration import load_configuration
from pplcheck.pipeline.judging import Judge, number_facts
from pplcheck.pipeline.people import without_people
from pplcheck.pipeline.survey import Progress, disputed_assets, survey_tree


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

    """

    path: str
    as_of: date
    config: str | None = None
    show_files: bool = False
    show_people: bool = False
    revision: str | None = None


def scan(order: Order, progress: Progress) -> Report:
    """Return what is there and under what licence: no checks, no users."""
    tree = open_tree(order.path, order.revision)
    configuration = load_configuration(tree.root, order.config, files_of(tree))
    survey, assets = survey_tree(tree, configuration.settings, progress)
    return Report(
        journey=Journey.SCAN,
        tool_version=__version__,
        subject=_subject(tree, configuration.settings, order.as_of),
        survey=survey,
        assets=assets,
        show_files=True,
    )


def check(order: Order, progress: Progress) -> Report:
    """Return what is out of order, who uses the commons, and what each use owes."""
    tree = open_tree(order.path, order.revision)
    configuration = load_configuration(tree.root, order.config, files_of(tree))
    settings = configuration.settings
    survey, assets = survey_tree(tree, settings, progress)
    _check_assets(settings, assets)
    numbered = number_facts(configuration, settings.uses)
    graph = CommonsGraph(assets, numbered.entities, numbered.uses)
    judge = Judge(configuration.terms, settings, order.as_of, disputed_assets(assets, survey))
    report = Report(
        journey=Journey.CHECK,
        tool_version=__version__,
        subject=_subject(tree, settings, order.as_of),
        survey=survey,
        assets=graph.assets(),
        entities=judge.standings(graph),
        uses=graph.uses(),
        verdicts=judge.verdicts(graph),
        findings=run_checks(graph, survey),
        evidence=numbered.evidence,
        terms=configuration.terms,
        show_files=order.show_files,
    )
    return report if order.show_people else without_people(report)


def _subject(tree: Tree, settings: Settings, as_of: date) -> Subject:
    return Subject(
        tree.name,
        tree.revision,
        as_of,
        settings.name or tree.name,
        tree.submodules,
        tree.is_part,
    )


def _check_assets(settings: Settings, assets: Iterable[Asset]) -> None:
    known = sorted(asset.id for asset in assets)
    problems = []
    for use in settings.uses:
        if use.asset not in known:
            close = get_close_matches(use.asset, known, 1)
            hint = f"did you mean {close[0]!r}?" if close else f"there are: {', '.join(known)}"
            problems.append(Problem(use.place, f"there is no asset {use.asset!r}", hint))
    if problems:
        raise ConfigurationError(*sorted(problems))
