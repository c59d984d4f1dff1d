"""Is a text without its meshes the same text, wherever it is broken into pieces?"""

import re
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pplcheck.syntax.places import UnparsableError
from pplcheck.syntax.xml_cut import Allowance, cut

NAMES = frozenset({"mesh", "slice"})


def _cut(text: bytes, size: int = 2**20) -> bytes:
    return b"".join(
        cut((text[at : at + size] for at in range(0, len(text), size)), NAMES, Allowance(2**21))
    )


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (b"<a><mesh><v/></mesh></a>", b"<a><mesh></mesh></a>"),
        (b"<m:mesh a='>'>x</m:mesh >", b"<m:mesh a='>'></m:mesh >"),
        (b"<mesh/><b>x</b></mesh>", b"<mesh/><b>x</b></mesh>"),
        (b"<mesh a='/'>x</mesh>", b"<mesh a='/'></mesh>"),
        (b"<meshes>x</meshes><mesh-a>y</mesh-a>", b"<meshes>x</meshes><mesh-a>y</mesh-a>"),
        (b"<mesh>x</meshes></m:mesh></mesh>", b"<mesh></mesh>"),
        (b"<!-- <mesh> -->x<!-- </mesh> -->", b"<!-- <mesh> -->x<!-- </mesh> -->"),
        (b"<mesh>a<!-- </mesh> -->b</mesh>c", b"<mesh></mesh>c"),
        (b"<mesh><![CDATA[</mesh>]]><?a </mesh>?>b</mesh>c", b"<mesh></mesh>c"),
        (b"<slice>a<mesh>b</mesh>c</slice>d", b"<slice></slice>d"),
        (b"<a b='<mesh>'>", b"<a b='<mesh>"),
        (b"<mesh>never closed", b"<mesh>"),
        (b"<mesh", b"<mesh"),
    ],
)
def test_what_is_cut_out(text: bytes, left: bytes) -> None:
    assert _cut(text) == left
    assert [_cut(text, size) for size in range(1, len(text))] == [left] * (len(text) - 1)


def test_what_follows_stays_in_its_line() -> None:
    text = b"<a>\n<mesh>\n<v/>\n<v/>\n</mesh>\n<b/></a>"
    assert _cut(text) == b"<a>\n<mesh><!--\n\n\n--></mesh>\n<b/></a>"
    assert _cut(text, 3).count(b"\n") == text.count(b"\n")


def test_only_so_much_may_be_left_of_all_texts() -> None:
    allowance = Allowance(40)
    text = b"<a><mesh>" + b"\n" * 100 + b"</mesh></a>"
    list(cut((text,), NAMES, allowance))
    list(cut((text,), NAMES, allowance))
    assert 0 <= allowance.left < 16
    with pytest.raises(UnparsableError, match="too much"):
        list(cut((text,), NAMES, allowance))


TOKENS = [
    "<mesh>",
    "</mesh>",
    "<mesh/>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?",
    "?>",
    "x",
    "<a>",
]


@given(st.lists(st.sampled_from(TOKENS)), st.integers(1, 12))
def test_pieces_make_no_difference(tokens: list[str], size: int) -> None:
    text = "".join(tokens).encode()
    assert _cut(text, size) == _cut(text)
    plain = re.sub(rb"<mesh>|</mesh>|<mesh/>", b"", text)
    assert _cut(plain, size) == plain


@pytest.mark.parametrize(
    "unit", [b"<", b"<mesh ", b"<mesh></mesh>", b"<?a?>", b"</mesh", b"<!"]
)
@pytest.mark.parametrize("head", [b"", b"<mesh>"])
def test_no_text_costs_more_than_its_length(head: bytes, unit: bytes) -> None:
    begun = process_time()
    _cut(head + unit * (2**20 // len(unit)), 64 * 1024)
    assert process_time() - begun < 2
