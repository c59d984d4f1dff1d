"""Which statements say something, and do not count on this day?"""

from pplcheck.model.fact import Fact, Level, Timing, Value
from pplcheck.model.report import Report
from pplcheck.report.page import Page

_MOST = 5
_WHEN = {Timing.NOT_YET: "not yet", Timing.NO_LONGER: "no longer"}


def write_not_counted(page: Page, report: Report) -> None:
    """Write the statements that do not hold yet, and those that no longer do."""
    day = report.subject.as_of
    found = [
        (owner, fact)
        for owner, fact in report.evidence
        if fact.timing(day) is not Timing.HOLDS and _says_something(fact)
    ]
    if not found:
        return
    page.gap()
    page.write("What does not count on this day", style="bold")
    most = len(found) if page.look.verbosity > 0 else _MOST
    page.rows(
        [(fact.id, f"{owner}: {_described(fact, report)}") for owner, fact in found[:most]]
    )
    if len(found) > most:
        page.write(f"and {len(found) - most} more (-v)", indent=2)


def _says_something(fact: Fact) -> bool:
    return fact.level > Level.SIGNAL and fact.value is not Value.UNKNOWN


def _described(fact: Fact, report: Report) -> str:
    timing = fact.timing(report.subject.as_of)
    begins = f"from {fact.valid_from}" if timing is Timing.NOT_YET else ""
    ends = f"until {fact.valid_until}" if timing is Timing.NO_LONGER else ""
    return f"{fact.name} = {fact.value}, {_WHEN[timing]} ({begins}{ends}, by {fact.by})"
