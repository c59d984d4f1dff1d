"""Which tags stand in the first directory of a TIFF, or of Exif, which is one?

TIFF 6.0, section 2, and BigTIFF. A directory is a table of tags; a value that is longer than
its cell stands elsewhere, where an offset says. Each may be a lie: what lies beyond the end is
told, and nothing is taken twice.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pplcheck.syntax.places import UnparsableError

_ORDERS: Final = {b"II": "<", b"MM": ">"}
# Bytes of one value, by the number of its type; what has no known type is not text.
_SIZES: Final = {
    1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4, 16: 8,
    17: 8, 18: 8,
}  # fmt: skip
_LONGEST: Final = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class _Layout:
    """How the numbers of a directory are written.

    Attributes:
        first: where the offset of the first directory stands, and its format.
        count: of the entries.
        entry: tag, type, number of values.
        cell: bytes that an entry has for its value.
        offset: of a value that stands elsewhere.

    """

    first: tuple[int, str]
    count: str
    entry: str
    cell: int
    offset: str


_LAYOUTS: Final = {
    42: _Layout((4, "I"), "H", "HHI", 4, "I"),
    43: _Layout((8, "Q"), "Q", "HHQ", 8, "Q"),
}


def is_tiff(content: bytes) -> bool:
    """Whether it begins like TIFF, BigTIFF or the body of Exif."""
    order = _ORDERS.get(content[:2])
    return bool(order) and content[2:4] in {
        struct.pack(f"{order}H", number) for number in _LAYOUTS
    }


def tags(content: bytes, wanted: frozenset[int]) -> Iterator[tuple[int, bytes]]:
    """Yield number and value of each wanted tag of the first directory, once.

    Args:
        content: from the mark of the byte order on.
        wanted: numbers of tags.

    Raises:
        UnparsableError: it is no TIFF, or cut off; what stood before was yielded.

    """
    if not is_tiff(content):
        raise UnparsableError(0, 0, "not TIFF")
    order = _ORDERS[content[:2]]
    (number,) = struct.unpack_from(f"{order}H", content, 2)
    layout = _LAYOUTS[number]
    at, format_ = layout.first
    (directory,) = _unpacked(order + format_, content, at)
    (count,) = _unpacked(order + layout.count, content, directory)
    start = directory + struct.calcsize(order + layout.count)
    step = struct.calcsize(order + layout.entry) + layout.cell
    left = set(wanted)
    fits = min(count, (len(content) - start) // step)
    is_cut = fits < count
    for place in range(start, start + fits * step, step):
        tag, kind, many = struct.unpack_from(order + layout.entry, content, place)
        if tag in left:
            left.remove(tag)
            cell = place + step - layout.cell
            size = many * _SIZES.get(kind, 0)
            value = _value(content, order, layout, cell, size)
            is_cut = is_cut or len(value) < size
            yield tag, value
    if is_cut:
        raise UnparsableError(0, 0, "TIFF that is cut off")


def _value(content: bytes, order: str, layout: _Layout, cell: int, size: int) -> bytes:
    """Return as much of a value as there is, and nothing of one that no person wrote."""
    if size > _LONGEST:
        return b""
    start = cell
    if size > layout.cell:
        (start,) = _unpacked(order + layout.offset, content, cell)
    return content[start : start + size]


def _unpacked(format_: str, content: bytes, offset: int) -> tuple[int, ...]:
    if offset + struct.calcsize(format_) > len(content):
        raise UnparsableError(0, 0, "TIFF that is cut off")
    return struct.unpack_from(format_, content, offset)
