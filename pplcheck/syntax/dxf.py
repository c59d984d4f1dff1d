"""DXF: the groups of those parts of a drawing that a reader wants, and nothing of the others.

Autodesk, DXF reference, "ASCII file formats" and "Binary file formats". A drawing is a row of
groups, each a code and a value; a group with the code 0 begins a new part. In a drawing of
megabytes only some hundred parts hold words. They are looked for by their names, so that the
coordinates of all others cost nothing.
"""

import re
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import merge
from typing import Final

from pplcheck.syntax.places import UnparsableError

BINARY: Final = b"AutoCAD Binary DXF\r\n\x1a\0"
_BEGINNING: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:999[ \t]*\r?\n[^\n]*\n\s*)*0\s+SECTION\b"
)
_COMMENT: Final = b"999"
_ENDS: Final = frozenset({b"\n", b"\r", b" ", b"\t"})
_NUL: Final = frozenset({b"\0"})
# Space, and the mark of UTF-8 before the first one.
_AROUND_CODE: Final = b" \t\r\xef\xbb\xbf"
_LONGEST_CODE: Final = 16
_PIECE: Final = 1024
_LONGEST_GROUP: Final = 1024 * 1024
_MOST_PARTS: Final = 200_000
_MOST_GROUPS: Final = 20_000
# What the values of a range of codes are in a binary drawing: a number of so many bytes, a
# text up to a NUL, or bytes with their number before them.
_TEXT: Final = -1
_BYTES: Final = -2
_RANGES: Final = (
    (0, 10, _TEXT), (10, 60, 8), (60, 80, 2), (90, 100, 4), (100, 110, _TEXT), (110, 150, 8),
    (160, 170, 8), (170, 180, 2), (210, 240, 8), (270, 290, 2), (290, 300, 1),
    (300, 310, _TEXT), (310, 320, _BYTES), (320, 370, _TEXT), (370, 390, 2), (390, 400, _TEXT),
    (400, 410, 2), (410, 420, _TEXT), (420, 430, 4), (430, 440, _TEXT), (440, 460, 4),
    (460, 470, 8), (470, 482, _TEXT), (999, 1004, _TEXT), (1004, 1005, _BYTES),
    (1005, 1010, _TEXT), (1010, 1060, 8), (1060, 1071, 2), (1071, 1072, 4),
)  # fmt: skip
_KINDS: Final = {code: kind for first, last, kind in _RANGES for code in range(first, last)}
_DOUBLES: Final = frozenset(
    {*range(10, 60), *range(110, 150), *range(210, 240), *range(460, 470), *range(1010, 1060)}
)
# Before release 13 a code was one byte, and a larger one followed this byte.
_LARGER: Final = 0xFF


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a drawing: a section's head, an entity, an object.

    Attributes:
        name: `MTEXT`.
        groups: code and value of each, as far as the next part.
        line: of its name; 0 in a binary drawing.

    """

    name: str
    groups: tuple[tuple[int, bytes], ...]
    line: int

    def first(self, code: int) -> bytes:
        """Return the first value with this code, or nothing."""
        return next((value for found, value in self.groups if found == code), b"")

    def joined(self, *codes: int) -> bytes:
        """Return all values with these codes, one behind the other."""
        return b"".join(value for found, value in self.groups if found in codes)


def is_dxf(content: bytes) -> bool:
    """Whether it begins like a drawing in one of both forms."""
    return content.startswith(BINARY) or bool(_BEGINNING.match(content))


def parts(content: bytes, wanted: frozenset[str]) -> Iterator[Part]:
    """Yield each wanted part, in order.

    Args:
        content: a drawing.
        wanted: names of parts.

    Raises:
        UnparsableError: it is cut off, or a wanted part is none; what stood before was yielded.

    """
    if content.startswith(BINARY):
        return _binary_parts(content, wanted)
    return _written_parts(content, wanted)


def comments(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield line and words of each comment; a binary drawing has none.

    Raises:
        UnparsableError: there are more than any person has written.

    """
    if content.startswith(BINARY):
        return
    line, at = 1, 0
    for start, _ in _beginnings(content, b"\n", (_COMMENT,), _ENDS):
        line += content.count(b"\n", at, start)
        at = start
        words = content.find(b"\n", start) + 1
        if words:
            end = content.find(b"\n", words)
            yield line + 1, content[words : end if end >= 0 else None].strip()


