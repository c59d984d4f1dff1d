"""What is out of order in the commons' own house?"""

from dataclasses import dataclass
from enum import StrEnum

from pplcheck.model.place import Place


class Severity(StrEnum):
    """How much it matters."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Location:
    """A place and what stands there that matters to the finding."""

    place: Place
    says: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing out of order.

    Attributes:
        check: name of the check.
        severity: how much it matters.
        message: what is wrong, in one line.
        hint: what to do about it.
        locations: where, the most telling first; never empty.

    """

    check: str
    severity: Severity
    message: str
    hint: str
    locations: tuple[Location, ...]
