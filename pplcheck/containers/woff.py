"""Which tables and metadata are packed in a web font (WOFF 1.0 and 2.0)?

Only what is asked for is unpacked, and no more of it than fits.
"""

import struct
from collections.abc import Iterator
from typing import Final

from pplcheck.containers.inflated import inflated
from pplcheck.syntax.places import UnparsableError

FIRST: Final = b"wOFF"
SECOND: Final = b"wOF2"
_HEADER_1 = struct.Struct(">4sLLHHLHHLLLLL")
_HEADER_2 = struct.Struct(">4sLLHHLLHHLLLLL")
_ENTRY_1 = struct.Struct(">4sLLLL")
_MOST_TABLES: Final = 200
_LARGEST_NAMES: Final = 1024 * 1024
_LARGEST_METADATA: Final = 1024 * 1024
# Of a second edition, all tables are one stream; the names stand somewhere in it.
_LARGEST_FONT: Final = 64 * 1024 * 1024
_PIECE: Final = 64 * 1024
_COLLECTION: Final = 0x74746366
# WOFF 2.0, 5.2: the numbers of known tables, and the one before a tag that is written out.
_HMTX, _NAME, _GLYF, _LOCA, _WRITTEN = 3, 5, 10, 11, 63
_NEVER_TRANSFORMED = 3
_LONGEST_NUMBER = 5


def name_table(content: bytes) -> bytes:
    """Return the table of names, or nothing.

    Raises:
        UnparsableError: it is cut off, broken, or larger than any; or it is packed in the
            second edition's way, and what unpacks that is not there.

    """
    return _name_table_2(content) if content.startswith(SECOND) else _name_table_1(content)


def metadata(content: bytes) -> bytes:
    """Return the XML that came with the font, or nothing; errors are those of `name_table`."""
    is_second = content.startswith(SECOND)
    header = _header(content, _HEADER_2 if is_second else _HEADER_1)
    offset, length = header[-5:-3]
    packed = content[offset : offset + length]
    if not length or len(packed) < length:
        return b""
    what = "the metadata of a web font"
    if is_second:
        return b"".join(_unbrotlied(packed, _LARGEST_METADATA, what))
    return b"".join(inflated(packed, _LARGEST_METADATA, what))


def _header(content: bytes, form: struct.Struct) -> tuple[int, ...]:
    if len(content) < form.size:
        raise UnparsableError(0, 0, "a web font that is cut off")
    return form.unpack_from(content)


def _name_table_1(content: bytes) -> bytes:
    count = _header(content, _HEADER_1)[3]
    for at in range(min(count, _MOST_TABLES)):
        place = _HEADER_1.size + at * _ENTRY_1.size
        if place + _ENTRY_1.size > len(content):
            raise UnparsableError(0, 0, "a web font that is cut off")
        tag, offset, packed_size, size, _ = _ENTRY_1.unpack_from(content, place)
        if tag == b"name":
            packed = content[offset : offset + packed_size]
            if len(packed) < packed_size:
                raise UnparsableError(0, 0, "a web font that is cut off before its names")
            if packed_size >= size:
                return packed
            return b"".join(inflated(packed, _LARGEST_NAMES, "the names of a web font"))
    return b""


def _name_table_2(content: bytes) -> bytes:
    header = _header(content, _HEADER_2)
    if header[1] == _COLLECTION:
        raise UnparsableError(0, 0, "a collection in one web font, which is not read")
    at, before, place = _HEADER_2.size, 0, None
    for _ in range(min(header[3], _MOST_TABLES)):
        is_name, size, at = _entry_2(content, at)
        if is_name and place is None:
            place = (before, size)
        before += size
    if place is None:
        return b""
    first, size = place
    if size > _LARGEST_NAMES or first + size > _LARGEST_FONT:
        raise UnparsableError(0, 0, "a web font larger than any")
    unpacked = bytearray()
    for piece in _unbrotlied(content[at : at + header[6]], _LARGEST_FONT, "a web font"):
        unpacked += piece
        if len(unpacked) >= first + size:
            break
    return bytes(unpacked[first : first + size])


def _entry_2(content: bytes, at: int) -> tuple[bool, int, int]:
    """Return of an entry: whether it is of the names, the size in the stream, and its end."""
    if at >= len(content):
        raise UnparsableError(0, 0, "a web font that is cut off")
    flags = content[at]
    tag, version = flags & 0x3F, flags >> 6
    at += 1
    is_name = tag == _NAME
    if tag == _WRITTEN:
        is_name = content[at : at + 4] == b"name"
        at += 4
    size, at = _number(content, at)
    is_transformed = version != (_NEVER_TRANSFORMED if tag in {_GLYF, _LOCA} else 0)
    if is_transformed:
        size, at = _number(content, at)
    return is_name, size, at


def _number(content: bytes, at: int) -> tuple[int, int]:
    """Return a number of up to five bytes, seven bits each, and where it ends."""
    value = 0
    for byte in content[at : at + _LONGEST_NUMBER]:
        at += 1
        value = value << 7 | byte & 0x7F
        if byte < 0x80:  # noqa: PLR2004 - the bit that says that more follow
            return value, at
    raise UnparsableError(0, 0, "a web font with a number that does not end")


def _unbrotlied(packed: bytes, limit: int, what: str) -> Iterator[bytes]:
    """Yield piece by piece what was packed by Brotli.

    Raises:
        UnparsableError: it is broken, or unpacks to more; or Brotli is not there.

    """
    try:
        import brotli
    except ImportError as error:
        raise UnparsableError(0, 0, "WOFF 2 needs brotli, which is not installed") from error
    unpacker = brotli.Decompressor()
    left = limit
    try:
        pending = packed
        while not unpacker.is_finished():
            piece = unpacker.process(pending, output_buffer_limit=_PIECE)
            pending = b""
            if not piece and unpacker.can_accept_more_data():
                break
            left -= len(piece)
            if left < 0:
                raise UnparsableError(
                    0, 0, f"{what}: unpacks to more than {limit // 2**20} MiB"
                )
            yield piece
    except brotli.error as error:
        raise UnparsableError(0, 0, f"{what}: cannot be unpacked") from error
