"""What ends soon, so that somebody should renew it?"""

from dataclasses import dataclass
from datetime import date
from typing import Final

# So many days before its end people are told, so that they can renew it in time.
NOTICE_DAYS: Final = 60


@dataclass(frozen=True, slots=True, order=True)
class Reminder:
    """A statement or an agreement that ends soon, or ended.

    Attributes:
        on: the last day on which it holds.
        owner: id of the entity or the use that it is about.
        what: in one line, for people; names no person.
        evidence: id of the statement, `E1`, or of the agreement.

    """

    on: date
    owner: str
    what: str
    evidence: str