def _written_parts(content: bytes, wanted: frozenset[str]) -> Iterator[Part]:
    names = [name.encode() for name in wanted]
    line, at = 1, 0
    for start, name in _beginnings(content, b"\n", names, _ENDS):
        before = content[max(0, start - _LONGEST_CODE) : max(0, start - 1)]
        # No value is taken for a code: codes are numbers, and what follows a 0 is a name.
        if before.rpartition(b"\n")[2].strip(_AROUND_CODE) == b"0":
            line += content.count(b"\n", at, start)
            at = start
            yield Part(name.decode(), _written_groups(content, start + len(name), line), line)
    _expect_end(content)


def _binary_parts(content: bytes, wanted: frozenset[str]) -> Iterator[Part]:
    names = [name.encode() for name in wanted]
    is_wide = content.startswith(b"\0\0", len(BINARY))
    code = b"\0\0" if is_wide else b"\0"
    for start, name in _beginnings(content, code, names, _NUL):
        at = start + len(name) + 1
        yield Part(name.decode(), _binary_groups(content, at, is_wide=is_wide), 0)
    _expect_end(content)


def _expect_end(content: bytes) -> None:
    if content.rfind(b"EOF", max(0, len(content) - 256)) < 0:
        raise UnparsableError(0, 0, "DXF that is cut off")


def _beginnings(
    content: bytes, before: bytes, names: Sequence[bytes], after: frozenset[bytes]
) -> Iterator[tuple[int, bytes]]:
    """Yield each place where one of the names stands between what is asked for, and the name.

    Plain search is many times faster here than a pattern, which would try each line.
    """
    left = _MOST_PARTS
    places = [_places(content, before, name, after) for name in names]
    for start, name in merge(*places):
        left -= 1
        if not left:
            raise UnparsableError(0, 0, f"DXF with more than {_MOST_PARTS:,} texts and blocks")
        yield start, name


def _places(
    content: bytes, before: bytes, name: bytes, after: frozenset[bytes]
) -> Iterator[tuple[int, bytes]]:
    sought = before + name
    if content.startswith(name):
        yield 0, name
    at = content.find(sought)
    while at >= 0:
        end = at + len(sought)
        if content[end : end + 1] in after:
            yield at + len(before), name
        at = content.find(sought, end)


def _written_groups(content: bytes, at: int, line: int) -> tuple[tuple[int, bytes], ...]:
    """Return the groups from the end of a name on, as far as the next part."""
    at = content.find(b"\n", at) + 1 or len(content)
    groups: list[tuple[int, bytes]] = []
    size = _PIECE
    while len(groups) < _MOST_GROUPS:
        lines = content[at : at + size].split(b"\n")
        # The last of the lines may go on.
        whole = len(lines) - 1 - (len(lines) - 1) % 2
        for code, value in zip(lines[0:whole:2], lines[1:whole:2], strict=True):
            try:
                number = int(code)
            except ValueError as error:
                at_line = line + 2 * len(groups) + 1
                raise UnparsableError(at_line, 1, "DXF without a group code") from error
            if number == 0:
                return tuple(groups)
            groups.append((number, value.rstrip(b"\r")))
        if at + size >= len(content) or size > _LONGEST_GROUP:
            break
        at += sum(map(len, lines[:whole])) + whole
        size = size if whole else 2 * size
    return tuple(groups)


def _binary_groups(content: bytes, at: int, *, is_wide: bool) -> tuple[tuple[int, bytes], ...]:
    """Return the same of a binary drawing; numbers as they would be written."""
    groups: list[tuple[int, bytes]] = []
    try:
        while len(groups) < _MOST_GROUPS:
            code, at = _code(content, at, is_wide=is_wide)
            if code == 0:
                break
            kind = _KINDS.get(code)
            if kind is None:
                raise UnparsableError(0, 0, f"DXF with the code {code}, which nothing has")
            if kind == _TEXT:
                end = content.index(b"\0", at)
                groups.append((code, content[at:end]))
                at = end + 1
            elif kind == _BYTES:
                at += 1 + content[at]
            else:
                groups.append((code, _number(content, at, kind, is_double=code in _DOUBLES)))
                at += kind
    except (IndexError, ValueError, struct.error) as error:
        if isinstance(error, UnparsableError):
            raise
        raise UnparsableError(0, 0, "DXF that is cut off") from error
    return tuple(groups)


def _code(content: bytes, at: int, *, is_wide: bool) -> tuple[int, int]:
    if is_wide:
        return struct.unpack_from("<H", content, at)[0], at + 2
    if content[at] == _LARGER:
        return int.from_bytes(content[at + 1 : at + 3], "little"), at + 3
    return content[at], at + 1


def _number(content: bytes, at: int, size: int, *, is_double: bool) -> bytes:
    if is_double:
        return repr(struct.unpack_from("<d", content, at)[0]).encode()
    return b"%d" % int.from_bytes(content[at : at + size], "little", signed=True)
