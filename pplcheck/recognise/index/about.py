"""How are the commons of an index described in it?"""

import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from pplcheck.model.commons import Commons
from pplcheck.recognise.index.errors import UnusableIndexError, require
from pplcheck.recognise.index.values import understood, written

# A few letters of JSON can become an object: so much of it takes some hundred MB.
_LONGEST: Final = 1 << 23
_MOST: Final = 1 << 26
_LEVEL: Final = 9
_TOO_MUCH: Final = "the descriptions are too long for one index"
_DAMAGED: Final = "the descriptions are damaged"


@dataclass(frozen=True, slots=True)
class About:
    """The description of a commons, and of its past.

    Attributes:
        commons: how it is described.
        is_whole: whether no older commits are missing.

    """

    commons: Commons
    is_whole: bool = True


def id_size(commons: Commons) -> int:
    """Return how many bytes the ids of a commons' commits have."""
    return 32 if commons.hash_name == "sha256" else 20


def packed(every: Iterable[About]) -> bytes:
    """Return descriptions as bytes: lines of JSON, compressed.

    Args:
        every: in the order of the index.

    Raises:
        UnusableIndexError: they are too long.

    """
    lines = [written(about) + b"\n" for about in every]
    require(all(len(line) <= _LONGEST for line in lines), _TOO_MUCH)
    content = b"".join(lines)
    require(len(content) <= _MOST, _TOO_MUCH)
    return zlib.compress(content, _LEVEL)


def unpacked(section: bytes | memoryview, number: int) -> tuple[About, ...]:
    """Return the descriptions that `packed` packed.

    Args:
        section: its bytes.
        number: of the commons.

    Raises:
        UnusableIndexError: the bytes are something else, or too many.

    """
    stream = zlib.decompressobj()
    try:
        content = stream.decompress(section, _MOST + 1)
    except zlib.error as error:
        raise UnusableIndexError(_DAMAGED) from error
    require(stream.eof and not stream.unused_data and len(content) <= _MOST, _DAMAGED)
    lines = content.split(b"\n", number)
    require(not lines.pop() and len(lines) == number, _DAMAGED)
    require(all(len(line) < _LONGEST for line in lines), _DAMAGED)
    return tuple(understood(About, line) for line in lines)
