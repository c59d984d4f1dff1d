"""Which files does a zip archive hold: a wheel, a jar, an archive of a forge?"""

import lzma
import struct
import zlib
from collections.abc import Iterator
from typing import BinaryIO, Final
from zipfile import BadZipFile, ZipFile, ZipInfo

from pplcheck.discover.members import Member
from pplcheck.discover.source import UnloadableError
from pplcheck.discover.streams import PIECE

# A kilobyte of memory for each; Linux has 90,000 files.
_MOST_MEMBERS: Final = 300_000
# APPNOTE.TXT 4.3.16: how the end of the directory is written, and what may follow it.
_END: Final = b"PK\5\6"
_ENTRY: Final = b"PK\1\2"
_LEAST_ENTRY, _LONGEST_COMMENT, _END_SIZE = 46, 65_535, 22
_SIZE_OF_DIRECTORY: Final = slice(12, 16)
_MOST_OF_DIRECTORY: Final = 128 * 2**20
_ENCRYPTED, _IN_UTF8 = 0x1, 0x800
# So many times its packed size is nothing that people pack, where it is large.
_RATIO, _FROM = 250, 64 * 2**20
# Unix's mode, in the upper half of the outer attributes, and its bits for a link.
_KIND, _LINK = 0o170000, 0o120000
_BROKEN: Final = (
    BadZipFile, zlib.error, lzma.LZMAError, NotImplementedError, EOFError, OSError,
    RuntimeError, ValueError, LookupError, OverflowError, struct.error,
)  # fmt: skip


def is_zip(head: bytes) -> bool:
    """Whether a file that begins so is a zip archive."""
    return head.startswith((b"PK\3\4", _END))


class Zipped:
    """A zip archive."""

    def __init__(self, file: BinaryIO) -> None:
        """Read an archive's directory.

        Raises:
            UnloadableError: it is broken, cut off, or has too many members.

        """
        _see_that_it_is_bearable(file)
        try:
            self._zip = ZipFile(file)
        except _BROKEN as error:
            raise UnloadableError(f"not a zip archive, or cut off ({error})") from error
        self._infos = self._zip.infolist()

    def members(self) -> Iterator[tuple[Member, Iterator[bytes]]]:
        """Yield the members with their contents."""
        for number, info in enumerate(self._infos):
            if not info.is_dir():
                size = info.file_size
                is_link = info.external_attr >> 16 & _KIND == _LINK
                link = "link" if is_link else ""
                member = Member(_name(info), size, number, _flaw(info), link)
                yield member, self.pieces(number, size)

    def pieces(self, at: int, size: int) -> Iterator[bytes]:
        """Yield a content piece by piece."""
        try:
            with self._zip.open(self._infos[at]) as opened:
                while piece := opened.read(PIECE):
                    size -= len(piece)
                    yield piece
        except _BROKEN as error:
            raise UnloadableError(f"cannot be unpacked ({error})") from error
        if size:
            raise UnloadableError("not as long as the archive says")


def _see_that_it_is_bearable(file: BinaryIO) -> None:
    """Look at the directory before it is read, which takes a kilobyte for each member."""
    try:
        end = file.seek(0, 2)
        file.seek(max(0, end - _LONGEST_COMMENT - _END_SIZE))
        tail = file.read()
        found = tail.rfind(_END)
        size = int.from_bytes(tail[found:][_SIZE_OF_DIRECTORY], "little")
        if found < 0:
            raise UnloadableError("cut off: it has no directory")
        # Of 4 GiB and more its size stands elsewhere, and is unbearable anyway.
        if size > _MOST_OF_DIRECTORY:
            raise UnloadableError("a directory larger than any real one")
        file.seek(max(0, end - len(tail) + found - size))
        count = file.read(size).count(_ENTRY)
    except OSError as error:
        raise UnloadableError((error.strerror or str(error)).lower()) from error
    if count > _MOST_MEMBERS:
        raise UnloadableError(f"more than {_MOST_MEMBERS:,} members")
    file.seek(0)


def _name(info: ZipInfo) -> str:
    """Return a member's name: what does not say that it is UTF-8 mostly is, all the same."""
    if info.flag_bits & _IN_UTF8:
        return info.filename
    return info.filename.encode("cp437").decode("utf-8", "surrogateescape")


def _flaw(info: ZipInfo) -> str:
    if info.flag_bits & _ENCRYPTED:
        return "encrypted"
    if info.file_size > _FROM and info.file_size > _RATIO * info.compress_size:
        return f"unpacks to more than {_RATIO} times its size"
    return ""
