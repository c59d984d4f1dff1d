"""What does the head of a DWG drawing say: which version, and which properties?

Source: Open Design Specification for .dwg files (Open Design Alliance), 5.4.1, chapters 4.1
(file header) and 13 (AcDb:SummaryInfo). That section is neither packed nor enciphered, and the
file header tells where it begins.
"""

import struct
from dataclasses import dataclass
from typing import Final

from pplcheck.syntax.places import UnparsableError

# By the first six bytes, the release of AutoCAD that brought the version.
RELEASES: Final = {
    b"AC1.2": "1.2", b"AC1.40": "1.4", b"AC1.50": "2.05", b"AC2.10": "2.1", b"AC2.21": "2.21",
    b"AC2.22": "2.22", b"AC1001": "2.22", b"AC1002": "2.5", b"AC1003": "2.6", b"AC1004": "9",
    b"AC1006": "10", b"AC1009": "11", b"AC1012": "13", b"AC1014": "14", b"AC1015": "2000",
    b"AC1018": "2004", b"AC1021": "2007", b"AC1024": "2010", b"AC1027": "2013",
    b"AC1032": "2018",
}  # fmt: skip
_WITH_PROPERTIES: Final = frozenset({b"AC1018", b"AC1021", b"AC1024", b"AC1027", b"AC1032"})
_OF_ONE_BYTE: Final = b"AC1018"
_ADDRESS, _SMALLEST_ADDRESS = 0x20, 0x80
_NAMES: Final = (
    "Title", "Subject", "Author", "Keywords", "Comments", "LastSavedBy", "RevisionNumber",
    "HyperlinkBase",
)  # fmt: skip
# Total editing time, and when it was created and modified.
_TIMES = 24
_MOST_CUSTOM = 1_000


@dataclass(frozen=True, slots=True)
class Property:
    """One property of a drawing; of those that people added, `is_custom`."""

    name: str
    value: str
    is_custom: bool = False


def release(content: bytes) -> str:
    """Return the release of AutoCAD that brought the version; nothing for any other content."""
    found = RELEASES.get(content[:6]) or RELEASES.get(content[:5])
    return found or ""


def properties(content: bytes) -> tuple[Property, ...]:
    """Return the properties of a drawing, without those that are empty.

    None of a version that keeps them elsewhere (2000 and before, where a record that is packed
    by the bit holds them).

    Args:
        content: the beginning of a drawing.

    Raises:
        UnparsableError: what should be there ends too early.

    """
    version = content[:6]
    if version not in _WITH_PROPERTIES:
        return ()
    walk = _Walk(content, 2 if version != _OF_ONE_BYTE else 1)
    try:
        walk.at = _ADDRESS
        (address,) = walk.take("<I")
        if address < _SMALLEST_ADDRESS:
            return ()
        walk.at = address
        found = [Property(name, walk.text()) for name in _NAMES]
        walk.at += _TIMES
        (count,) = walk.take("<H")
        found += [
            Property(walk.text(), walk.text(), is_custom=True)
            for _ in range(min(count, _MOST_CUSTOM))
        ]
    except struct.error as error:
        raise UnparsableError(
            0, 0, "a DWG drawing that is cut off in its properties"
        ) from error
    return tuple(one for one in found if one.value)


class _Walk:
    """Takes one value after the other."""

    def __init__(self, content: bytes, width: int) -> None:
        self._content = content
        self._width = width
        self.at = 0

    def take(self, form: str) -> tuple[int, ...]:
        """Return numbers; `struct.error` where the content ends before."""
        taken = struct.unpack_from(form, self._content, self.at)
        self.at += struct.calcsize(form)
        return taken

    def text(self) -> str:
        """Return a text, before which its length stands, with the zero at its end."""
        (length,) = self.take("<H")
        end = self.at + length * self._width
        if end > len(self._content):
            raise struct.error
        raw = self._content[self.at : end]
        self.at = end
        coding = "utf-16-le" if self._width > 1 else "cp1252"
        return raw.decode(coding, "replace").partition("\0")[0].strip()
