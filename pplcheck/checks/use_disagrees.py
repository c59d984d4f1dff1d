"""Does what was found of a use differ from what is stated of it?"""

from collections.abc import Iterator

from pplcheck.graph import CommonsGraph
from pplcheck.model.finding import Finding, Location, Severity
from pplcheck.model.place import Place
from pplcheck.model.survey import Survey
from pplcheck.model.use import Use

NAME = "use-disagrees"
SEVERITY = Severity.WARNING

_MOST_PLACES = 3


def check(graph: CommonsGraph, survey: Survey) -> Iterator[Finding]:
    """Yield one finding for each thing in which a stated use and what shows of it differ."""
    del survey
    for use in graph.uses():
        for said in use.disagreements:
            yield Finding(
                NAME,
                SEVERITY,
                f"the use {use.id} is not what it is stated to be: {said}",
                "look at both, and correct the [[use]], or ask the user",
                (Location(use.place, "what is stated"), *_shown(use)),
            )


def _shown(use: Use) -> Iterator[Location]:
    """Yield the strongest of what shows at the site, most telling first."""
    strongest = sorted(
        (trace for trace in use.traces if trace.here.path),
        key=lambda one: (not one.is_changed, -one.strength, one),
    )
    for trace in strongest[:_MOST_PLACES]:
        what = "is like" if trace.is_changed else "is"
        here = Place(f"{use.site}: {trace.here.path}", trace.here.line)
        yield Location(here, f"{what} {trace.there}" if trace.there else trace.says)
