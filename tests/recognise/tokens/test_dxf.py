"""Lengths, radii, arcs and edges."""

import tracemalloc
from collections import Counter

import pytest

from pplcheck.recognise.tokens.dxf import tokens
from pplcheck.recognise.tokens.token import number_of

LINE = "0 LINE 8 cut 10 1 20 1 11 4 21 5"
CIRCLE = "0 CIRCLE 8 cut 10 9 20 9 40 1.5"
ARC = "0 ARC 10 0 20 0 40 2 50 350 51 20"
POLYLINE = "0 LWPOLYLINE 90 3 70 {closed} 10 0 20 0 10 3 20 0 10 3 20 4"
OLD_POLYLINE = (
    "0 POLYLINE 66 1 0 VERTEX 10 0 20 0 0 VERTEX 10 3 20 0 0 VERTEX 10 3 20 4 0 SEQEND"
)


def _drawing(*entities: str, section: str = "ENTITIES") -> bytes:
    words = " ".join(["0 SECTION 2", section, *entities, "0 ENDSEC 0 EOF"]).split()
    return "\n".join(words).encode()


def _edges(*lengths: float) -> Counter[int]:
    return Counter(number_of("edge", round(length * 100)) for length in lengths)


def test_a_line_is_its_length() -> None:
    assert tokens(_drawing(LINE)) == _edges(5)
    assert tokens(_drawing(LINE.replace("8 cut", "8 other"))) == _edges(5)


def test_polylines_are_their_edges_in_both_writings() -> None:
    assert tokens(_drawing(POLYLINE.format(closed=0))) == _edges(3, 4)
    assert tokens(_drawing(POLYLINE.format(closed=1))) == _edges(3, 4, 5)
    assert tokens(_drawing(OLD_POLYLINE, CIRCLE)) == _edges(3, 4) + tokens(_drawing(CIRCLE))


def test_circles_and_arcs_keep_radius_and_angle() -> None:
    turned = ARC.replace("350", "0").replace("51 20", "51 30")
    assert tokens(_drawing(ARC)) == tokens(_drawing(turned))
    assert tokens(_drawing(ARC)) != tokens(_drawing(ARC.replace("51 20", "51 21")))
    assert tokens(_drawing(CIRCLE)) != tokens(_drawing(CIRCLE.replace("1.5", "1.6")))


def test_only_what_is_drawn_counts() -> None:
    assert not tokens(_drawing(LINE, section="OBJECTS"))
    assert not tokens(b"AutoCAD Binary DXF\r\n\x1a\x00" + _drawing(LINE))


def _with_blocks(*blocks: str, inserted: str) -> bytes:
    defined = _drawing(*blocks, section="BLOCKS").removesuffix(b"\n0\nEOF")
    return defined + b"\n" + _drawing(inserted)


BOLT = f"0 BLOCK 8 0 2 Bolt {LINE} 0 ENDBLK"
LATHE = f"0 BLOCK 2 Lathe {CIRCLE} 0 INSERT 2 BOLT 0 INSERT 2 lathe 0 ENDBLK"


@pytest.mark.parametrize(
    ("inserted", "drawn"),
    [
        (ARC, ()),
        (f"{ARC} 0 INSERT 2 BOLT 10 1 20 1", (LINE,)),
        (f"{ARC} 0 INSERT 2 bolt 0 INSERT 2 bolt", (LINE,)),
        (f"{ARC} 0 INSERT 2 lathe", (CIRCLE, LINE)),
        (f"{ARC} 0 DIMENSION 2 Bolt 10 1", (LINE,)),
        (f"{ARC} 0 INSERT 2 nowhere", ()),
    ],
)
def test_a_block_is_drawn_where_it_is_inserted(inserted: str, drawn: tuple[str, ...]) -> None:
    content = _with_blocks(BOLT, LATHE, inserted=inserted)
    assert tokens(content) == tokens(_drawing(ARC, *drawn))


def test_a_block_may_be_a_sheet() -> None:
    sheet = f"0 BLOCK 2 *Paper_Space0 {LINE} 0 ENDBLK"
    assert tokens(_with_blocks(sheet, BOLT, inserted=ARC)) == tokens(_drawing(ARC, LINE))


def test_all_ends_of_lines_are_read() -> None:
    drawing = _drawing(LINE, CIRCLE)
    assert tokens(drawing.replace(b"\n", b"\r\n")) == tokens(drawing)
    assert tokens(drawing.replace(b"\n", b"\r")) == tokens(drawing)
    assert tokens(drawing.replace(b"cut", b"c\x0b\xe2\x80\xa8t")) == tokens(drawing)


@pytest.mark.parametrize("number", ["nan", "inf", "1e999", "x", "9" * 400])
def test_hostile_numbers_are_taken(number: str) -> None:
    for entity in (LINE, CIRCLE, ARC, POLYLINE.format(closed=number)):
        tokens(_drawing(entity.replace(" 1 ", f" {number} ").replace("40 2", f"40 {number}")))
    tokens(_drawing(LINE).replace(b"\n21\n", b"\n" + number.encode() + b"\n"))


def test_a_drawing_of_many_short_lines_takes_no_memory_for_each() -> None:
    content = b"0\nSECTION\n2\nENTITIES\n0\nPOINT\n" + b"8\n1\n" * 500_000
    tracemalloc.start()
    assert not tokens(content)
    assert tracemalloc.get_traced_memory()[1] < 24 * 2**20
    tracemalloc.stop()
