"""Sounds of our own making: tags, and hardly anything to hear."""

import struct
from collections.abc import Sequence


def syncsafe(value: int) -> bytes:
    return bytes(value >> shift & 0x7F for shift in (21, 14, 7, 0))


def frame(name: str, held: bytes, version: int = 4, flags: int = 0) -> bytes:
    size = syncsafe(len(held)) if version == 4 else len(held).to_bytes(4, "big")
    return name.encode() + size + bytes([0, flags]) + held


def old_frame(name: str, held: bytes) -> bytes:
    return name.encode() + len(held).to_bytes(3, "big") + held


def tag(*frames: bytes, version: int = 4, flags: int = 0, size: int | None = None) -> bytes:
    body = b"".join(frames)
    told = syncsafe(len(body) if size is None else size)
    return b"ID3" + bytes([version, 0, flags]) + told + body


def comments(*pairs: tuple[str, str]) -> bytes:
    out = struct.pack("<L", 4) + b"made" + struct.pack("<L", len(pairs))
    for name, value in pairs:
        text = f"{name}={value}".encode()
        out += struct.pack("<L", len(text)) + text
    return out


def flac(*blocks: tuple[int, bytes]) -> bytes:
    out = b"fLaC"
    for at, (kind, body) in enumerate(blocks):
        last = 0x80 if at == len(blocks) - 1 else 0
        out += bytes([kind | last]) + len(body).to_bytes(3, "big") + body
    return out


def page(number: int, laces: Sequence[int], body: bytes) -> bytes:
    head = struct.pack("<4sBBQLLLB", b"OggS", 0, 0, 0, number, 0, 0, len(laces))
    return head + bytes(laces) + body


def pages(number: int, *packets: bytes) -> list[bytes]:
    """Return the pages of a stream: each packet begins one of its own."""
    out = []
    for packet in packets:
        laces = [255] * (len(packet) // 255) + [len(packet) % 255]
        at = 0
        while laces:
            some, laces = laces[:255], laces[255:]
            out.append(page(number, some, packet[at : at + sum(some)]))
            at += sum(some)
    return out


def chunk(name: bytes, held: bytes, order: str = "<") -> bytes:
    return struct.pack(f"{order}4sL", name, len(held)) + held + bytes(len(held) % 2)


def wav(*chunks: bytes) -> bytes:
    body = b"WAVE" + chunk(b"fmt ", bytes(16)) + b"".join(chunks)
    return b"RIFF" + struct.pack("<L", len(body)) + body


def aiff(*chunks: bytes) -> bytes:
    body = b"AIFF" + chunk(b"COMM", bytes(18), ">") + b"".join(chunks)
    return b"FORM" + struct.pack(">L", len(body)) + body


def box(name: bytes, *held: bytes) -> bytes:
    body = b"".join(held)
    return struct.pack(">L4s", 8 + len(body), name) + body


def item(name: bytes, text: str) -> bytes:
    return box(name, box(b"data", struct.pack(">LL", 1, 0), text.encode()))


def mp4(*held: bytes) -> bytes:
    return box(b"ftyp", b"M4A ") + box(b"mdat", bytes(100)) + box(b"moov", *held)
