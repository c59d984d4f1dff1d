"""Did the commons change its licence, so that what a use owes depends on its version?"""

from collections.abc import Iterator
from itertools import pairwise

from pplcheck.graph import CommonsGraph
from pplcheck.model.finding import Finding, Location, Severity
from pplcheck.model.history import Period
from pplcheck.model.place import Place
from pplcheck.model.survey import Survey

NAME = "licence-changed"
SEVERITY = Severity.NOTE

_WHOLE = "."
_SHORT = 10


def check(graph: CommonsGraph, survey: Survey) -> Iterator[Finding]:
    """Yield one finding for each commit that put another licence, or none, in place of one."""
    del survey
    changes: dict[tuple[str, str], tuple[Period, Period, list[str]]] = {}
    for asset in graph.assets():
        for before, after in pairwise(asset.history):
            if before.licence and not after.unknown:
                key = (after.commit, before.licence)
                changes.setdefault(key, (before, after, []))[2].append(asset.id)
    for before, after, assets in changes.values():
        yield _finding(before, after, assets)


def _finding(before: Period, after: Period, assets: list[str]) -> Finding:
    whose = "" if _WHOLE in assets else f" of {', '.join(assets)}"
    now = after.licence or "nothing that is declared"
    return Finding(
        NAME,
        SEVERITY,
        f"the licence{whose} changed from {before.licence} to {now} on {after.begins}",
        "give each use its `since`: it is judged by the version that it took",
        tuple(_locations(before, after)),
    )


def _locations(before: Period, after: Period) -> Iterator[Location]:
    """Yield what declared each of the two, the newer first; the files may be gone today."""
    for period in (after, before):
        if period.place is not None:
            since = f"from {period.begins} on, commit {period.commit[:_SHORT]}"
            yield Location(Place(period.place.path), f"{period.licence} {since}")
