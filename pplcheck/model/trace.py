"""How is it known that a site holds, or builds on, something of a commons?"""

from dataclasses import dataclass
from enum import StrEnum

from pplcheck.model.place import Place


class Direction(StrEnum):
    """Who has it from whom, as far as histories tell: by which of them it was seen first."""

    TAKEN = "taken"
    GIVEN = "given"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, order=True)
class Trace:
    """One piece of evidence that a person can open: two paths, two revisions.

    Several may speak of one file, each by its own recogniser; none replaces another.

    Attributes:
        commons: id of the commons.
        there: the path in the commons; empty where the whole is meant, or a folder.
        here: where in the site; an empty path where the whole is meant.
        recogniser: its name: `history`, `content`, `text`, `dependency` …
        strength: 0 to 1; how sure it is that something of the commons is used here.
        direction: who has it from whom.
        version: id of the commit of the commons in which `there` stands so, or the version of
            a package; empty where that cannot be told.
        last_version: the last commit in which it stands so, where that is another.
        is_changed: whether what stands here differs from what stands there.
        lines: which lines of the file are those of the commons, as pairs of first and last;
            empty where all of them are, or where it cannot be told.
        says: what a person should know of it, in one line; may be empty.

    """

    commons: str
    there: str
    here: Place
    recogniser: str
    strength: float
    direction: Direction = Direction.UNKNOWN
    version: str = ""
    last_version: str = ""
    is_changed: bool = False
    lines: tuple[tuple[int, int], ...] = ()
    says: str = ""
