"""Would nobody notice that what a reviewer looked at has changed?"""

from collections.abc import Iterator

from pplcheck.graph import CommonsGraph
from pplcheck.model.finding import Finding, Location, Severity
from pplcheck.model.place import Place
from pplcheck.model.survey import Survey

NAME = "conclusion-unbound"
SEVERITY = Severity.NOTE


def check(graph: CommonsGraph, survey: Survey) -> Iterator[Finding]:
    """Yield one finding for each conclusion that names no content, with the ids to write."""
    del graph
    for concluded in survey.conclusions:
        if not concluded.is_unbound or not concluded.holds:
            continue
        one = concluded.conclusion
        yield Finding(
            NAME,
            SEVERITY,
            f"the conclusion of {one.by} would outlive any change of what was seen",
            "write the ids of the contents that were seen into `content`",
            (
                Location(one.place, one.reason),
                *(
                    Location(Place(seen.path), f'content = "{seen.content_id}"')
                    for seen in concluded.holds
                ),
            ),
        )
