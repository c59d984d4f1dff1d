"""Fonts of our own making: a table of names and nothing to draw with."""

import struct
import zlib
from collections.abc import Sequence

Record = tuple[int, int, int, int, bytes]
ENGLISH = 0x0409


def windows(id_: int, text: str, language: int = ENGLISH) -> Record:
    return 3, 1, language, id_, text.encode("utf-16-be")


def macintosh(id_: int, text: str) -> Record:
    return 1, 0, 0, id_, text.encode("mac_roman")


def table(*records: Record) -> bytes:
    heads, texts = b"", b""
    for platform, encoding, language, id_, text in records:
        heads += struct.pack(">6H", platform, encoding, language, id_, len(text), len(texts))
        texts += text
    return struct.pack(">3H", 0, len(records), 6 + len(heads)) + heads + texts


def font(names: bytes, flavour: bytes = b"\0\1\0\0", start: int = 0) -> bytes:
    tables = [(b"OS/2", bytes(96)), (b"name", names)]
    at = start + 12 + 16 * len(tables)
    entries, bodies = b"", b""
    for tag, body in tables:
        entries += struct.pack(">4sLLL", tag, 0, at + len(bodies), len(body))
        bodies += body
    return flavour + struct.pack(">4H", len(tables), 0, 0, 0) + entries + bodies


def collection(*names: bytes) -> bytes:
    at = 12 + 4 * len(names)
    fonts, starts = b"", b""
    for one in names:
        starts += struct.pack(">L", at + len(fonts))
        fonts += font(one, start=at + len(fonts))
    return b"ttcf" + struct.pack(">HHL", 1, 0, len(names)) + starts + fonts


def woff(names: bytes, metadata: bytes = b"", *, is_packed: bool = True) -> bytes:
    body = zlib.compress(names) if is_packed else names
    packed = zlib.compress(metadata) if metadata else b""
    at = 44 + 20
    head = struct.pack(
        ">4s4sLHHLHHLLLLL",
        b"wOFF",
        b"\0\1\0\0",
        at + len(body) + len(packed),
        1,
        0,
        1000,
        1,
        0,
        at + len(body) if metadata else 0,
        len(packed),
        len(metadata),
        0,
        0,
    )
    return head + struct.pack(">4sLLLL", b"name", at, len(body), len(names), 0) + body + packed


def number(value: int) -> bytes:
    """Return a number of the second edition, seven bits a byte."""
    digits = [value & 0x7F]
    while value := value >> 7:
        digits.append(value & 0x7F | 0x80)
    return bytes(reversed(digits))


def woff2(tables: Sequence[tuple[bytes, bytes]], metadata: bytes = b"") -> bytes:
    """Return a font of tables, each with the bytes of its entry before the size."""
    import brotli

    entries = b"".join(flags + number(len(body)) for flags, body in tables)
    body: bytes = brotli.compress(b"".join(one for _, one in tables))
    packed: bytes = brotli.compress(metadata) if metadata else b""
    at = 48 + len(entries) + len(body)
    head = struct.pack(
        ">4s4sLHHLLHHLLLLL",
        b"wOF2",
        b"\0\1\0\0",
        at + len(packed),
        len(tables),
        0,
        1000,
        len(body),
        1,
        0,
        at if metadata else 0,
        len(packed),
        len(metadata),
        0,
        0,
    )
    return head + entries + body + packed
