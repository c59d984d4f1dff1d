"""Does a sound that lies about itself end in a reason, with what it said before?"""

import struct
import zlib
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pplcheck.model.evidence import Evidence
from pplcheck.read.designs import aiff, flac, mp3, mp4, ogg, wav
from pplcheck.syntax.places import UnparsableError
from tests.read.designs import sounds
from tests.read.designs.sounds import frame, tag

LATIN_1 = b"\0"


def read(reader: ModuleType, content: bytes) -> list[str]:
    assert reader.claims(content)
    return [one.value for one in reader.read("a", content)]


def reason(reader: ModuleType, content: bytes) -> str:
    with pytest.raises(UnparsableError) as caught:
        read(reader, content)
    return caught.value.what


def test_a_tag_of_256_megabytes_that_is_not_there_is_told() -> None:
    content = tag(frame("TPE1", LATIN_1 + b"Ada"), size=2**28 - 1)
    seen: list[Evidence] = []
    with pytest.raises(UnparsableError, match="cut off"):
        seen.extend(mp3.read("a", content))
    assert [one.value for one in seen] == ["Ada"]
    head = content + bytes(mp3.FORMAT.head - len(content))
    assert read(mp3, head) == ["Ada"]


def test_a_frame_or_chunk_that_lies_about_its_size_is_bounded() -> None:
    lying = b"TIT2" + sounds.syncsafe(2**28 - 1) + bytes(2) + LATIN_1 + b"Talk"
    assert read(mp3, tag(lying)) == ["Talk"]
    bomb = sounds.syncsafe(9) + zlib.compress(bytes(20_000_000))
    assert "unpacks to more than 1 MiB" in reason(mp3, tag(frame("TIT2", bomb, flags=8 | 1)))
    assert "cut off" in reason(wav, sounds.wav() + struct.pack("<4sL", b"data", 2**32 - 1))
    assert "cut off" in reason(aiff, sounds.aiff() + struct.pack(">4sL", b"SSND", 2**32 - 1))
    assert "lies" in reason(mp4, sounds.mp4() + struct.pack(">L4sQ", 1, b"moov", 2**63))
    block = b"fLaC\x84\xff\xff\xff" + struct.pack("<LL", 0, 2**32 - 1)
    assert "cut off" in reason(flac, block)
    many = struct.pack("<LLL", 0, 1, 2**32 - 1)
    assert "cut off" in reason(flac, sounds.flac((4, many)))


def test_packets_without_end_are_bounded() -> None:
    endless = sounds.page(1, [255] * 255, bytes(255 * 255)) * 40
    assert "more than 1 MiB" in reason(ogg, endless)
    empty = sounds.page(1, [], b"") * 5_000
    assert "cut off" in reason(ogg, empty)
    streams = b"".join(sounds.page(number, [1], b"x") for number in range(5_000))
    assert "cut off" in reason(ogg, streams)


def test_boxes_within_boxes_end() -> None:
    nested = b""
    for _ in range(10_000):
        nested = struct.pack(">L4s", 8 + len(nested), b"udta") + nested
    assert read(mp4, sounds.mp4(nested)) == []


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    heads = (
        b"ID3\4\0\0\0\0\1\0", b"ID3\3\0\xc0\0\0\1\0", b"fLaC", b"OggS\0\2", b"RIFF\0\0\0\0WAVE",
        b"FORM\0\0\0\0AIFF", b"\0\0\0\x08ftyp", b"\0\0\0\x08ftyp\0\0\1\0moov\0\0\0\xf8udta",
    )  # fmt: skip
    for reader in (mp3, flac, ogg, wav, aiff, mp4):
        for head in heads:
            try:
                list(reader.read("a", head + content))
            except UnparsableError:
                continue
