"""Which segments stand before the picture of a JPEG?

ITU-T T.81, annex B.
"""

from collections.abc import Iterator
from typing import Final

from pplcheck.syntax.places import UnparsableError

SIGNATURE: Final = b"\xff\xd8\xff"
APP1: Final = 0xE1
APP13: Final = 0xED
COMMENT: Final = 0xFE
_MARK: Final = 0xFF
# Start of scan, from where on the picture itself stands, and the end.
_PICTURE: Final = frozenset({0xDA, 0xD9})
# Restarts and such: a mark and nothing else.
_ALONE: Final = frozenset({0x01, *range(0xD0, 0xD9)})
_SHORTEST: Final = 2


def segments(content: bytes, wanted: frozenset[int]) -> Iterator[tuple[int, bytes]]:
    """Yield mark and content of each wanted segment before the picture.

    Args:
        content: from the start of the image on.
        wanted: marks.

    Raises:
        UnparsableError: it is cut off, or no JPEG beyond some point; what stood before was
            yielded.

    """
    at, end = 2, len(content)
    while at + 2 <= end:
        if content[at] != _MARK:
            raise UnparsableError(0, 0, "JPEG with something else between its segments")
        mark = content[at + 1]
        if mark in _PICTURE:
            return
        if mark == _MARK:
            at += 1  # padding
            continue
        at += 2
        if mark in _ALONE:
            continue
        size = int.from_bytes(content[at : at + 2])
        if size < _SHORTEST or at + size > end:
            break
        if mark in wanted:
            yield mark, content[at + 2 : at + size]
        at += size
    raise UnparsableError(0, 0, "JPEG that is cut off")
