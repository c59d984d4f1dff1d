"""Which comments, and which blocks of programmes, does a GIF hold?

CompuServe, GIF89a, sections 17 to 27; Adobe, XMP part 3, section 1.1.2.
"""

from collections.abc import Iterator
from typing import Final

from pplcheck.syntax.places import UnparsableError

SIGNATURES: Final = (b"GIF87a", b"GIF89a")
COMMENT: Final = b"comment"
XMP: Final = b"XMP DataXMP"
_HEAD: Final = 13
_EXTENSION: Final = 0x21
_IMAGE: Final = 0x2C
_END: Final = 0x3B
_COMMENT: Final = 0xFE
_APPLICATION: Final = 0xFF
# A table of colours: this bit says that there is one, those say how long it is.
_HAS_TABLE: Final = 0x80
_TABLE: Final = 0x07
# An XMP packet stands there as it is. Read as blocks it leads into this ramp of bytes, from
# whichever of which the way goes down to the end.
_RAMP: Final = 258


def blocks(content: bytes, longest: int) -> Iterator[tuple[bytes, bytes]]:
    """Yield each comment, with `COMMENT` before it, and each XMP packet, with `XMP`.

    Args:
        content: from the signature on.
        longest: of what is yielded; the rest of a longer one is left.

    Raises:
        UnparsableError: it is cut off, or no GIF beyond some point; what stood before was
            yielded.

    """
    walk = _Walk(content)
    walk.at = _HEAD + walk.table(10)
    while True:
        kind = walk.byte()
        if kind == _END:
            return
        if kind == _IMAGE:
            walk.at += 9 + walk.table(walk.at + 8)
            walk.byte()
            walk.skip()
        elif kind != _EXTENSION:
            raise UnparsableError(0, 0, "GIF with something else between its blocks")
        else:
            yield from _extension(walk, longest)


def _extension(walk: "_Walk", longest: int) -> Iterator[tuple[bytes, bytes]]:
    label = walk.byte()
    start = walk.at
    if label == _COMMENT:
        walk.skip()
        yield COMMENT, walk.joined(start, longest)
        return
    name = walk.content[start + 1 : start + 12]
    walk.skip()
    if label == _APPLICATION and name == XMP:
        yield XMP, walk.content[start + 12 : walk.at - _RAMP][:longest]


class _Walk:
    """A place in the content, and how to go on from there."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.at = 0

    def byte(self) -> int:
        """Return the next byte."""
        if self.at >= len(self.content):
            raise UnparsableError(0, 0, "GIF that is cut off")
        self.at += 1
        return self.content[self.at - 1]

    def table(self, at: int) -> int:
        """Return the size of the table of colours that the flags at `at` tell of."""
        if at >= len(self.content):
            raise UnparsableError(0, 0, "GIF that is cut off")
        flags = self.content[at]
        return 3 * 2 ** ((flags & _TABLE) + 1) if flags & _HAS_TABLE else 0

    def skip(self) -> None:
        """Go on behind the last of some blocks, each of which has its size before it."""
        at, content = self.at, self.content
        try:
            while size := content[at]:
                at += size + 1
        except IndexError as error:
            raise UnparsableError(0, 0, "GIF that is cut off") from error
        self.at = at + 1

    def joined(self, start: int, longest: int) -> bytes:
        """Return the blocks from `start` to here as one."""
        parts, left = [], longest
        while start < self.at and left > 0:
            size = self.content[start]
            parts.append(self.content[start + 1 : start + 1 + min(size, left)])
            left -= size
            start += size + 1
        return b"".join(parts)
