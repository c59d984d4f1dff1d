"""What is the shape of a reader?

A reader is a module. One for files of a certain name has `NAME`, `GLOBS` and `read(path,
content)`; one for statements that may stand in any text has `NAME`, `CUES` and `read(window,
offsets)`, and is asked only where one of its cues stands. One for a format of designs has also
a `FORMAT`, and says of a content whether it `claims` it: `.lib` and `.sch` are the endings of
many things.
"""

from collections.abc import Iterator, Sequence
from typing import Protocol

from pplcheck.model.design import Format
from pplcheck.model.evidence import Evidence
from pplcheck.read.window import Window


class Reader(Protocol):
    """A module that reads licence evidence from files of certain names."""

    @property
    def NAME(self) -> str:
        """What the reader is called."""
        ...

    @property
    def GLOBS(self) -> tuple[str, ...]:
        """Patterns of lower-case file names."""
        ...

    def read(self, path: str, content: bytes) -> Iterator[Evidence]:
        """Yield what the file states.

        Args:
            path: relative to the root.
            content: UTF-8, or bytes that are nearly so.

        Raises:
            UnparsableError: the file is not what its name promises.

        """
        ...


class CueReader(Protocol):
    """A module that reads licence evidence wherever it stands in any text."""

    @property
    def NAME(self) -> str:
        """What the reader is called."""
        ...

    @property
    def CUES(self) -> tuple[bytes, ...]:
        """Words in lower case, one of which stands in whatever the reader could read."""
        ...

    def read(self, window: Window, offsets: Sequence[int]) -> Iterator[Evidence]:
        """Yield what is stated around some cues.

        Args:
            window: a stretch of the text.
            offsets: where cues stand in it, rising.

        """
        ...


class DesignReader(Protocol):
    """A module that reads what a design, a picture, a document or a sound says of itself."""

    @property
    def NAME(self) -> str:
        """What the reader is called."""
        ...

    @property
    def GLOBS(self) -> tuple[str, ...]:
        """Patterns of lower-case file names."""
        ...

    @property
    def FORMAT(self) -> Format:
        """The format, and where in it what stands."""
        ...

    def claims(self, content: bytes) -> bool:
        """Whether a content under such a name is of this format, as far as its head tells."""
        ...

    def read(self, path: str, content: bytes) -> Iterator[Evidence]:
        """Yield what the design says of itself and of others.

        Args:
            path: relative to the root.
            content: the bytes; of a format that names a `head`, only so many. A text in UTF-16
                or UTF-32 comes as UTF-8.

        Raises:
            UnparsableError: it is broken, or larger or deeper than any real one; what was
                yielded before stands.

        """
        ...
