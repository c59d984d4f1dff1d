"""Which words on a drawing are joined, and which say who made it?"""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pplcheck.model.evidence import EvidenceKind
from pplcheck.read.lettering import Lettering, authors_in, lettering, may_matter, spoken


def _at(text: str, x: float, y: float, degrees: float = 0, layer: str = "silk") -> Lettering:
    return lettering(text, (x, y), degrees, 1.0, layer, place=(1, 1))


def _passages(*texts: Lettering) -> list[str]:
    return [one.value for one in spoken(texts, "text") if one.kind is EvidenceKind.PASSAGE]


@pytest.mark.parametrize("degrees", [0, 45, 90, 180, 270])
def test_neighbours_are_one_text_in_the_order_of_reading(degrees: int) -> None:
    """However all of it is turned around the origin."""
    texts = [
        _turned("2.0", 0, -3, degrees),
        _turned("CERN", 0, 0, degrees),
        _turned("X11", 0, -40, degrees),
        _turned("OHL-S", 0, -1.5, degrees),
        _turned("or later", 4, -3, degrees),
    ]
    assert _passages(*texts) == ["CERN\nOHL-S\n2.0 or later"]


def _turned(text: str, x: float, y: float, degrees: int) -> Lettering:
    """Turn a point by whole degrees, with a matrix instead of the code's own formula."""
    z = complex(x, y) * complex(1j ** (degrees / 90))
    return _at(text, z.real, z.imag, degrees)


def test_what_stands_elsewhere_is_not_joined() -> None:
    near = _at("Licence", 0, 0)
    others = (
        _at("below", 0, -3), _at("beside", 30, 0), _at("upright", 0, -1, 90),
        _at("behind", 0, -1, layer="back"),
    )  # fmt: skip
    assert _passages(near, *others) == ["Licence"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Designed by: Ada Byron", "Ada Byron"),
        ("DESIGNED BY ADA BYRON", "ADA BYRON"),
        ("- Author: A. Byron, C. Babbage", "A. Byron, C. Babbage"),
        ("Rev 2\nDrawn by : Ada\nChecked by: Bob", "Ada"),
        ("by: Ada", "Ada"),
        ("Designed by:\nA. Byron", "A. Byron"),
    ],
)
def test_who_made_it(text: str, name: str) -> None:
    assert [one.value for one in authors_in(text, "text", (1, 1))] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Designed by:", "Author:", "Author: Unknown", "Checked by: Bob", "Powered by: USB",
        "Approved by Bob", "Divide by 2", "5V by wire", "Designed by: 2019-02-01",
        "Author: https://example.org", "authority: none of it", "made by hand", "",
        "Designed by:\nRev 2", "Designed by:\nOpen Hardware", "Designed by:\nOhm",
    ],
)  # fmt: skip
def test_a_label_or_another_trade_names_no_author(text: str) -> None:
    assert not list(authors_in(text, "text", (1, 1)))


def test_a_label_alone_waits_for_a_name() -> None:
    assert may_matter("Designed by:")
    assert not may_matter("J1")


@pytest.mark.parametrize(
    "texts",
    [
        [_at("licence", 0, 0) for _ in range(20_000)],
        [_at("licence", n, n * 0.001) for n in range(20_000)],
        [_at("\n" * 2_000_000 + "by", 0, 0)],
        [_at("by: " + " " * 2_000_000, 0, 0)],
    ],
    ids=["heaped", "spread", "lines", "spaces"],
)
def test_many_or_long_texts_cost_little(texts: list[Lettering]) -> None:
    before = process_time()
    list(spoken(texts, "text"))
    assert process_time() - before < 4


@given(st.lists(st.tuples(st.text(max_size=5), *[st.floats()] * 3), max_size=8))
def test_any_place_is_a_place(places: list[tuple[str, float, float, float]]) -> None:
    texts = [_at(f"licence {text}", x, y, degrees) for text, x, y, degrees in places]
    joined = "\n".join(_passages(*texts))
    assert joined.count("licence") == len(texts)
