"""Are S-expressions read with every place, and passed over without cost?"""

from contextlib import suppress
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pplcheck.syntax.places import UnparsableError
from pplcheck.syntax.sexpr import Form, stream

BOARD = """\
# made by hand
(kicad_pcb (version 20240108)
  (general (thickness 1.6 (text "not wanted here")))
  (text "a \\"quoted\\" (one)\\nsecond" (at 1 2))
  (footprint R_0402 (layer F.Cu)
    (fp_line (start 1 2))
    (property "License" "CC0-1.0" (at 0 0))
    (property "" "é" hide))
)
(text after)
"""


def _read(text: str, *wanted: str) -> list[Form]:
    return list(stream(text, frozenset(wanted)))


def test_what_is_wanted_comes_with_its_values_and_place() -> None:
    text, footprint, root = _read(BOARD, "text", "footprint", "property")
    assert text == Form("text", ['a "quoted" (one)\nsecond'], [], 4, 3)
    assert (footprint.head, footprint.values) == ("footprint", ["R_0402"])
    assert footprint.parts == [
        Form("property", ["License", "CC0-1.0"], [], 7, 5),
        Form("property", ["", "é", "hide"], [], 8, 5),
    ]
    assert root == Form("kicad_pcb", [], [], 2, 1)


def test_a_form_finds_its_own() -> None:
    (block, _) = _read('(a (block (title "T") (comment 1 "x")))', "block", "title", "comment")
    assert (block.said("title"), block.said("date")) == ("T", "")
    (comment,) = block.all("comment")
    assert (comment.value(1), comment.value(2)) == ("x", "")


def test_escapes_are_those_of_c() -> None:
    (form, _) = _read(r'(a (b "\\n\t\x41\101\z"))', "b")
    assert form.values == ["\\n\tAAz"]


def test_what_is_wanted_may_depend_on_where_it_stands() -> None:
    wanted = {"": frozenset({"a"}), "a": frozenset({"b"}), "b": frozenset({"c"})}
    text = "(root (b 1) (a (a 2) (b 3 (c 4 (a 5)))))"
    (a, _) = stream(text, wanted)
    assert a == Form("a", [], [Form("b", ["3"], [Form("c", ["4"], [], 1, 27)], 1, 22)], 1, 13)


@pytest.mark.parametrize("depth", [7, 8, 9, 40])
def test_what_is_passed_over_may_be_deep(depth: int) -> None:
    deep = "(x (wanted 1) " * depth + ")" * depth
    assert [form.head for form in _read(f"(a {deep} (wanted 2))", "wanted")] == ["wanted", "a"]


@pytest.mark.parametrize(
    ("text", "line", "column", "what"),
    [
        ("", 1, 1, "not an S-expression"),
        ("EESchema Schematic", 1, 1, "not an S-expression"),
        ("(a\n (b", 2, 4, "ends within a form"),
        ('(a\n (b "c\\"', 2, 5, "string that does not end"),
        ("(" * 200_000, 1, 101, "nested too deeply"),
        ("(a (b " + "(c " * 10_000 + ")" * 10_002, 1, 301, "nested too deeply"),
    ],
)
def test_what_is_no_expression_is_said_with_its_place(
    text: str, line: int, column: int, what: str
) -> None:
    with pytest.raises(UnparsableError, match=what) as caught:
        _read(text, "b")
    assert (caught.value.line, caught.value.column) == (line, column)


def test_what_ended_before_a_fault_stands() -> None:
    seen: list[Form] = []
    with suppress(UnparsableError):
        seen.extend(stream('(a (b 1) (b 2) (b "', frozenset({"b"})))
    assert [form.value() for form in seen] == ["1", "2"]


@pytest.mark.parametrize(
    "text",
    [
        "(a " + "(zone (pts (xy 139.712345 74.934567)))\n" * 130_000 + ")",
        "(a " + '(x (y "z' * 90 + "x" * 5_000_000,
        "(a" + " (b" * 60 + " (c 1)" * 800_000,
    ],
    ids=["a board", "a string without end", "forms without end"],
)
def test_five_megabytes_that_nobody_wants_cost_little(text: str) -> None:
    before = process_time()
    with suppress(UnparsableError):
        _read(text, "b")
    assert process_time() - before < 1  # some 0.1 s alone


@given(st.text('(a "\\)\n#b', max_size=60))
def test_nothing_ends_in_another_error(text: str) -> None:
    with suppress(UnparsableError):
        _read(f"(a {text}", "b")


TREES = st.recursive(
    st.text(st.characters(codec="utf-8"), max_size=6),
    lambda inner: st.lists(inner, max_size=4),
    max_leaves=20,
)


@given(st.lists(TREES, max_size=5))
def test_what_is_written_is_read(tree: list[object]) -> None:
    """A plain walk over the tree says what the scanner should find."""
    read = _read(f"(root {' '.join(map(_written, tree))})", "w")
    expected = [_values(part) for part in tree if isinstance(part, list)]
    assert [form.values for form in read[:-1]] == expected
    assert read[-1].values == [part for part in tree if isinstance(part, str)]


def _written(part: object) -> str:
    if isinstance(part, list):
        return f"(w {' '.join(map(_written, part))})"
    escaped = str(part).replace("\\", r"\\").replace('"', r"\"").replace("\n", r"\n")
    return f'"{escaped}"'


def _values(part: list[object]) -> list[object]:
    return [value for value in part if isinstance(value, str)]
