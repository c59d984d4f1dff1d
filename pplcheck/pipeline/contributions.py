"""Who made what stands today, and may the stewards offer it?"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import pairwise

from pplcheck.discover import Tree, UnloadableError, contributions
from pplcheck.entities import Mailmap, contributions_from
from pplcheck.licences import ExpressionError, judged, may_combine, named_in, parse_loosely
from pplcheck.model.asset import Asset
from pplcheck.model.combining import Answer, How
from pplcheck.model.contribution import Contributions, Relicensing, Rule, RuleKind
from pplcheck.model.errors import SourceError
from pplcheck.model.evidence import EvidenceKind
from pplcheck.model.history import Period
from pplcheck.model.place import Place
from pplcheck.model.survey import Survey
from pplcheck.pipeline.configuration import Configuration

_MAILMAP, _WHOLE, _FAMILY = ".mailmap", ".", "PPL"
_PART = "this is a folder of a repository, and rules for contributions may stand above it"
# Further down stand the rules of works that were taken in.
_FOLDERS = frozenset({
    "", ".github", ".github/pull_request_template", ".github/workflows", ".gitlab",
    ".gitlab/merge_request_templates", "doc", "docs",
})  # fmt: skip
_MOST_RULES = 20
_NONE = frozenset({"NONE", "NOASSERTION"})


def contributions_of(
    tree: Tree,
    survey: Survey,
    assets: Sequence[Asset],
    configuration: Configuration,
    *,
    names: bool,
) -> Contributions | None:
    """Return who contributed and on what ground, or None where there is no history.

    Args:
        tree: that was surveyed.
        survey: what was read in it.
        assets: with their licences over time.
        configuration: it names the stewards.
        names: tell the names of people.

    """
    if tree.repository is None or not tree.revision:
        return None
    if tree.is_part:
        return Contributions(missing=_PART)
    try:
        logged = contributions(tree)
    except SourceError as error:
        return Contributions(missing=error.problems[0].what)
    whole = next((asset for asset in assets if asset.id == _WHOLE), None)
    ids = configuration.settings.stewards
    found = contributions_from(
        logged.authors,
        _mailmap(tree),
        [entity for entity in configuration.entities if entity.id in ids],
        tuple(_rules(survey, whole))[:_MOST_RULES],
        logged.hosted,
        configuration.opt_out,
    )
    people = found.contributors
    if not names:
        people = tuple(replace(one, names=()) for one in people)
    return replace(found, contributors=people, relicensing=_relicensing(whole))


def _mailmap(tree: Tree) -> Mailmap:
    for file in tree.files:
        if file.path == _MAILMAP:
            with suppress(UnloadableError):
                return Mailmap(file.load())
    return Mailmap()


def _rules(survey: Survey, whole: Asset | None) -> Iterator[Rule]:
    """Yield the rules of the repository itself."""
    into = whole.licence if whole else None
    for file in survey.files:
        if file.path.rpartition("/")[0].lower() not in _FOLDERS:
            continue
        for seen in file.evidence:
            if seen.kind is EvidenceKind.CONTRIBUTION:
                kind, place = RuleKind(seen.about), Place(file.path, seen.line)
                named = _named(seen.value) if kind is RuleKind.INBOUND else ""
                is_other = bool(named and into and not _goes_into(named, into))
                yield Rule(kind, place, seen.value, named, is_other)


def _named(sentence: str) -> str:
    """Return the one licence that a sentence names; empty where it names none, or several."""
    found = {name.id for name in named_in(sentence, with_tokens=True)}
    return found.pop() if len(found) == 1 else ""


def _goes_into(part: str, work: str) -> bool:
    """Whether what is under one licence may be offered under another without asking."""
    try:
        ids = parse_loosely(work).ids
    except ExpressionError:
        return False
    # For works outside of the family: what may be merged even into ours asks for little.
    into = work if judged(ids) else _FAMILY
    fine = {Answer.YES, Answer.CONDITIONS}
    return part in ids or may_combine(part, into, How.ADAPT).answer in fine


def _licence(period: Period) -> str:
    """Return what held, or nothing where no licence did or none can be told."""
    return "" if period.unknown or period.licence in _NONE else period.licence or ""


def _relicensing(whole: Asset | None) -> Relicensing | None:
    """Return the last change of the licence for which those who contributed must be asked."""
    periods = whole.history if whole else ()
    for before, after in reversed(list(pairwise(periods))):
        old, new = _licence(before), _licence(after)
        if old and new and not _goes_into(old, new):
            return Relicensing(old, new, after.begins, after.place)
    return None
