"""Are the wanted parts of a drawing found in both forms, and nothing else taken for one?"""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pplcheck.syntax import dxf
from pplcheck.syntax.places import UnparsableError
from tests.syntax.drawings import Group, binary, written

DRAWING: list[Group] = [
    (0, "SECTION"), (2, "HEADER"), (9, "$ACADVER"), (1, "AC1024"), (0, "ENDSEC"),
    (0, "SECTION"), (2, "ENTITIES"),
    (0, "LINE"), (8, "TEXT"), (10, 0.5), (70, 0), (1, "TEXT"), (310, b"\1\2"),
    (0, "TEXT"), (5, "1F"), (8, "0"), (10, 1.5), (20, -2.0), (40, 2.5), (70, -3), (1, "0"),
    (290, 1), (160, 5), (1071, 6), (1004, b"\0\0"), (1040, 1.0),
    (0, "MTEXT"), (3, "long "), (1, ""),
    (0, "ENDSEC"), (0, "EOF"),
]  # fmt: skip
WANTED = frozenset({"TEXT", "MTEXT", "SECTION"})


def told(content: bytes) -> list[tuple[str, bytes, bytes, float]]:
    assert dxf.is_dxf(content)
    return [
        (part.name, part.first(1), part.joined(3, 1), float(part.first(40) or b"0"))
        for part in dxf.parts(content, WANTED)
    ]


@pytest.mark.parametrize(
    "content",
    [
        written(DRAWING),
        written(DRAWING, "\r\n"),
        b"\xef\xbb\xbf" + written(DRAWING),
        b"999\nmade by N\n" + written(DRAWING),
        binary(DRAWING),
        binary(DRAWING, is_old=True),
    ],
)
def test_the_same_drawing_is_the_same_in_every_form(content: bytes) -> None:
    assert told(content) == [
        ("SECTION", b"AC1024", b"AC1024", 0.0),
        ("SECTION", b"", b"", 0.0),
        ("TEXT", b"0", b"0", 2.5),
        ("MTEXT", b"", b"long ", 0.0),
    ]


def test_lines_are_counted() -> None:
    content = b"999\na comment\n" + written(DRAWING)
    lines = content.split(b"\n")
    for part in dxf.parts(content, WANTED):
        assert lines[part.line - 1].strip() == part.name.encode()
    assert list(dxf.comments(content)) == [(2, b"a comment")]
    assert list(dxf.comments(binary(DRAWING))) == []


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (written(DRAWING)[:-6], "cut off"),
        (binary(DRAWING)[:-8], "cut off"),
        (binary(DRAWING)[:60], "cut off"),
        (written([(0, "SECTION"), (0, "TEXT")]) + b"nothing\nmore\n0\nEOF\n", "group code"),
        (binary([(0, "SECTION")]) + b"\x96\0", "the code 150, which nothing has"),
        (written([(0, "SECTION"), *[(0, "TEXT")] * 200_000]), "200,000"),
    ],
)
def test_what_is_broken_has_a_reason(content: bytes, what: str) -> None:
    with pytest.raises(UnparsableError, match=what):
        list(dxf.parts(content, WANTED))


@pytest.mark.parametrize("content", [written(DRAWING), binary(DRAWING)])
def test_a_drawing_cut_off_anywhere_raises_nothing_else(content: bytes) -> None:
    for length in range(len(content)):
        with suppress(UnparsableError):
            list(dxf.parts(content[:length], WANTED))


@pytest.mark.parametrize("head", [b"  0\nSECTION\n", dxf.BINARY + b"\0\0SECTION\0"])
@given(tail=st.binary(max_size=300))
def test_chance_raises_nothing_else(head: bytes, tail: bytes) -> None:
    with suppress(UnparsableError):
        list(dxf.parts(head + tail, WANTED))
