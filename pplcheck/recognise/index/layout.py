"""Where do the parts of an index stand in its bytes?

    magic (8)  version (4)  number of sections (4)  length of the whole (8)
    for each section: name (16)  start (8)  length (8)  CRC-32 (4)  zero (4)
    CRC-32 of all above (4)  zero (4)
    the sections, in the order of the table, each from the next multiple of 8

All numbers are little-endian. Only one table is right for given sections, so none can overlap
or point outside: a start that is another than the one expected is a fault. As in PNG (ISO/IEC
15948, 5.2), the magic has a byte that is no text and a line feed, so that what a transfer as
text has done to a file shows.
"""

import struct
import zlib
from collections.abc import Mapping, Sequence
from typing import Final

from pplcheck.recognise.index.errors import UnusableIndexError

VERSION: Final = 1
_MAGIC: Final = b"\x89PPLIX\r\n"
_HEAD = struct.Struct("<8sIIQ")
_ENTRY = struct.Struct("<16sQQII")
_SUM = struct.Struct("<II")
_ALIGNED = 8

Bytes = bytes | bytearray | memoryview


def joined(sections: Mapping[str, Bytes]) -> bytes:
    """Return the bytes of an index.

    Args:
        sections: by name, in the order in which they are to stand.

    """
    parts = [memoryview(section).cast("B") for section in sections.values()]
    starts, length = _starts([part.nbytes for part in parts])
    head = _HEAD.pack(_MAGIC, VERSION, len(parts), length)
    for name, start, part in zip(sections, starts, parts, strict=True):
        head += _ENTRY.pack(name.encode("ascii"), start, part.nbytes, zlib.crc32(part), 0)
    pieces: list[Bytes] = [head, _SUM.pack(zlib.crc32(head), 0)]
    for part in parts:
        pieces += [part, bytes(-part.nbytes % _ALIGNED)]
    return b"".join(pieces)


def parted(content: Bytes, names: Sequence[str]) -> dict[str, memoryview]:
    """Return the sections of an index, without copying them.

    Args:
        content: of the file.
        names: those that an index of this version has, in their order.

    Raises:
        UnusableIndexError: it is another file, of another version, cut or damaged.

    """
    whole = memoryview(content).cast("B").toreadonly()
    if whole[: len(_MAGIC)].tobytes() != _MAGIC:
        raise UnusableIndexError("this is no index of a commons")
    if whole.nbytes < _HEAD.size:
        raise UnusableIndexError("the file was cut")
    _, version, number, length = _HEAD.unpack_from(whole)
    if version != VERSION:
        raise UnusableIndexError(
            f"the index has version {version}, and this programme reads version {VERSION}"
        )
    if length != whole.nbytes:
        raise UnusableIndexError(
            f"the file has {whole.nbytes} bytes where its header says {length}: was it cut?"
        )
    if number != len(names) or whole.nbytes < _table_end(number):
        raise UnusableIndexError("the index has other sections than it should")
    return _sections(whole, names)


def _sections(whole: memoryview, names: Sequence[str]) -> dict[str, memoryview]:
    end = _table_end(len(names))
    if _SUM.unpack_from(whole, end - _SUM.size) != (zlib.crc32(whole[: end - _SUM.size]), 0):
        raise UnusableIndexError("the table of sections is damaged")
    table = list(_ENTRY.iter_unpack(whole[_HEAD.size : end - _SUM.size]))
    starts, length = _starts([entry[2] for entry in table])
    expected = [
        (name.encode("ascii"), start) for name, start in zip(names, starts, strict=True)
    ]
    if [(entry[0].rstrip(b"\0"), entry[1]) for entry in table] != expected or (
        length != whole.nbytes
    ):
        raise UnusableIndexError("the sections do not stand where they should")
    found: dict[str, memoryview] = {}
    for name, (_, start, size, checksum, _) in zip(names, table, strict=True):
        found[name] = whole[start : start + size]
        if zlib.crc32(found[name]) != checksum:
            raise UnusableIndexError(f"the section “{name}” is damaged")
    return found


def _table_end(number: int) -> int:
    return _HEAD.size + number * _ENTRY.size + _SUM.size


def _starts(sizes: Sequence[int]) -> tuple[list[int], int]:
    """Return where sections of these sizes start, and where the file ends."""
    starts, at = [], _table_end(len(sizes))
    for size in sizes:
        starts.append(at)
        at += size + -size % _ALIGNED
    return starts, at
