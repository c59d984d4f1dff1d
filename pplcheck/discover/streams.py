"""What comes out of a packed stream, piece by piece, without ever going back?

Everything about a stream may be a lie: its size, its packing, its end. Nothing is taken into
memory but the piece that is looked at, and what comes out of few bytes has an end.
"""

import bz2
import lzma
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO, Final, Protocol

from pplcheck.discover.source import UnloadableError

PIECE: Final = 64 * 1024
# What a stream may unpack to, and from where on it must not be so many times its packed size.
# Deflate reaches 1,032; sources and programmes stay below 20.
_MOST_UNPACKED: Final = 32 * 2**30
_RATIO, _FROM = 250, 256 * 2**20
# The strongest of the usual settings of xz needs 65 MiB to unpack, those of Zstandard 128.
_MEMORY: Final = 128 * 2**20
# What a reader may ask for at once: names and headers, never contents.
_MOST_AT_ONCE: Final = 1024 * 1024
_BROKEN: Final = (zlib.error, lzma.LZMAError, OSError, EOFError, ValueError)


class Unpacker(Protocol):
    """What `bz2` and `lzma` have in common."""

    @property
    def eof(self) -> bool:
        """Whether the end of one stream was reached."""
        ...

    @property
    def needs_input(self) -> bool:
        """Whether nothing more comes out without more going in."""
        ...

    @property
    def unused_data(self) -> bytes:
        """What stands behind the end."""
        ...

    def decompress(self, data: bytes, max_length: int) -> bytes:
        """Unpack some bytes."""
        ...


class _Inflate:
    """The same for gzip."""

    def __init__(self) -> None:
        self._unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
        self.needs_input = True

    @property
    def eof(self) -> bool:
        return self._unpacker.eof

    @property
    def unused_data(self) -> bytes:
        return self._unpacker.unused_data

    def decompress(self, data: bytes, max_length: int) -> bytes:
        given = self._unpacker.unconsumed_tail + data
        piece = self._unpacker.decompress(given, max_length)
        # A full piece may have left more within the unpacker itself.
        self.needs_input = not self._unpacker.unconsumed_tail and len(piece) < max_length
        return piece


def _xz() -> Unpacker:
    return lzma.LZMADecompressor(memlimit=_MEMORY)


_UNPACKERS: Final[tuple[tuple[bytes, Callable[[], Unpacker]], ...]] = (
    (b"\x1f\x8b", _Inflate),
    (b"BZh", bz2.BZ2Decompressor),
    (b"\xfd7zXZ\0", _xz),
)
_ZSTANDARD: Final = b"\x28\xb5\x2f\xfd"


def is_packed(head: bytes) -> bool:
    """Whether a file that begins so is a packed stream."""
    return head.startswith((_ZSTANDARD, *(magic for magic, _ in _UNPACKERS)))


def unpacked(file: BinaryIO) -> Iterator[bytes]:
    """Yield what a packed stream holds, or a plain one as it is.

    Args:
        file: at its beginning.

    Raises:
        UnloadableError: it is broken, cut off, or unpacks to more than is bearable.

    """
    head = file.read(8)
    file.seek(0)
    if not is_packed(head):
        yield from iter(lambda: file.read(PIECE), b"")
        return
    total = 0
    pieces = _unzstd(file) if head.startswith(_ZSTANDARD) else _one_by_one(file, head)
    for piece in pieces:
        total += len(piece)
        if total > _FROM and total > _RATIO * max(file.tell(), PIECE):
            raise UnloadableError(f"unpacks to more than {_RATIO} times its size")
        if total > _MOST_UNPACKED:
            raise UnloadableError(f"unpacks to more than {_MOST_UNPACKED // 2**30} GiB")
        yield piece


def _one_by_one(file: BinaryIO, head: bytes) -> Iterator[bytes]:
    """Unpack streams that follow each other, as `cat a.gz b.gz` makes them."""
    make = next(make for magic, make in _UNPACKERS if head.startswith(magic))
    left = b""
    is_first = True
    try:
        while is_first or (left := left or file.read(PIECE)):
            unpacker = make()
            # Behind the last stream may stand what fills up a block.
            if not is_first and not head.startswith(left[:2]):
                return
            is_first = False
            while not unpacker.eof:
                if unpacker.needs_input and not left:
                    left = file.read(PIECE)
                    if not left:
                        raise UnloadableError("cut off")
                yield unpacker.decompress(left, PIECE)
                left = b""
            left = unpacker.unused_data
    except _BROKEN as error:
        raise UnloadableError(f"cannot be unpacked ({error})") from error


def _unzstd(file: BinaryIO) -> Iterator[bytes]:
    try:
        import zstandard
    except ImportError as error:
        why = "packed by Zstandard, for which the package zstandard is needed"
        raise UnloadableError(why) from error
    unpacker = zstandard.ZstdDecompressor(max_window_size=_MEMORY)
    try:
        with unpacker.stream_reader(file, read_across_frames=True, closefd=False) as opened:
            while piece := opened.read(PIECE):
                yield piece
    except (zstandard.ZstdError, OSError) as error:
        raise UnloadableError(f"cannot be unpacked ({error})") from error


class Forward:
    """A file that only goes on: for readers of tar archives.

    Attributes:
        last: what was read last.

    """

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._piece = b""
        self._at = 0
        self._told = 0
        self._allowed = _MOST_AT_ONCE
        self.last = b""

    def tell(self) -> int:
        """Return how many bytes were read."""
        return self._told

    def seek(self, position: int) -> int:
        """Go on to a place.

        Raises:
            UnloadableError: it lies behind.

        """
        if position < self._told:
            raise UnloadableError("broken: a member begins before the one in front of it ends")
        for _ in self.portions(position - self._told):
            pass
        return self._told

    def allow(self) -> None:
        """Let a reader read the next header, however long a real one is."""
        self._allowed = _MOST_AT_ONCE

    def read(self, size: int) -> bytes:
        """Return some bytes of a header; fewer at the end.

        Raises:
            UnloadableError: more is asked for than any header has.

        """
        self._allowed -= size
        if size < 0 or self._allowed < 0:
            raise UnloadableError("broken: a header larger than any real one")
        self.last = b"".join(self.portions(size))
        return self.last

    def portions(self, size: int) -> Iterator[bytes]:
        """Yield some bytes of a content piece by piece; fewer at the end."""
        while size > 0:
            if self._at == len(self._piece):
                # A piece may be empty in the midst; only the end gives no piece at all.
                self._piece, self._at = next((one for one in self._pieces if one), b""), 0
                if not self._piece:
                    return
            taken = self._piece[self._at : self._at + size]
            self._at += len(taken)
            self._told += len(taken)
            size -= len(taken)
            yield taken
