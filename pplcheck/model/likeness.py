"""How is one file like another, and how is that known?"""

from dataclasses import dataclass
from enum import StrEnum


class Alike(StrEnum):
    """How much of one is in the other."""

    SAME = "same"
    REEXPORTED = "re-exported"
    SIMILAR = "similar"


@dataclass(frozen=True, slots=True, order=True)
class Likeness:
    """One piece of evidence that two files have something in common.

    Several may speak of one pair of files, each by its own method; none replaces another.

    Attributes:
        path: the file that was asked about.
        other: the file that it is like.
        collection: of the other: a repository, a commons.
        method: how that was found: `content`, `shape`, `part`, `triangles`, `openscad` …
        alike: how much.
        is_claimed: whether it can be said without a person having looked.
        distance: of two shapes, 0 where they are one; None for methods that have none.
        score: the share that is common to both, up to 1; None for methods that have none.
        scale: how many times larger the first is.
        is_mirrored: None where that cannot be told, as in symmetric parts.
        says: what a person should know of it; may be empty.

    """

    path: str
    other: str
    collection: str
    method: str
    alike: Alike
    is_claimed: bool
    distance: float | None = None
    score: float | None = None
    scale: float = 1.0
    is_mirrored: bool | None = None
    says: str = ""
