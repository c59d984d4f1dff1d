"""Which files does a tar archive hold, packed or not?

It is read forwards, once. Where a content is wanted later, a plain archive is entered at its
place; a packed one is unpacked into a temporary file first.
"""

import tarfile
import tempfile
import weakref
from collections.abc import Iterator
from typing import BinaryIO, Final, cast

from pplcheck.discover.members import Member
from pplcheck.discover.source import UnloadableError
from pplcheck.discover.streams import PIECE, Forward, is_packed, unpacked

_BLOCK: Final = 512
_CHECKSUM: Final = slice(148, 156)
_ODD: Final = (tarfile.TarError, ValueError, OverflowError, RecursionError, EOFError)


def is_tar(head: bytes) -> bool:
    """Whether a file that begins so is a plain tar archive: its first header adds up."""
    block = head[:_BLOCK]
    if len(block) < _BLOCK or not any(block):
        return False
    written = block[_CHECKSUM].strip(b" \0")
    total = sum(block) - sum(block[_CHECKSUM]) + 8 * ord(" ")
    try:
        return int(written, 8) == total
    except ValueError:
        return False


class Tarred:
    """A tar archive."""

    def __init__(self, file: BinaryIO) -> None:
        """Take an archive, packed or not; nothing is read yet."""
        self._file = file
        self._is_packed = is_packed(file.read(8))
        self._plain: BinaryIO | None = None if self._is_packed else file

    def members(self) -> Iterator[tuple[Member, Iterator[bytes]]]:
        """Yield the members with their contents, each to be read before the next one."""
        self._file.seek(0)
        stream = Forward(unpacked(self._file))
        try:
            # It asks for nothing but these methods, and never to go back.
            archive = tarfile.TarFile(
                fileobj=cast("BinaryIO", stream), encoding="utf-8", errors="surrogateescape"
            )
            while (info := archive.next()) is not None:
                archive.members = []  # type: ignore[attr-defined]  # not told; else it keeps them all
                member = _member(info)
                if member is not None:
                    yield member, _whole(stream, member.size)
                stream.allow()
        except _ODD as error:
            raise UnloadableError(f"broken: {error}") from error
        if any(stream.last):
            raise UnloadableError("broken: what follows is no header of a member")

    def pieces(self, at: int, size: int) -> Iterator[bytes]:
        """Yield a content piece by piece."""
        plain = self._unpacked()
        plain.seek(at)
        while size > 0:
            piece = plain.read(min(size, PIECE))
            if not piece:
                raise UnloadableError("cut off")
            size -= len(piece)
            yield piece

    def _unpacked(self) -> BinaryIO:
        if self._plain is None:
            self._file.seek(0)
            made = tempfile.TemporaryFile(prefix="pplcheck-")  # noqa: SIM115 - open as long as this
            weakref.finalize(self, made.close)
            for piece in unpacked(self._file):
                made.write(piece)
            self._plain = cast("BinaryIO", made)
        return self._plain


def _member(info: tarfile.TarInfo) -> Member | None:
    """Return what an entry is; None for a folder."""
    if info.isdir():
        return None
    if info.issparse():
        return Member(info.name, 0, info.offset_data, flaw="a file with holes (sparse)")
    if info.issym() or info.islnk():
        return Member(info.name, 0, info.offset_data, link="link")
    if not info.isfile():
        return Member(info.name, 0, info.offset_data, link="device")
    return Member(info.name, info.size, info.offset_data)


def _whole(stream: Forward, size: int) -> Iterator[bytes]:
    for piece in stream.portions(size):
        size -= len(piece)
        yield piece
    if size:
        raise UnloadableError("cut off")
