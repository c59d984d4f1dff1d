"""Which records of IPTC, and which resources of Photoshop, stand in these bytes?

IPTC-IIM 4.2, chapter 1; Adobe Photoshop file formats, "Image resources".
"""

from collections.abc import Iterator
from typing import Final

from pplcheck.syntax.places import UnparsableError

# How each dataset, and each resource, begins.
_DATASET: Final = 0x1C
_RESOURCE: Final = b"8BIM"
# A size with this bit set is the number of bytes in which the size itself follows.
_EXTENDED: Final = 0x8000
_LONGEST_SIZE: Final = 4
_HEAD: Final = 5


def datasets(content: bytes) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield record and number of each dataset, and its value as text.

    Raises:
        UnparsableError: one is cut off; what stood before was yielded.

    """
    at = 0
    while at + _HEAD <= len(content) and content[at] == _DATASET:
        key = (content[at + 1], content[at + 2])
        size = int.from_bytes(content[at + 3 : at + _HEAD])
        at += _HEAD
        if size & _EXTENDED:
            further = size & ~_EXTENDED
            if further > _LONGEST_SIZE:
                raise UnparsableError(0, 0, "IPTC with a size that nothing has")
            size = int.from_bytes(content[at : at + further])
            at += further
        value = content[at : at + size]
        at += size
        if at > len(content):
            raise UnparsableError(0, 0, "IPTC that is cut off")
        yield key, _text(value)


def _text(value: bytes) -> str:
    """Return text: many write UTF-8 and do not say so, and none of the others is likely."""
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.decode("cp1252", "replace")


def resources(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield number and content of each of Photoshop's resources.

    Raises:
        UnparsableError: one is cut off; what stood before was yielded.

    """
    at = 0
    while content[at : at + 4] == _RESOURCE:
        number = int.from_bytes(content[at + 4 : at + 6])
        name = content[at + 6 : at + 7]
        if not name:
            raise UnparsableError(0, 0, "Photoshop's resources are cut off")
        # A name has its length before it, and both fill an even number of bytes; so does a
        # resource.
        at += 6 + _even(1 + name[0])
        size = int.from_bytes(content[at : at + 4])
        at += 4
        if at + size > len(content):
            raise UnparsableError(0, 0, "Photoshop's resources are cut off")
        yield number, content[at : at + size]
        at += _even(size)


def _even(size: int) -> int:
    return size + size % 2
