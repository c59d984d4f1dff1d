"""Drawings of our own making, from their groups (Autodesk, DXF reference, "Group codes")."""

import struct

Group = tuple[int, str | int | float | bytes]


def written(groups: list[Group], end: str = "\n") -> bytes:
    lines: list[str] = []
    for code, value in groups:
        shown = value.hex() if isinstance(value, bytes) else str(value)
        lines += [f"{code:3}", shown]
    return (end.join(lines) + end).encode()


def binary(groups: list[Group], *, is_old: bool = False) -> bytes:
    parts = [b"AutoCAD Binary DXF\r\n\x1a\0"]
    for code, value in groups:
        parts += [_code(code, is_old=is_old), _value(code, value)]
    return b"".join(parts)


def _code(code: int, *, is_old: bool) -> bytes:
    if not is_old:
        return struct.pack("<H", code)
    return bytes([code]) if code < 255 else b"\xff" + struct.pack("<H", code)


def _value(code: int, value: str | float | bytes) -> bytes:
    if isinstance(value, str):
        return value.encode() + b"\0"
    if isinstance(value, bytes):
        return bytes([len(value)]) + value
    if isinstance(value, float):
        return struct.pack("<d", value)
    return struct.pack(_format(code), value)


def _format(code: int) -> str:
    if 290 <= code < 300:
        return "<b"
    if 160 <= code < 170:
        return "<q"
    return "<i" if 90 <= code < 100 or code == 1071 else "<h"
