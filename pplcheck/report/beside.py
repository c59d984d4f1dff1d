"""What stands beside a verdict: an agreement, why one does not cover the use, an answer?"""

import re
from collections.abc import Iterable

from pplcheck.model.agreement import Agreed, AgreementKind
from pplcheck.model.contest import Answered
from pplcheck.model.fact import Value
from pplcheck.model.reminder import Reminder
from pplcheck.model.terms import OutcomeKind
from pplcheck.model.verdict import Verdict
from pplcheck.report.page import Page
from pplcheck.report.words import OUTCOMES, joined

_INDENT = 6
_LONGEST_STATEMENT = 300
_MOST_REMINDERS = 5
_WHAT = {
    AgreementKind.PERMISSION: "a permission",
    AgreementKind.SETTLEMENT: "a settlement",
}


def write_beside(page: Page, verdict: Verdict) -> None:
    """Write the agreement that covers a use, those that do not, and the entity's answers."""
    if verdict.agreement:
        _agreement(page, verdict.agreement)
    if verdict.without:
        page.write(OUTCOMES[verdict.without], lead="the licence alone:", indent=_INDENT)
    for why in verdict.beside:
        page.write(why, lead="not covered by what was agreed:", indent=_INDENT)
    for answered in verdict.answered:
        _answer(page, answered, verdict.outcome)


def _agreement(page: Page, agreed: Agreed) -> None:
    one = agreed.agreement
    acts = joined([str(act) for act in one.acts]) if one.acts else "no act"
    paid = "commercial use included" if one.commercial is Value.YES else "not commercial"
    ends = f" until {one.until.isoformat()}" if one.until else ", without an end"
    left = f" ({agreed.ends_in})" if agreed.ends_in else ""
    said = f"{one.id}, {_WHAT[one.kind]} to {acts}, {paid}, from {one.begins.isoformat()}"
    page.write(f"{said}{ends}{left}: {one.evidence}", lead="agreement:", indent=_INDENT)
    if one.gives:
        page.write(one.gives, lead="given in return:", indent=_INDENT)
    if one.waives:
        page.write(joined(one.waives), lead="duties waived:", indent=_INDENT)


def _answer(page: Page, answered: Answered, outcome: OutcomeKind) -> None:
    """Write an entity's answer in its own words, and what becomes of it."""
    one = answered.contest
    statement = one.statement
    if page.look.verbosity <= 0 and len(statement) > _LONGEST_STATEMENT:
        statement = f"{statement[:_LONGEST_STATEMENT].rstrip()} … (-v)"
    evidence = f"; see {one.evidence}" if one.evidence else ""
    page.write(
        f"“{statement}” ({one.on.isoformat()}{evidence})",
        lead="the entity answers:",
        style="yellow",
        indent=_INDENT,
    )
    if answered.paused_until:
        until = answered.paused_until.isoformat()
        said = f"“{OUTCOMES[outcome]}” makes no build fail until {until}"
        page.write(said, lead="paused:", indent=_INDENT + 2)
    if one.resolved:
        ruling = one.resolved
        said = f"{ruling.ruling} by {ruling.by} on {ruling.on.isoformat()}: {ruling.reason}"
        page.write(said, indent=_INDENT + 2)


def write_reminders(page: Page, reminders: Iterable[Reminder]) -> tuple[str, ...]:
    """Write what ends soon, or ended, the nearest day first; return what those written cite."""
    ordered = sorted(reminders)
    if not ordered:
        return ()
    page.gap()
    page.write("What ends soon, or ended", style="bold")
    most = len(ordered) if page.look.verbosity > 0 else _MOST_REMINDERS
    page.rows([(one.on.isoformat(), f"{one.what} ({one.evidence})") for one in ordered[:most]])
    if len(ordered) > most:
        page.write(f"and {len(ordered) - most} more (-v)", indent=2)
    return tuple(
        number for one in ordered[:most] for number in re.findall(r"\bE\d+\b", one.evidence)
    )
