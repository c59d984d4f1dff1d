"""What of a licence's duties is to be seen in the tree of a user?"""

from dataclasses import dataclass
from enum import StrEnum

from pplcheck.model.fact import Value
from pplcheck.model.place import Place


class Sight(StrEnum):
    """What can be looked for. The terms of a licence say which of them answer a fact.

    `NOTICES` are copyright notices, `LICENCE_NOTICES` lines that name the licence; `LICENCE`
    is its text or its address, `LICENCE_TEXT` its text alone; `CHANGE_DATES` are the days that
    stand with statements of change.
    """

    NOTICES = "notices"
    LICENCE_NOTICES = "licence-notices"
    AUTHOR = "author"
    TITLE = "title"
    LICENCE = "licence"
    LICENCE_TEXT = "licence-text"
    CHANGES = "changes"
    CHANGE_DATES = "change-dates"
    SAME_LICENCE = "same-licence"
    SOURCE = "source"


@dataclass(frozen=True, slots=True, order=True)
class MissingLine:
    """A line that would do what the licence asks, and where it would go.

    Attributes:
        place: the file, and the line after which it would stand; 0 for the top of the file,
            and for a file that would be new.
        text: to add, with the comment signs of the file; may name people. Empty where a whole
            file is missing, such as the text of the licence.
        there: where the commons has it; an empty path where it has no such line.

    """

    place: Place
    text: str
    there: Place


@dataclass(frozen=True, slots=True, order=True)
class DutySeen:
    """What was seen, or looked for in vain, of one thing that a licence may ask.

    Attributes:
        sight: what was looked for.
        value: whether it is there; `no` only where its absence proves that it is missing, which
            needs a tree that is given to others.
        says: what was seen and how it is told, in one line; names nobody.
        seen: where, sorted.
        missing: what would do, sorted; may be there beside an `unknown`.

    """

    sight: Sight
    value: Value
    says: str
    seen: tuple[Place, ...] = ()
    missing: tuple[MissingLine, ...] = ()
