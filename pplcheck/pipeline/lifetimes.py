"""Since when, and for how long, does what an entity says of itself hold?"""

from datetime import MAXYEAR, date
from typing import Final

from pplcheck.model.fact import Fact, Level, Speaker, Value

_LEAP_DAY: Final = 29


def own_word(name: str, value: Value, evidence: str, said: date, seen: date | None) -> Fact:
    """Return an answer as an entity's own word, which ends, so that somebody looks again.

    Args:
        name: of the fact.
        value: yes, no, or unknown.
        evidence: what a person can open; empty for one's word alone.
        said: the day of the answer.
        seen: the day of the evidence; None for that of the answer.

    """
    return Fact(
        name=name,
        value=value,
        level=Level.STATED,
        by=Speaker.SELF,
        evidence=evidence or f"own word, {said.isoformat()}",
        is_checked=True,
        valid_from=seen or said,
        valid_until=last_day_of_own_word(said),
    )


def last_day_of_own_word(said: date) -> date:
    """Return the last day of one's own word: twelve months after it was given."""
    is_leap_day = (said.month, said.day) == (2, _LEAP_DAY)
    year = min(said.year + 1, MAXYEAR)
    return said.replace(year=year, day=_LEAP_DAY - 1 if is_leap_day else said.day)
