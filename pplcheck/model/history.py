"""Which licence held when?"""

from dataclasses import dataclass
from datetime import date

from pplcheck.model.place import Place


@dataclass(frozen=True, slots=True)
class Period:
    """A time in which the same licence was declared for an asset.

    Attributes:
        licence: normal form of the expression, or None where nothing said.
        begins: day of the commit that began it, by the committer's clock, in UTC.
        commit: its id.
        ends: day of the commit that ended it, or None where it still holds.
        place: where the licence was declared when the period began, or None.
        unknown: why the licence cannot be told, or empty.

    """

    licence: str | None
    begins: date
    commit: str
    ends: date | None = None
    place: Place | None = None
    unknown: str = ""


@dataclass(frozen=True, slots=True)
class History:
    """How far back the versions of a commons are known.

    Attributes:
        begins: day of the oldest commit that is here, or None where none could be looked at.
        missing: why there may be older ones that could not be looked at, or empty.

    """

    begins: date | None
    missing: str = ""
