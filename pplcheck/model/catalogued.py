"""What does the catalogue say of a public commons?"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Matter(StrEnum):
    """What a commons mostly consists of."""

    SOFTWARE = "software"
    DESIGN = "design"
    TEXT = "text"
    DATA = "data"


@dataclass(frozen=True, slots=True)
class CataloguedPeriod:
    """A time in which a commons was offered under one licence.

    Attributes:
        licence: normal form of the expression, or None where it cannot be told.
        begins: day of the commit that began it, or None where no history was at hand.
        commit: its id, or empty.
        path: of the file that said so, or empty.
        unknown: why the licence cannot be told, or empty.

    """

    licence: str | None
    begins: date | None
    commit: str
    path: str
    unknown: str = ""


@dataclass(frozen=True, slots=True)
class Catalogued:
    """An entry of the catalogue.

    Attributes:
        name: for people.
        matter: what it mostly consists of.
        addresses: canonical; the first one is its id in an index.
        packages: package URLs without version, sorted.
        stewards: organisations that offer it, as they name themselves; never natural persons.
        family: ids of the commits without parents, where they are its own.
        began: day of the oldest of these, or None.
        periods: licences over time, the oldest first.
        conflict: which of its declarations disagree, or empty.
        note: what else a user should know of its licence, or empty.
        source: address of the page on which the licence was read.
        looked_at: the day on which it was.

    """

    name: str
    matter: Matter
    addresses: tuple[str, ...]
    packages: tuple[str, ...]
    stewards: tuple[str, ...]
    family: tuple[str, ...]
    began: date | None
    periods: tuple[CataloguedPeriod, ...]
    conflict: str
    note: str
    source: str
    looked_at: date

    @property
    def id(self) -> str:
        """The id of the commons in an index: its first address."""
        return self.addresses[0]
