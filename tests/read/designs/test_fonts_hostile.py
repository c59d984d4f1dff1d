"""Does a font that lies about itself end in a reason, with the names that are there?"""

import struct
import tracemalloc
from contextlib import suppress
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.read.designs import glyphs, opentype, spline_font, ufo, woff
from pplcheck.syntax.places import UnparsableError
from tests.read.designs import fonts
from tests.read.designs.fonts import table, windows

NAMES = table(windows(4, "Commons Sans Bold"), windows(13, "OFL"))
WHOLE = fonts.font(NAMES)


def reason(reader: ModuleType, content: bytes) -> str:
    with pytest.raises(UnparsableError) as caught:
        list(reader.read("a", content))
    return caught.value.what


def test_a_truncated_font_is_told_wherever_it_ends() -> None:
    for end in range(4, len(WHOLE)):
        told = reason(opentype, WHOLE[:end])
        assert "cut off" in told or "outside" in told


def test_offsets_that_lie_are_told_and_what_is_there_is_read() -> None:
    lying = struct.pack(">6H", 3, 1, 0x0409, 13, 60_000, 65_000)
    honest = struct.pack(">6H", 3, 1, 0x0409, 4, 2, 0)
    names = struct.pack(">3H", 0, 2, 30) + honest + lying + "A".encode("utf-16-be")
    seen: list[Evidence] = []
    with pytest.raises(UnparsableError, match="1 of its names"):
        seen.extend(opentype.read("a", fonts.font(names)))
    assert [one.value for one in seen if one.kind is EvidenceKind.TITLE] == ["A"]
    many = struct.pack(">3H", 0, 65_535, 6)
    assert "65535 of its names" in reason(opentype, fonts.font(many))


def test_bombs_are_not_unpacked() -> None:
    bomb = bytes(20_000_000)
    assert "unpacks to more than 1 MiB" in reason(woff, fonts.woff(bomb))
    assert "larger than any" in reason(woff, fonts.woff2([(bytes([5]), bomb)]))
    assert "unpacks to more than 1 MiB" in reason(woff, fonts.woff(NAMES, bomb))
    assert "unpacks to more than 1 MiB" in reason(
        woff, fonts.woff2([(bytes([5]), NAMES)], bomb)
    )
    before = (bytes([0]), bytes(70_000_000))
    assert "larger than any" in reason(woff, fonts.woff2([before, (bytes([5]), NAMES)]))


def test_names_and_tables_that_overlap_take_no_memory() -> None:
    heads = [struct.pack(">6H", 3, 1, 0x0409, id_, 65_000, 0) for id_ in range(5_000)]
    names = struct.pack(">3H", 0, len(heads), 60_006) + b"".join(heads) + b"\0A" * 40_000
    start = 12 + 4 * 64
    entries = (
        b"\0\1\0\0" + struct.pack(">4H4sLLL", 1, 0, 0, 0, b"name", 0, at, 5_000_000)
        for at in range(64)
    )
    starts = struct.pack(">64L", *range(start, start + 64 * 28, 28))
    head = b"ttcf" + struct.pack(">HHL", 1, 0, 64) + starts
    overlapping = (head + b"".join(entries)).ljust(5_000_100, b"\0")
    for content in (fonts.font(names), overlapping):
        tracemalloc.start()
        with suppress(UnparsableError):
            list(opentype.read("a", content))
        assert tracemalloc.get_traced_memory()[1] < 32 * 2**20
        tracemalloc.stop()


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    heads = (b"", b"\0\1\0\0", b"ttcf\0\1\0\0\0\0\0\x05", b"wOFF", b"wOF2", b"SplineFontDB:")
    for reader in (opentype, woff, spline_font, glyphs, ufo):
        for head in heads:
            try:
                list(reader.read("a", head + content))
            except UnparsableError:
                continue
