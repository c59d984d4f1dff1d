"""Which frames does an ID3 tag hold (ID3v2.2, 2.3 and 2.4, id3.org)?

A tag stands at the beginning of an MP3, or in a chunk of another file. Its sizes are not to be
believed: frames are taken as far as there are any.
"""

import re
from collections.abc import Iterator
from typing import Final

from pplcheck.containers.inflated import inflated

MARK: Final = b"ID3"
_HEAD: Final = 10
_OLD: Final = 2
_NEW: Final = 4
_UNSYNCHRONISED, _EXTENDED, _FOOTED = 0x80, 0x40, 0x10
_MOST_FRAMES: Final = 10_000
_LARGEST_FRAME: Final = 1024 * 1024
_NAME = re.compile(rb"[A-Z0-9]{3,4}")
# Of a frame's second byte of flags: packed, encrypted, in a group, unsynchronised, sized.
_FLAGS_3: Final = {"packed": 0x80, "secret": 0x40, "grouped": 0x20, "escaped": 0, "sized": 0}
_FLAGS_4: Final = {"packed": 8, "secret": 4, "grouped": 0x40, "escaped": 2, "sized": 1}
_CODECS: Final = ("latin-1", "utf-16", "utf-16-be", "utf-8")
_WIDE: Final = frozenset({1, 2})


def size_of(content: bytes) -> int:
    """Return how long the tag at the beginning says it is; 0 where there is none."""
    if not content.startswith(MARK) or len(content) < _HEAD:
        return 0
    return _HEAD + _syncsafe(content[6:_HEAD]) + (_HEAD if content[5] & _FOOTED else 0)


def frames(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of each frame of the tag at the beginning.

    Raises:
        UnparsableError: a frame cannot be unpacked; what stood before was yielded.

    """
    version, flags = content[3], content[5]
    body = content[_HEAD : size_of(content)]
    if flags & _UNSYNCHRONISED and version < _NEW:
        body = _synchronised(body)
    at = _after_extended(body, version) if flags & _EXTENDED else 0
    name_size, head = (3, 6) if version <= _OLD else (4, _HEAD)
    for _ in range(_MOST_FRAMES):
        name = body[at : at + name_size]
        if len(body) < at + head or not _NAME.fullmatch(name):
            return
        size = _frame_size(body, at, version)
        own_flags = body[at + head - 1] if version > _OLD else 0
        held = body[at + head : at + head + size]
        at += head + size
        if len(held) <= _LARGEST_FRAME:
            in_full = _in_full(held, own_flags, version)
            if in_full is not None:
                yield name.decode("ascii"), in_full


def texts(held: bytes) -> list[str]:
    """Return the strings of a frame that begins with the number of its encoding."""
    if not held or held[0] >= len(_CODECS):
        return []
    codec = _CODECS[held[0]]
    return [one.strip("\ufeff") for one in _decoded(held[1:], codec).split("\0")]


def described(held: bytes, *, has_language: bool) -> tuple[str, str]:
    """Return the description and the text of a frame that has both.

    Args:
        held: the frame's content.
        has_language: three letters for the language stand before them.

    """
    if not held or held[0] >= len(_CODECS):
        return "", ""
    rest = held[4:] if has_language else held[1:]
    codec = _CODECS[held[0]]
    step, end = (2, b"\0\0") if held[0] in _WIDE else (1, b"\0")
    at = rest.find(end)
    while at >= 0 and at % step:
        at = rest.find(end, at + 1)
    if at < 0:
        return _decoded(rest, codec).strip("\ufeff\0"), ""
    text = _decoded(rest[at + step :], codec).strip("\ufeff\0")
    return _decoded(rest[:at], codec).strip("\ufeff\0"), text


def _decoded(written: bytes, codec: str) -> str:
    return written.decode(codec, "replace")


def _syncsafe(written: bytes) -> int:
    value = 0
    for byte in written:
        value = value << 7 | byte & 0x7F
    return value


def _synchronised(written: bytes) -> bytes:
    """Take out the zeros that keep players from seeing a beginning where there is none."""
    return written.replace(b"\xff\0", b"\xff")


def _after_extended(body: bytes, version: int) -> int:
    if version >= _NEW:
        return _syncsafe(body[:4])
    return 4 + int.from_bytes(body[:4], "big")


def _frame_size(body: bytes, at: int, version: int) -> int:
    if version <= _OLD:
        return int.from_bytes(body[at + 3 : at + 6], "big")
    written = body[at + 4 : at + 8]
    plain = int.from_bytes(written, "big")
    if version < _NEW:
        return plain
    size = _syncsafe(written)
    # Some programmes write the older form of size into the newer tag.
    return (
        size if _fits(body, at + _HEAD + size) or not _fits(body, at + _HEAD + plain) else plain
    )


def _fits(body: bytes, at: int) -> bool:
    """Whether another frame, the padding or the end stands there."""
    return (
        at == len(body)
        or body[at : at + 1] == b"\0"
        or bool(_NAME.fullmatch(body[at : at + 4]))
    )


def _in_full(held: bytes, flags: int, version: int) -> bytes | None:
    """Return a frame's content as it was before it was packed; None where it is a secret."""
    told = _FLAGS_4 if version >= _NEW else _FLAGS_3
    if flags & told["secret"]:
        return None
    if flags & told["grouped"]:
        held = held[1:]
    if flags & told["sized"] or (flags & told["packed"] and version < _NEW):
        held = held[4:]
    if flags & told["escaped"]:
        held = _synchronised(held)
    if flags & told["packed"]:
        return b"".join(inflated(held, _LARGEST_FRAME, "a frame of an ID3 tag"))
    return held
