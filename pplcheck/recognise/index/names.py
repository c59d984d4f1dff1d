"""How are the paths of a commons kept in little room, and found again by their number?

In their order, neighbours have most letters in common. So they are packed by the thousand, and
only those packs are unpacked that hold a path which somebody asks for.
"""

import zlib
from collections.abc import Iterator, Sequence
from typing import Final

from pplcheck.recognise.index.errors import UnusableIndexError

_PATHS_IN_A_PACK: Final = 1024
# Linux makes none that are longer; git can store them, but nobody can check them out.
_LONGEST: Final = 1 << 12
_END: Final = b"\0"
_LEVEL: Final = 9


def encoded(path: str) -> bytes:
    """Return the bytes of a path as git has them; nothing where no file can have it.

    Args:
        path: bytes that are no UTF-8 as lone surrogates.

    """
    try:
        name = path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return b""
    return b"" if _END in name or len(name) > _LONGEST else name


def decoded(name: bytes) -> str:
    """Return the path that has these bytes."""
    return name.decode("utf-8", "surrogateescape")


def packs(names: Sequence[bytes]) -> Iterator[bytes]:
    """Yield the packs of one commons' paths.

    Args:
        names: sorted.

    """
    for start in range(0, len(names), _PATHS_IN_A_PACK):
        yield zlib.compress(_END.join(names[start : start + _PATHS_IN_A_PACK]), _LEVEL)


def packs_of(count: int) -> int:
    """Return in how many packs so many paths are."""
    return -(-count // _PATHS_IN_A_PACK)


def unpacked(pack: bytes | memoryview, count: int) -> tuple[bytes, ...]:
    """Return the paths of a pack.

    Args:
        pack: what `packs` yielded.
        count: how many there are.

    Raises:
        UnusableIndexError: there are others in it, or too long ones.

    """
    stream = zlib.decompressobj()
    try:
        content = stream.decompress(pack, count * (_LONGEST + 1))
    except zlib.error as error:
        raise UnusableIndexError("paths are damaged") from error
    names = tuple(content.split(_END, count))
    if not stream.eof or len(names) != count:
        raise UnusableIndexError("paths are damaged")
    return names


def pack_and_place(number: int) -> tuple[int, int]:
    """Return in which of a commons' packs a path is, and where in it.

    Args:
        number: of the path.

    """
    return divmod(number, _PATHS_IN_A_PACK)


def paths_in(count: int, pack: int) -> int:
    """Return how many paths are in a pack.

    Args:
        count: of the commons' paths.
        pack: its number among the commons' packs.

    """
    return min(_PATHS_IN_A_PACK, count - pack * _PATHS_IN_A_PACK)
