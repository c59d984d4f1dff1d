"""Nine words in a row, without comments and layout."""

import pytest

from pplcheck.recognise.tokens.openscad import tokens

PART = b"""
// A clip. Licence: CC-BY-SA
module clip(width = 12.5, wall = 2) {
    difference() {
        cube([width, 20, wall]); /* the
        body */ translate([0, 3, -1]) cylinder(d = 3.2, h = 9e1);
        echo("// no comment");
    }
}
"""


def test_comments_and_layout_change_nothing() -> None:
    bare = b"".join(line.strip() for line in PART.replace(b"/* the\n", b"/*").splitlines()[2:])
    assert tokens(bare) == tokens(PART)


def test_a_comment_in_a_string_is_none() -> None:
    assert tokens(PART) != tokens(PART.replace(b"// no comment", b"//"))


def test_numbers_and_names_count() -> None:
    for old, new in ((b"12.5", b"13.5"), (b"wall", b"well"), (b"9e1", b"9e2")):
        changed = tokens(PART.replace(old, new))
        assert changed != tokens(PART)
        assert changed.keys() & tokens(PART).keys()


def test_each_run_counts_once() -> None:
    once, thrice = tokens(b"cube([1, 2, 3]);" * 2), tokens(b"cube([1, 2, 3]);" * 9)
    assert set(thrice.values()) == {1}
    assert len(thrice) <= len(once) + 9


@pytest.mark.parametrize(
    "content", [b"", b"cube(1);", b"\xff\xfe" * 9, b"/*" * 9, b'"' + b"\\"]
)
def test_what_has_no_nine_words_has_no_runs(content: bytes) -> None:
    assert len(tokens(content)) <= 10
