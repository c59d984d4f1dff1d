"""Which commits led to a version, and which contents stood where and when?"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PastCommit:
    """A commit among all that led to a version.

    Attributes:
        id: in full, in hexadecimal digits.
        day: by the committer's clock, in UTC.
        parents: their numbers in the same list; those that are missing (a shallow clone) are
            left out.
        line: number of the first commit of the line of first parents that contains it, in the
            list of those, the oldest being 0.

    """

    id: str
    day: date
    parents: tuple[int, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Life:
    """A content at a path, from one version of the line of first parents to another.

    Attributes:
        content_id: git's blob id (SHA-1).
        path: where it stood.
        first: number on the line of the first version that had it there.
        last: number on the line of the last version that had it there. What only stood on a
            side branch has the number of the version that merged the branch, twice.
        is_aside: it only stood on a side branch: no version of the line has it there, and
            what a version consists of is told by the others.

    """

    content_id: str
    path: str
    first: int
    last: int
    is_aside: bool = False


@dataclass(frozen=True, slots=True)
class Past:
    """What git tells of all versions.

    Attributes:
        commits: oldest first, parents before children.
        line: numbers in `commits` of the line of first parents, oldest first.
        lives: sorted by path, then by first version; empty where nobody asked for them.
        is_whole: whether no older commits are missing.

    """

    commits: tuple[PastCommit, ...]
    line: tuple[int, ...]
    lives: tuple[Life, ...] = ()
    is_whole: bool = True
