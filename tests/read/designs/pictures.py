"""Pictures of our own making: the smallest that hold a given field."""

import struct
import zlib

BY_SA = "http://creativecommons.org/licenses/by-sa/4.0/"
COPYRIGHT, ARTIST, DESCRIPTION = 0x8298, 0x013B, 0x010E


def xmp(properties: str) -> bytes:
    return (
        '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:cc="http://creativecommons.org/ns#">'
        f'{properties}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    ).encode()


def exif(fields: dict[int, bytes], order: str = "<", number: int = 42) -> bytes:
    """Return a TIFF with one directory, whose values of more than a cell stand behind it."""
    mark = {"<": b"II", ">": b"MM"}[order]
    is_big = number == 43
    head = mark + struct.pack(f"{order}H", number)
    if is_big:
        head += struct.pack(f"{order}HHQ", 8, 0, 16)
    else:
        head += struct.pack(f"{order}I", 8)
    entry, cell, count = ("HHQ", 8, "Q") if is_big else ("HHI", 4, "H")
    size = struct.calcsize(order + entry) + cell
    behind = len(head) + struct.calcsize(order + count) + size * len(fields) + cell
    table, values = struct.pack(order + count, len(fields)), b""
    for tag, value in sorted(fields.items()):
        table += struct.pack(order + entry, tag, 2, len(value))
        if len(value) <= cell:
            table += value.ljust(cell, b"\0")
        else:
            offset = behind + len(values)
            table += struct.pack(f"{order}{'Q' if is_big else 'I'}", offset)
            values += value
    return head + table + bytes(cell) + values


def iptc(fields: dict[tuple[int, int], bytes]) -> bytes:
    return b"".join(
        b"\x1c" + bytes(key) + struct.pack(">H", len(value)) + value
        for key, value in fields.items()
    )


def resource(number: int, value: bytes, name: bytes = b"") -> bytes:
    called = bytes([len(name)]) + name
    return (
        b"8BIM"
        + struct.pack(">H", number)
        + called.ljust(len(called) + len(called) % 2, b"\0")
        + struct.pack(">I", len(value))
        + value.ljust(len(value) + len(value) % 2, b"\0")
    )


def png(*chunks: tuple[bytes, bytes]) -> bytes:
    header = (b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    data = (b"IDAT", zlib.compress(b"\0\0"))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(held)) + name + held + struct.pack(">I", zlib.crc32(name + held))
        for name, held in (header, data, *chunks, (b"IEND", b""))
    )


def text(keyword: str, value: str) -> tuple[bytes, bytes]:
    return b"tEXt", keyword.encode() + b"\0" + value.encode("latin-1")


def packed_text(keyword: str, value: bytes) -> tuple[bytes, bytes]:
    return b"zTXt", keyword.encode() + b"\0\0" + zlib.compress(value)


def wide_text(keyword: str, value: bytes, *, is_packed: bool = False) -> tuple[bytes, bytes]:
    flags = b"\1\0" if is_packed else b"\0\0"
    value = zlib.compress(value) if is_packed else value
    return b"iTXt", keyword.encode() + b"\0" + flags + b"en\0Keyword\0" + value


def profile(kind: str, value: bytes) -> tuple[bytes, bytes]:
    written = f"\n{kind}\n{len(value):8}\n{value.hex()}\n"
    return packed_text(f"Raw profile type {kind}", written.encode())


def jpeg(*segments: tuple[int, bytes]) -> bytes:
    return (
        b"\xff\xd8"
        + b"".join(
            bytes([0xFF, mark]) + struct.pack(">H", len(held) + 2) + held
            for mark, held in segments
        )
        + b"\xff\xda\0\2picture\xff\xd9"
    )


def webp(*chunks: tuple[bytes, bytes]) -> bytes:
    body = b"WEBP" + b"".join(
        name + struct.pack("<I", len(held)) + held + b"\0" * (len(held) % 2)
        for name, held in chunks
    )
    return b"RIFF" + struct.pack("<I", len(body)) + body


def gif(*extensions: bytes) -> bytes:
    screen = b"GIF89a\1\0\1\0\x80\0\0" + bytes(6)
    image = b"\x2c\0\0\0\0\1\0\1\0\x81" + bytes(12) + b"\2\2\x4c\1\0"
    return screen + extensions[0] + image + b"".join(extensions[1:]) + b";"


def gif_comment(words: bytes) -> bytes:
    halves = (words[:5], words[5:])
    return b"\x21\xfe" + b"".join(bytes([len(half)]) + half for half in halves) + b"\0"


def gif_xmp(packet: bytes) -> bytes:
    ramp = b"\1" + bytes(range(255, -1, -1)) + b"\0"
    return b"\x21\xff\x0bXMP DataXMP" + packet + ramp
