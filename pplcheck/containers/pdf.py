"""What of a PDF can be told without drawing its pages (ISO 32000-2, 7.5)?

Two things: the packet of XMP that its catalogue names, and the addresses of its links. Both lie
in objects that stand in the open or in compressed object streams, so no page need be looked at.
Nothing else is taken apart here: a real reader does that.
"""

import re
import zlib
from collections.abc import Iterator
from typing import Final

_OBJECT_STREAM = re.compile(rb"/ObjStm\b")
_STREAM = re.compile(rb"stream\r?\n")
_FLATE = b"/FlateDecode"
_CATALOGUE = re.compile(rb"/Type\s*/Catalog\b")
_METADATA = re.compile(rb"/Metadata\s+(\d{1,10})\s+(\d{1,5})\s+R\b")
_ADDRESS = re.compile(
    rb"/URI\s*(?:\(((?:[^()\\]|\\.){0,2000})\)|<([0-9A-Fa-f\s]{0,4000})>|(\d+ \d+ R))",
    re.DOTALL,
)
_BRACKETS = re.compile(rb"<<|>>")
_ESCAPED = re.compile(rb"\\(.)", re.DOTALL)
# Of a dictionary before its stream, and of a catalogue.
_NEAR: Final = 4096
# Marks of an encoding, and the zeros of one that is wide.
_BEFORE_XML: Final = b"\xef\xbb\xbf\xfe\xff\0 \t\r\n"
_LARGEST_STREAM: Final = 16 * 1024 * 1024
_LARGEST_TOTAL: Final = 64 * 1024 * 1024
_PIECE: Final = 64 * 1024
_MOST_STREAMS: Final = 20_000
_LARGEST_PACKET: Final = 4 * 1024 * 1024


class UntoldError(ValueError):
    """It cannot be told without reading the file as a whole."""


def addresses(content: bytes) -> frozenset[str]:
    """Return the addresses that links of a PDF may lead to.

    Raises:
        UntoldError: it is encrypted, packed in a rare way, or too large for this.

    """
    if b"/Encrypt" in content:
        raise UntoldError("encrypted")
    return frozenset(address for objects in _open(content) for address in _addresses(objects))


def packet(content: bytes) -> bytes:
    """Return the XMP packet of a PDF as a whole, or nothing.

    Pictures within have packets of their own; those say nothing of the file.
    """
    name = None
    try:
        for objects in _open(content):
            for found in _CATALOGUE.finditer(objects):
                # Changes are added at the end: the last catalogue holds.
                name = _METADATA.search(_dictionary(objects, found.start())) or name
    except UntoldError:
        return b""
    return _as_packet(_stream_of(content, int(name[1]), int(name[2]))) if name else b""


def _open(content: bytes) -> Iterator[bytes]:
    """Yield the file itself and each of its object streams, unpacked.

    Raises:
        UntoldError: one cannot be unpacked, or all amount to too much.

    """
    yield content
    total = 0
    for count, found in enumerate(_OBJECT_STREAM.finditer(content)):
        if count == _MOST_STREAMS:
            raise UntoldError("many object streams")
        unpacked = _unpacked(content, found.end())
        total += len(unpacked)
        if total > _LARGEST_TOTAL:
            raise UntoldError("large object streams")
        yield unpacked


def _unpacked(content: bytes, after: int) -> bytes:
    """Return what is packed in the stream whose dictionary is around `after`."""
    stream = _STREAM.search(content, after, after + _NEAR)
    if stream is None:
        return b""
    if _FLATE not in content[max(0, after - _NEAR) : stream.start()]:
        raise UntoldError("a rare filter")
    return _inflated(content, stream.end(), _LARGEST_STREAM)


def _inflated(content: bytes, start: int, most: int) -> bytes:
    """Return what is packed from `start` on; the stream says itself where it ends."""
    unpacker = zlib.decompressobj()
    unpacked = bytearray()
    view = memoryview(content)
    try:
        while not unpacker.eof and start < len(content):
            unpacked += unpacker.decompress(
                view[start : start + _PIECE], most - len(unpacked) + 1
            )
            start += _PIECE
            if len(unpacked) > most:
                raise UntoldError("a large stream")
    except zlib.error as error:
        raise UntoldError("a broken stream") from error
    return bytes(unpacked)


def _addresses(objects: bytes) -> Iterator[str]:
    for found in _ADDRESS.finditer(objects):
        plain, in_hex, elsewhere = found.groups()
        if elsewhere:
            raise UntoldError("an address elsewhere")
        if plain is None:
            digits = b"".join(in_hex.split())
            plain = bytes.fromhex(digits.decode("ascii") + "0" * (len(digits) % 2))
        yield _ESCAPED.sub(rb"\1", plain).decode("latin-1").strip()


def _dictionary(objects: bytes, at: int) -> bytes:
    """Return what stands in the dictionary around `at`, and in those within it."""
    depth = 0
    first = max(0, at - _NEAR)
    for bracket in reversed([*_BRACKETS.finditer(objects, first, at)]):
        depth += 1 if bracket.group() == b">>" else -1
        if depth < 0:
            first = bracket.end()
            break
    depth = 0
    last = min(len(objects), at + _NEAR)
    for bracket in _BRACKETS.finditer(objects, at, last):
        depth += 1 if bracket.group() == b"<<" else -1
        if depth < 0:
            last = bracket.start()
            break
    return objects[first:last]


def _stream_of(content: bytes, number: int, generation: int) -> bytes:
    """Return the stream of the last object of this number."""
    begun = None
    # What begins with plain letters is looked for far faster than what looks behind itself.
    for found in re.finditer(rb"%d\s+%d\s+obj\b" % (number, generation), content):
        if not content[found.start() - 1 : found.start()].isdigit():
            begun = found
    stream = _STREAM.search(content, begun.end(), begun.end() + _NEAR) if begun else None
    if begun is None or stream is None:
        return b""
    if _FLATE in content[begun.end() : stream.start()]:
        try:
            return _inflated(content, stream.end(), _LARGEST_PACKET)
        except UntoldError:
            return b""
    end = content.find(b"endstream", stream.end(), stream.end() + _LARGEST_PACKET)
    return content[stream.end() : max(end, stream.end())]


def _as_packet(found: bytes) -> bytes:
    """Return what was found, if it is XML: where the file is encrypted it may not be."""
    return found if found.lstrip(_BEFORE_XML).startswith((b"<?", b"<x", b"<r", b"<\0")) else b""
