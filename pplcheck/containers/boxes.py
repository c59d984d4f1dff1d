"""Which boxes lie in a file of the MP4 family (ISO/IEC 14496-12, 4.2)?"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pplcheck.syntax.places import UnparsableError

_MOST_BOXES: Final = 10_000
_HEAD: Final = 8
_LARGE_HEAD: Final = 16


@dataclass(frozen=True, slots=True)
class Box:
    """A box: its name, and where what it holds begins and ends."""

    name: bytes
    first: int
    last: int


def boxes(content: bytes, first: int, last: int) -> Iterator[Box]:
    """Yield the boxes that lie side by side between two places.

    Raises:
        UnparsableError: one reaches beyond; what lies before was yielded.

    """
    at = first
    for _ in range(_MOST_BOXES):
        if at + _HEAD > last:
            return
        size, head = int.from_bytes(content[at : at + 4], "big"), _HEAD
        name = content[at + 4 : at + _HEAD]
        if size == 1:
            size, head = (
                int.from_bytes(content[at + _HEAD : at + _LARGE_HEAD], "big"),
                _LARGE_HEAD,
            )
        elif size == 0:
            size = last - at
        if size < head or at + size > last:
            # User data may end with a zero of four bytes in place of a box.
            if content[at : at + 4] == bytes(4):
                return
            raise UnparsableError(
                0, 0, "MP4 that is cut off, or a box that lies about its size"
            )
        yield Box(name, at + head, at + size)
        at += size
