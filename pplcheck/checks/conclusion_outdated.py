"""Did what a reviewer looked at change since?"""

from collections.abc import Iterator

from pplcheck.graph import CommonsGraph
from pplcheck.model.conclusion import Concluded
from pplcheck.model.finding import Finding, Location, Severity
from pplcheck.model.place import Place
from pplcheck.model.survey import Survey

NAME = "conclusion-outdated"
SEVERITY = Severity.WARNING


def check(graph: CommonsGraph, survey: Survey) -> Iterator[Finding]:
    """Yield one finding for each conclusion whose files are gone or are others by now."""
    del graph
    for concluded in survey.conclusions:
        if not concluded.is_outdated:
            continue
        one = concluded.conclusion
        yield Finding(
            NAME,
            SEVERITY,
            f"{one.by} concluded {one.licence.normal} on {one.on.isoformat()} of what "
            f"{'has changed since' if concluded.changed else 'is not here'}",
            "look again: then write the content ids of today, or take the conclusion away",
            (Location(one.place, one.reason), *_changed(concluded)),
        )


def _changed(concluded: Concluded) -> Iterator[Location]:
    for seen in concluded.changed:
        yield Location(Place(seen.path), f"its content is now {seen.content_id}")
