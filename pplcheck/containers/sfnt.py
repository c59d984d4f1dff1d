"""Which names does a font bear (OpenType 1.9.1, "Font file" and "name")?

Every offset and length may be a lie; what lies outside of the file is left out and told.
"""

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from pplcheck.syntax.places import UnparsableError

FLAVOURS: Final = (b"\0\1\0\0", b"OTTO", b"true", b"typ1")
COLLECTION: Final = b"ttcf"
_MOST_FONTS: Final = 64
_MOST_TABLES: Final = 200
_MOST_NAMES: Final = 10_000
_LONGEST: Final = 64 * 1024
# Where names begin, their offsets and their lengths have 16 bits each: none lies further.
_LARGEST_TABLE: Final = 3 * 64 * 1024
# Names of larger numbers are those of its features and colours.
_LAST_OF_FONT: Final = 25
_HEADER = struct.Struct(">4sHHHH")
_ENTRY = struct.Struct(">4sLLL")
_NAMES = struct.Struct(">HHH")
_RECORD = struct.Struct(">HHHHHH")
_UNICODE, _MACINTOSH, _WINDOWS = 0, 1, 3
_AMERICAN = 0x0409
_ENGLISH = 0x09
# Windows' encodings of the time before Unicode, by number.
_OLD: Final = {2: "shift_jis", 3: "gbk", 4: "big5", 5: "cp949", 6: "johab"}


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one font.

    Attributes:
        by_id: each name of the font itself in English, or in its first language.
        outside: how many lie outside of the table.

    """

    by_id: Mapping[int, str]
    outside: int = 0


def fonts(content: bytes) -> Iterator[bytes]:
    """Yield the table of names of each font in a file: a collection has several.

    Raises:
        UnparsableError: a font is cut off; what came before was yielded.

    """
    if not content.startswith(COLLECTION):
        yield _name_table(content, 0)
        return
    if len(content) < 12:  # noqa: PLR2004 - a mark, a version, a count
        raise UnparsableError(0, 0, "a collection of fonts that is cut off")
    (count,) = struct.unpack_from(">L", content, 8)
    told = set()
    for at in range(min(count, _MOST_FONTS)):
        if 16 + 4 * at > len(content):
            raise UnparsableError(0, 0, "a collection of fonts that is cut off")
        (start,) = struct.unpack_from(">L", content, 12 + 4 * at)
        table = _name_table(content, start)
        if table not in told:
            told.add(table)
            yield table


def _name_table(content: bytes, start: int) -> bytes:
    """Return the table of names of the font at `start`.

    Raises:
        UnparsableError: there is no font, or it is cut off before that.

    """
    if start + _HEADER.size > len(content):
        raise UnparsableError(0, 0, "a font that is cut off")
    flavour, count, *_ = _HEADER.unpack_from(content, start)
    if flavour not in FLAVOURS:
        raise UnparsableError(0, 0, "no font")
    for at in range(min(count, _MOST_TABLES)):
        place = start + _HEADER.size + at * _ENTRY.size
        if place + _ENTRY.size > len(content):
            break
        tag, _, offset, length = _ENTRY.unpack_from(content, place)
        if tag == b"name":
            if offset + min(length, _NAMES.size) > len(content):
                break
            return content[offset : offset + min(length, _LARGEST_TABLE)]
    else:
        return b""
    raise UnparsableError(0, 0, "a font that is cut off before its names")


def names_in(table: bytes) -> Names:
    """Return the names that stand in a table of names."""
    if len(table) < _NAMES.size:
        return Names({})
    _, count, storage = _NAMES.unpack_from(table)
    found: dict[int, tuple[int, str]] = {}
    outside = 0
    for at in range(min(count, _MOST_NAMES)):
        place = _NAMES.size + at * _RECORD.size
        if place + _RECORD.size > len(table):
            outside += count - at
            break
        platform, encoding, language, id_, length, offset = _RECORD.unpack_from(table, place)
        written = table[storage + offset : storage + offset + length]
        outside += len(written) < length
        if id_ > _LAST_OF_FONT:
            continue
        rank = _rank(platform, language)
        if id_ not in found or rank < found[id_][0]:
            text = _decoded(written[:_LONGEST], platform, encoding)
            if text is not None:
                found[id_] = (rank, text)
    return Names({id_: text for id_, (_, text) in found.items()}, outside)


def _rank(platform: int, language: int) -> int:
    """Return how good a record is: English before other languages, Unicode before others."""
    if platform == _WINDOWS:
        is_english = language & 0xFF == _ENGLISH
        return 0 if language == _AMERICAN else 1 if is_english else 4
    if platform == _UNICODE:
        return 2
    return 3 if language == 0 else 5


def _decoded(written: bytes, platform: int, encoding: int) -> str | None:
    """Return a name as text, or None where its encoding is not known."""
    if platform == _MACINTOSH:
        codec = "mac_roman" if encoding == 0 else None
    elif platform == _WINDOWS:
        codec = _OLD.get(encoding, "utf-16-be")
    else:
        codec = "utf-16-be" if platform == _UNICODE else None
    return written.decode(codec, "replace").strip("\0 \r\n\t") if codec else None
