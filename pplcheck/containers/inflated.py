"""What comes out of some deflated bytes, up to a limit?"""

import zlib
from collections.abc import Iterator

from pplcheck.syntax.places import UnparsableError

_PIECE = 64 * 1024
# What `zlib` calls the three wrappings of deflated bytes (RFC 1950, 1952).
_EITHER = zlib.MAX_WBITS | 32


def inflated(packed: bytes, limit: int, what: str) -> Iterator[bytes]:
    """Yield piece by piece what was packed by zlib or gzip.

    Args:
        packed: with the header of either; what follows the end of the packed bytes is left.
        limit: how many bytes may come out.
        what: it is, for the message.

    Raises:
        UnparsableError: it is broken, cut off, or unpacks to more.

    """
    unpacker = zlib.decompressobj(_EITHER)
    left = limit
    for start in range(0, len(packed), _PIECE):
        pending = packed[start : start + _PIECE]
        while pending and not unpacker.eof:
            try:
                piece = unpacker.decompress(pending, _PIECE)
            except zlib.error as error:
                raise UnparsableError(0, 0, f"{what}: cannot be unpacked ({error})") from error
            left -= len(piece)
            if left < 0:
                raise UnparsableError(0, 0, f"{what}: unpacks to more than {_size(limit)}")
            yield piece
            pending = unpacker.unconsumed_tail
    if not unpacker.eof:
        raise UnparsableError(0, 0, f"{what}: cut off")


def _size(limit: int) -> str:
    return f"{limit // 2**20} MiB" if limit >= 2**20 else f"{limit // 2**10} KiB"
