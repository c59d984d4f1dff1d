"""What was agreed is held against the day and the verdicts."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from pplcheck.graph import CommonsGraph, Ending, endings
from pplcheck.judge import agreed_on, with_agreements, with_settlements
from pplcheck.model.agreement import Agreed
from pplcheck.model.finding import Finding
from pplcheck.model.reminder import Reminder
from pplcheck.model.settings import Settings
from pplcheck.model.terms import OutcomeKind, Terms
from pplcheck.model.use import Use
from pplcheck.model.verdict import Verdict
from pplcheck.report.words import OUTCOMES

ByTerms = Callable[[Terms], Verdict]

_ENDS: Final = "agreement-ends"
_AGREE: Final = "agree again (`pplcheck agree` drafts the record and the letter)"


def agreements_on(settings: Settings, as_of: date) -> tuple[Agreed, ...]:
    """Return what was agreed, on the day, by id."""
    found = (agreed_on(one, as_of) for one in settings.agreements)
    return tuple(sorted(found, key=lambda one: one.id))


class Agreements:
    """Holds what the stewards agreed on, and published, against verdicts."""

    def __init__(self, settings: Settings, terms: Iterable[Terms], as_of: date) -> None:
        """Take what they wrote, the terms, and the day."""
        self._schedules = settings.schedules
        self._terms = {one.id: one for one in terms}
        self._as_of = as_of

    def applied(self, own: Verdict, graph: CommonsGraph, use: Use, judged: ByTerms) -> Verdict:
        """Return the verdict as agreements leave it, with what would settle it.

        Args:
            own: what the licence says by itself.
            graph: with the agreements on the day.
            use: that was judged.
            judged: judges this use by given terms.

        """

        def by_changed(licence: str, change: Callable[[Terms], Terms]) -> Verdict | None:
            terms = self._terms.get(licence)
            return judged(change(terms)) if terms else None

        told = with_agreements(own, use, graph.agreements_with(use.entity), by_changed)
        return with_settlements(told, use, self._schedules, self._as_of)


def with_licence_alone(
    findings: Iterable[Finding], graph: CommonsGraph, verdicts: Iterable[Verdict]
) -> tuple[Finding, ...]:
    """Return findings on what ends with what the licence alone then says of its uses.

    Args:
        findings: of all checks, which know no verdicts.
        graph: with the agreements on the day.
        verdicts: on the uses.

    """
    on = {verdict.use: verdict for verdict in verdicts}
    hints = {
        one.agreed.agreement.place: hint
        for one in endings(graph)
        if (hint := _then(one, [on[use.id] for use in one.uses if use.id in on]))
    }
    return tuple(
        replace(one, hint=hints[one.locations[0].place])
        if one.check == _ENDS and one.locations[0].place in hints
        else one
        for one in findings
    )


def _then(ending: Ending, verdicts: Iterable[Verdict]) -> str:
    """Say what is left of an agreement once it is over; empty where another one covers."""
    told = tuple(verdicts)
    if not told or any(one.agreement not in {None, ending.agreed} for one in told):
        return ""
    alone = dict.fromkeys(one.without or one.outcome for one in told)
    lead = "without it the use rests on the licence alone"
    if set(alone) == {OutcomeKind.PERMITTED}:
        return f"{lead}, which permits it: {_AGREE} only for what it adds to that"
    said = "; or ".join(OUTCOMES[one] for one in alone)
    return f"{lead}: {said}. {_AGREE.capitalize()}, or end the use"


def endings_of_agreements(graph: CommonsGraph) -> Iterator[Reminder]:
    """Yield what was agreed and ends soon, or ended while the use goes on."""
    for one in endings(graph):
        said = one.agreed.agreement
        verb = "ended" if one.agreed.days_left is None else "ends"
        what = f"the agreement on {said.asset} {verb} on {one.until.isoformat()}"
        yield Reminder(one.until, said.entity, what, one.agreed.id)
