"""What ends soon, or ended, so that somebody should look again?"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from pplcheck.model.fact import Fact, Level, Speaker, Value
from pplcheck.model.reminder import NOTICE_DAYS, Reminder

_MOST_NAMED: Final = 3


def reminders(
    evidence: Iterable[tuple[str, Fact]], as_of: date, days: int = NOTICE_DAYS
) -> tuple[Reminder, ...]:
    """Return which statements end within some days, or have ended, and were not renewed.

    Statements of one weight that end together are one reminder: as a rule they stand on one
    extract.

    Args:
        evidence: pairs of the entity's or use's id and the statement, with its number.
        as_of: the day.
        days: how many days ahead.

    """
    pairs = [(owner, fact) for owner, fact in evidence if _counts(fact)]
    last = as_of + timedelta(days=min(days, (date.max - as_of).days))
    longest: dict[tuple[str, str, Level], date] = {}
    for owner, fact in pairs:
        # What weighs less renews nothing: what is proven would be so no longer.
        for level in Level:
            if level <= fact.level:
                key = (owner, fact.name, level)
                longest[key] = max(longest.get(key, date.min), _end(fact))
    ending: dict[tuple[date, str, Level, Speaker], list[Fact]] = defaultdict(list)
    for owner, fact in pairs:
        ends = _end(fact)
        if ends <= last and ends < date.max and longest[owner, fact.name, fact.level] == ends:
            ending[ends, owner, fact.level, fact.by].append(fact)
    return tuple(
        sorted(
            Reminder(ends, owner, _says(facts, ends, as_of), facts[0].id)
            for (ends, owner, _, _), facts in ending.items()
        )
    )


def _end(fact: Fact) -> date:
    return fact.valid_until or date.max


def _counts(fact: Fact) -> bool:
    """Whether anything would change when it ends."""
    return fact.level > Level.SIGNAL and fact.value in (Value.YES, Value.NO)


def _says(facts: Iterable[Fact], ends: date, as_of: date) -> str:
    several = list(facts)
    first = several[0]
    names = sorted({fact.name for fact in several})
    named = ", ".join(names[:_MOST_NAMED])
    more = len(names) - _MOST_NAMED
    rest = f" and {more} more" if more > 0 else ""
    when = "ended" if ends < as_of else "ends"
    whose = f"level {first.level.value}, by {first.by}"
    return f"what is known of {named}{rest} ({whose}) {when} on {ends.isoformat()}"
