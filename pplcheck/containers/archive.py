"""Which members does a zip archive hold, and what stands in them?

Everything about an archive may be a lie: sizes, counts, names. So a member is unpacked piece
by piece and only up to a limit that the reader names; a name is a label and never becomes a
path; an archive within an archive stays shut.
"""

import zlib
from collections.abc import Iterator
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from pplcheck.containers.memory import as_file
from pplcheck.syntax.places import UnparsableError

# A FreeCAD document of a house has some hundred; no design seen had a thousand.
_MOST_MEMBERS = 10_000
_PIECE = 64 * 1024
_ENCRYPTED = 0x1
# How formats of designs are packed; other ways may ask for gigabytes before the first byte.
_PACKINGS = frozenset({ZIP_STORED, ZIP_DEFLATED})
# How each entry of the directory begins.
_ENTRY = b"PK\1\2"


class Archive:
    """An opened zip archive."""

    def __init__(self, content: bytes) -> None:
        """Open an archive.

        Raises:
            UnparsableError: it is none, it is cut off, or it has too many members.

        """
        # Told before the directory is read, which takes a kilobyte of memory for each.
        if content.count(_ENTRY) > _MOST_MEMBERS:
            what = f"a zip archive of more than {_MOST_MEMBERS:,} members"
            raise UnparsableError(0, 0, what)
        try:
            self._zip = ZipFile(as_file(content))
        except (BadZipFile, ValueError, OverflowError, NotImplementedError, EOFError) as error:
            raise UnparsableError(0, 0, f"not a zip archive, or cut off ({error})") from error
        # Of two alike, the first: a reader and a person must see the same one.
        self._members: dict[str, ZipInfo] = {}
        for member in self._zip.infolist():
            self._members.setdefault(member.filename, member)

    def __contains__(self, name: str) -> bool:
        return name in self._members

    @property
    def names(self) -> tuple[str, ...]:
        """The members' names, in the archive's order."""
        return tuple(self._members)

    def solids(self) -> Iterator[tuple[str, int, int]]:
        """Yield name, checksum (CRC-32) and size of each member, as the directory says."""
        for name, member in self._members.items():
            yield name, member.CRC, member.file_size

    def pieces(self, name: str, limit: int) -> Iterator[bytes]:
        """Yield a member's content piece by piece.

        Args:
            name: of a member.
            limit: how many bytes are unpacked at most.

        Raises:
            UnparsableError: it is encrypted, broken, packed in an unknown way, or larger.

        """
        member = self._members[name]
        if member.flag_bits & _ENCRYPTED:
            raise UnparsableError(0, 0, f"{name}: encrypted")
        if member.compress_type not in _PACKINGS:
            raise UnparsableError(0, 0, f"{name}: packed in a way that no such file is")
        left = limit
        try:
            with self._zip.open(member) as opened:
                while piece := opened.read(min(_PIECE, left + 1)):
                    left -= len(piece)
                    if left < 0:
                        what = f"{name}: unpacks to more than {limit // 2**20} MiB"
                        raise UnparsableError(0, 0, what)
                    yield piece
        except (BadZipFile, zlib.error, NotImplementedError, EOFError, OSError) as error:
            raise UnparsableError(0, 0, f"{name}: cannot be unpacked ({error})") from error
        except (RuntimeError, ValueError, LookupError) as error:
            if isinstance(error, UnparsableError):
                raise
            raise UnparsableError(0, 0, f"{name}: cannot be unpacked ({error})") from error

    def read(self, name: str, limit: int) -> bytes:
        """Return a member's content; limit and errors are those of `pieces`."""
        return b"".join(self.pieces(name, limit))
