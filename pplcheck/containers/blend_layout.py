"""Which fields has each struct of a Blender file, and what stands in them?

At its end a Blender file says how the structs of the programme that wrote it lay in memory:
`SDNA` (Blender, `dna_genfile.cc`).
"""

import re
import struct
from dataclasses import dataclass
from typing import Final

from pplcheck.syntax.places import UnparsableError

_ARRAY: Final = re.compile(rb"\[(\d+)\]")
# No dimension has more digits, and nothing that lies in memory is larger.
_LONGEST_NUMBER: Final = 9
_LARGEST: Final = 1 << 48
_BROKEN: Final = "a Blender file with a broken layout"


@dataclass(frozen=True, slots=True)
class _Field:
    """Where in a struct a field stands."""

    offset: int
    size: int
    type: int
    is_pointer: bool


class Layout:
    """Which fields each struct has.

    Attributes:
        order: of the bytes of a number.
        by_name: numbers of the structs, by the names of their types.
        by_type: likewise, by the numbers of the types.

    """

    def __init__(self, dna: bytes, pointer: int, sign: str) -> None:
        self.order: Final = "big" if sign == ">" else "little"
        self._pointer = pointer
        try:
            self._take(dna, sign)
        except (struct.error, IndexError) as error:
            raise UnparsableError(0, 0, _BROKEN) from error
        self._known: dict[int, dict[str, _Field]] = {}

    def _take(self, dna: bytes, sign: str) -> None:
        names, at = _strings(dna, 4, b"NAME", sign)
        types, at = _strings(dna, at, b"TYPE", sign)
        self._names = names
        at = _past(dna, at, b"TLEN")
        self._sizes = struct.unpack_from(f"{sign}{len(types)}H", dna, at)
        at = _past(dna, at + 2 * len(types), b"STRC")
        (count,) = struct.unpack_from(f"{sign}I", dna, at)
        rest = len(dna) - at - 4
        numbers = struct.unpack_from(f"{sign}{rest // 2}H", dna, at + 4)
        self._numbers = numbers
        self._starts: list[int] = []
        self.by_type: dict[int, int] = {}
        self.by_name: dict[str, int] = {}
        place = 0
        for number in range(count):
            self._starts.append(place)
            self.by_type[numbers[place]] = number
            self.by_name[types[numbers[place]].decode("latin-1")] = number
            place += 2 + 2 * numbers[place + 1]

    def fields(self, number: int) -> dict[str, _Field]:
        """Return the fields of a struct, by their names; none of one that is not there."""
        if number not in self._known:
            self._known[number] = self._fields(number)
        return self._known[number]

    def _fields(self, number: int) -> dict[str, _Field]:
        if not 0 <= number < len(self._starts):
            return {}
        place = self._starts[number]
        count = self._numbers[place + 1]
        fields: dict[str, _Field] = {}
        offset = 0
        try:
            for at in range(place + 2, place + 2 + 2 * count, 2):
                type_, name = self._numbers[at], self._names[self._numbers[at + 1]]
                is_pointer = name[:1] == b"*" or name[:2] == b"(*"
                size = self._pointer if is_pointer else self._sizes[type_]
                size *= _times(name)
                bare = name.partition(b"[")[0].strip(b"*()").decode("latin-1")
                fields[bare] = _Field(offset, size, type_, is_pointer)
                offset += size
        except IndexError as error:
            raise UnparsableError(0, 0, _BROKEN) from error
        return fields


def _times(name: bytes) -> int:
    """Return how many there are of a field, whose name tells its dimensions: `mat[4][4]`."""
    times = 1
    for length in _ARRAY.findall(name):
        times *= int(length) if len(length) <= _LONGEST_NUMBER else _LARGEST
        if times >= _LARGEST:
            raise UnparsableError(0, 0, _BROKEN)
    return times


def _past(dna: bytes, at: int, tag: bytes) -> int:
    """Return where goes on what a tag begins, which stands at a multiple of four."""
    at += -at % 4
    if dna[at : at + 4] != tag:
        raise UnparsableError(0, 0, _BROKEN)
    return at + 4


def _strings(dna: bytes, at: int, tag: bytes, sign: str) -> tuple[list[bytes], int]:
    at = _past(dna, at, tag)
    (count,) = struct.unpack_from(f"{sign}I", dna, at)
    if count > len(dna):
        raise UnparsableError(0, 0, _BROKEN)
    parts = dna[at + 4 :].split(b"\0", count)
    strings = parts[:count]
    return strings, at + 4 + sum(map(len, strings)) + len(strings)


@dataclass(slots=True)
class Record:
    """A struct in memory, whose fields can be asked for."""

    _layout: "Layout"
    _struct: int
    _content: bytes
    _offset: int = 0

    def has(self, name: str) -> bool:
        """Whether there is such a field."""
        return name in self._layout.fields(self._struct)

    def text(self, name: str) -> str:
        """Return an array of characters, up to the first that is none."""
        return self._bytes(name).partition(b"\0")[0].decode("utf-8", "replace")

    def number(self, name: str) -> int:
        """Return a whole number, or the address that a pointer holds; 0 where there is none."""
        return int.from_bytes(self._bytes(name), self._layout.order)

    def within(self, name: str) -> "Record":
        """Return the struct that a field is."""
        found = self._layout.fields(self._struct).get(name)
        if found is None or found.is_pointer:
            return Record(self._layout, -1, b"")
        inner = self._layout.by_type.get(found.type, -1)
        return Record(self._layout, inner, self._content, self._offset + found.offset)

    def _bytes(self, name: str) -> bytes:
        found = self._layout.fields(self._struct).get(name)
        if found is None:
            return b""
        start = self._offset + found.offset
        return self._content[start : start + found.size]
