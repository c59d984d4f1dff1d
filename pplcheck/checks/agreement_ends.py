"""Does what was agreed end soon, or did it end while the use goes on?"""

from collections.abc import Iterator
from typing import Final

from pplcheck.graph import CommonsGraph, Ending, endings
from pplcheck.model.finding import Finding, Location, Severity
from pplcheck.model.survey import Survey

NAME = "agreement-ends"
SEVERITY = Severity.WARNING

_HINT = "agree again (`pplcheck agree` drafts the record and the letter), or end the use"
_SOON: Final = {1: "today", 2: "tomorrow"}


def check(graph: CommonsGraph, survey: Survey) -> Iterator[Finding]:
    """Yield one finding for each agreement that ends soon, or that a use outlasts."""
    del survey
    for ending in endings(graph):
        agreed = ending.agreed
        yield Finding(
            NAME,
            SEVERITY,
            f"the agreement {agreed.id} {_when(ending)}",
            _HINT,
            (
                Location(agreed.agreement.place, "what was agreed"),
                *(Location(use.place, "a use that it is about") for use in ending.uses),
            ),
        )


def _when(ending: Ending) -> str:
    left, day = ending.agreed.days_left, ending.until.isoformat()
    if left is None:
        return f"ended on {day}, and the use goes on"
    # The last day is a day on which it holds.
    return f"ends on {day}, {_SOON.get(left, f'in {left - 1} days')}"
