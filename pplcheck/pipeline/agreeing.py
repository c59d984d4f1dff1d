"""What was agreed is held against the day and the verdicts."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date

from pplcheck.graph import CommonsGraph, endings
from pplcheck.judge import agreed_on, settled_by, with_agreements
from pplcheck.model.agreement import Agreed
from pplcheck.model.reminder import Reminder
from pplcheck.model.settings import Settings
from pplcheck.model.terms import Terms
from pplcheck.model.use import Use
from pplcheck.model.verdict import Verdict

ByTerms = Callable[[Terms], Verdict]


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
        return replace(told, settle=settled_by(told, use, self._schedules, self._as_of))


def endings_of_agreements(graph: CommonsGraph) -> Iterator[Reminder]:
    """Yield what was agreed and ends soon, or ended while the use goes on."""
    for one in endings(graph):
        said = one.agreed.agreement
        verb = "ended" if one.agreed.days_left is None else "ends"
        what = f"the agreement on {said.asset} {verb} on {one.until.isoformat()}"
        yield Reminder(one.until, said.entity, what, one.agreed.id)
