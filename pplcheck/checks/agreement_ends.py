"""Does what was agreed end soon, or did it end while the use goes on?"""

from collections.abc import Iterator
from typing import Final

from pplcheck.graph import CommonsGraph, Ending, endings
from pplcheck.model.finding import Finding, Location, Severity
from pplcheck.model.survey import Survey

NAME = "agreement-ends"
SEVERITY = Severity.WARNING

_HINT: Final = "agree again (`pplcheck agree` drafts the record and the letter), or end the use"
_NO_USE: Final = (
    "agree again (`pplcheck agree` drafts the record and the letter), or let it end"
)


def check(graph: CommonsGraph, survey: Survey) -> Iterator[Finding]:
    """Yield one finding for each agreement that ends soon, or that a use outlasts."""
    del survey
    for ending in endings(graph):
        agreed = ending.agreed
        yield Finding(
            NAME,
            SEVERITY,
            f"the agreement {agreed.id} {_when(ending)}",
            _HINT if ending.uses else _NO_USE,
            (
                Location(agreed.agreement.place, "what was agreed"),
                *(Location(use.place, "a use that it is about") for use in ending.uses),
            ),
        )


def _when(ending: Ending) -> str:
    day, soon = ending.until.isoformat(), ending.agreed.ends_in
    return f"ends on {day}, {soon}" if soon else f"ended on {day}, and the use goes on"
