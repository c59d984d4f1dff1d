"""Which packets open the streams of an Ogg file (RFC 3533)?

The first two packets of each stream are enough: what it is, and its comments. Where streams go
together (a film's picture and sound), their pages alternate.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from pplcheck.syntax.places import UnparsableError

MARK: Final = b"OggS"
_PAGE = struct.Struct("<4sBBQLLLB")
_MOST_PAGES: Final = 2_000
_MOST_STREAMS: Final = 16
_LARGEST_PACKET: Final = 1024 * 1024
_PACKETS: Final = 2
_FULL: Final = 255


@dataclass(slots=True)
class _Stream:
    """What came of a stream so far."""

    packets: list[bytes] = field(default_factory=list)
    begun: bytearray = field(default_factory=bytearray)


def opening_packets(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the first and the second packet of each stream, as soon as both are there.

    Raises:
        UnparsableError: it is cut off before, or a packet is larger than any of comments;
            what came before was yielded.

    """
    streams: dict[int, _Stream] = {}
    done: set[int] = set()
    for number, body, laces in _pages(content):
        if number in done:
            if done == set(streams):
                return
            continue
        if number not in streams and len(streams) == _MOST_STREAMS:
            continue
        stream = streams.setdefault(number, _Stream())
        at = 0
        for lace in laces:
            stream.begun += body[at : at + lace]
            at += lace
            if len(stream.begun) > _LARGEST_PACKET:
                raise UnparsableError(0, 0, "Ogg with comments of more than 1 MiB")
            if lace < _FULL and len(stream.packets) < _PACKETS:
                stream.packets.append(bytes(stream.begun))
                stream.begun.clear()
        if len(stream.packets) == _PACKETS:
            done.add(number)
            yield stream.packets[0], stream.packets[1]
    if done != set(streams):
        raise UnparsableError(0, 0, "Ogg that is cut off before its comments")


def _pages(content: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """Yield the stream's number, the content and the lacing values of each page."""
    at = 0
    for _ in range(_MOST_PAGES):
        if at + _PAGE.size > len(content) or not content.startswith(MARK, at):
            return
        *_, number, _, _, count = _PAGE.unpack_from(content, at)
        at += _PAGE.size
        laces = content[at : at + count]
        at += count
        size = sum(laces)
        yield number, content[at : at + size], laces
        at += size
