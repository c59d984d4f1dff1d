"""For how long does what an entity says of itself hold, where it does not say so?"""

from datetime import MAXYEAR, date
from typing import Final

_LEAP_DAY: Final = 29


def last_day_of_own_word(said: date) -> date:
    """Return the last day of one's own word: twelve months after it was given."""
    is_leap_day = (said.month, said.day) == (2, _LEAP_DAY)
    year = min(said.year + 1, MAXYEAR)
    return said.replace(year=year, day=_LEAP_DAY - 1 if is_leap_day else said.day)
