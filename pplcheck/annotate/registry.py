"""Which formats can say their own licence, and which of them is this file?

A writer is a module with `NAME`, `GLOBS`, `claims(content)` and `annotate(content,
annotation)`. A new one is a file, a test and a line here.
"""

from fnmatch import fnmatchcase
from typing import Final, Protocol

from pplcheck.annotate import fcstd, gltf, kicad, png, scad, sidecar, svg, threemf
from pplcheck.model.annotation import Annotated, Annotation

__all__ = ["WRITERS", "Writer", "is_called_so", "sidecar", "writer_of"]


class Writer(Protocol):
    """A module that writes into files of one format."""

    @property
    def NAME(self) -> str:
        """What the writer is called."""
        ...

    @property
    def GLOBS(self) -> tuple[str, ...]:
        """Patterns of lower-case file names."""
        ...

    def claims(self, content: bytes) -> bool:
        """Whether a content under such a name is of this format, as far as its head tells."""
        ...

    def annotate(self, content: bytes, annotation: Annotation) -> Annotated:
        """Return the content with what it is to say, all else as it was.

        Args:
            content: of the whole file.
            annotation: what it is to say.

        Raises:
            CannotAnnotateError: it is broken, or says something else.

        """
        ...


WRITERS: Final[tuple[Writer, ...]] = (
    fcstd,
    gltf,
    kicad,
    png,
    scad,
    sidecar,
    svg,
    threemf,
)


def is_called_so(name: str) -> bool:
    """Whether a file of this name may be of a format that can say its own licence."""
    lower = name.lower()
    return any(fnmatchcase(lower, glob) for writer in WRITERS for glob in writer.GLOBS)


def writer_of(name: str, content: bytes) -> Writer | None:
    """Return the writer for a file, or None where its format has no place for a licence.

    Args:
        name: of the file, without its folder.
        content: of the whole file.

    """
    lower = name.lower()
    for writer in WRITERS:
        if any(fnmatchcase(lower, glob) for glob in writer.GLOBS) and writer.claims(content):
            return writer
    return None
