"""Which comments does a header of Vorbis comments hold (xiph.org, "Vorbis comment metadata")?

The same header stands in FLAC, and in Ogg before Vorbis, Opus, Theora and Speex.
"""

import struct
from collections.abc import Iterator
from typing import Final

from pplcheck.syntax.places import UnparsableError

_MOST: Final = 10_000
_LONGEST: Final = 64 * 1024
_SIZE = struct.Struct("<L")


def comments(header: bytes) -> Iterator[tuple[str, str]]:
    """Yield name, in capitals, and value of each comment; long ones (pictures) are left out.

    Raises:
        UnparsableError: it ends within one; what stood before was yielded.

    """
    at = _after(header, 0)
    count, at = _number(header, at)
    for _ in range(min(count, _MOST)):
        size, at = _number(header, at)
        if at + size > len(header):
            raise UnparsableError(0, 0, "comments that are cut off")
        if size <= _LONGEST:
            written = header[at : at + size].decode("utf-8", "replace")
            name, _, value = written.partition("=")
            yield name.upper(), value
        at += size


def _after(header: bytes, at: int) -> int:
    """Return where the string at `at` ends: the programme that wrote the header."""
    size, at = _number(header, at)
    return at + size


def _number(header: bytes, at: int) -> tuple[int, int]:
    if at + _SIZE.size > len(header):
        raise UnparsableError(0, 0, "comments that are cut off")
    return _SIZE.unpack_from(header, at)[0], at + _SIZE.size
