"""What is to be written into a design, and what became of it?"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol


class Says(StrEnum):
    """What some words say of a licence."""

    NOTHING = "nothing"
    RESERVED = "all rights reserved"
    THE_SAME = "the same"
    ANOTHER = "another"


class Saying(Protocol):
    """What some words say, held against the licence of an annotation."""

    def __call__(self, words: str) -> Says:
        """Return it."""
        ...


def _another(words: str) -> Says:
    """Return the careful answer, where nobody can tell."""
    del words
    return Says.ANOTHER


@dataclass(frozen=True, slots=True)
class Annotation:
    """What people want a file to say of itself.

    Attributes:
        licence: an SPDX expression.
        url: its address, where it is one licence that has one; else empty.
        authors: names, in the order in which they were given.
        copyrights: statements, such as `2026 Rope works`.
        title: of the work; empty where none was given.
        says: what words that stand in a file say, held against `licence`.
        is_forced: what stands there and says something else is replaced.

    """

    licence: str
    url: str = ""
    authors: tuple[str, ...] = ()
    copyrights: tuple[str, ...] = ()
    title: str = ""
    says: Saying = field(default=_another, compare=False)
    is_forced: bool = False

    @property
    def grant(self) -> str:
        """The licence in words, for a place where any words may stand."""
        return f"Licensed under {self.named}"

    @property
    def named(self) -> str:
        """The licence and its address, for a place where both belong."""
        return f"{self.licence} ({self.url})" if self.url else self.licence

    @property
    def author(self) -> str:
        """All authors, for a place that holds one line."""
        return "; ".join(self.authors)

    @property
    def copyright(self) -> str:
        """All copyright statements, for a place that holds one line."""
        return "; ".join(map(as_statement, self.copyrights))


@dataclass(frozen=True, slots=True)
class Annotated:
    """A file that was annotated, in memory.

    Attributes:
        content: of the whole file.
        changed: what was written and where, in the format's own terms, one a line; empty where
            all stood there already.
        left_out: what was asked for and has no place in the format.

    """

    content: bytes
    changed: tuple[str, ...]
    left_out: tuple[str, ...] = ()


class Outcome(StrEnum):
    """What became of a file."""

    WRITTEN = "written"
    WOULD_BE_WRITTEN = "would be written"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class FileAnnotated:
    """What became of one file that somebody named.

    Attributes:
        path: as it was named.
        target: the file that speaks for it: itself, or one beside it.
        outcome: in a word.
        changed: as of `Annotated`.
        left_out: as of `Annotated`.
        reason: why it was refused; empty where it was not.

    """

    path: str
    target: str
    outcome: Outcome
    changed: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    reason: str = ""


def as_statement(copyright_: str) -> str:
    """Return a copyright statement that says what it is: `2026 Ana` becomes `© 2026 Ana`."""
    begins = copyright_.lower().lstrip()
    is_told = begins.startswith(("©", "(c)", "copyright", "spdx-"))
    return copyright_.strip() if is_told else f"© {copyright_.strip()}"
