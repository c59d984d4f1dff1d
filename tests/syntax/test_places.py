"""Is the place that is reported the place where the value stands?"""

import json as standard_json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pplcheck.syntax import json, toml
from pplcheck.syntax.places import Keys, UnparsableError

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4)
    ),
    max_leaves=20,
)


def _scalars(value: Any, path: Keys = ()) -> list[tuple[Keys, Any]]:
    if isinstance(value, dict):
        return [
            found for key, inner in value.items() for found in _scalars(inner, (*path, key))
        ]
    if isinstance(value, list):
        return [found for n, inner in enumerate(value) for found in _scalars(inner, (*path, n))]
    return [(path, value)]


@given(VALUES, st.sampled_from([None, 1, 3]), st.booleans())
def test_every_json_value_stands_where_it_is_said_to(
    value: Any, indent: int | None, is_ascii: bool
) -> None:
    text = standard_json.dumps(value, indent=indent, ensure_ascii=is_ascii)
    places = json.places(text.encode())
    lines = text.split("\n")
    for path, scalar in _scalars(value):
        line, column = places.of_value(path)
        written = standard_json.dumps(scalar, ensure_ascii=is_ascii)
        assert lines[line - 1][column - 1 :].startswith(written)


TOML = """\
schema = "x"
"é".b = 1
[t."u v"]
k = [1, {z = 2}]   # comment
[[use]]
entity = "a"
[use.facts]
credit = "no"
[[use]]
entity = "b"
[[use.how]]
x = 1
[[use.how]]
x = 2
"""


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("schema",), (1, 10)),
        (("é", "b"), (2, 9)),
        (("t", "u v", "k"), (4, 5)),
        (("t", "u v", "k", 1, "z"), (4, 14)),
        (("use", 0, "entity"), (6, 10)),
        (("use", 0, "facts", "credit"), (8, 10)),
        (("use", 1, "entity"), (10, 10)),
        (("use", 1, "how", 1, "x"), (14, 5)),
        (("use", 1, "missing"), (9, 1)),
    ],
)
def test_toml_places(path: Keys, place: tuple[int, int]) -> None:
    assert toml.places(TOML.encode()).of_value(path) == place


def test_toml_keys_have_places_of_their_own() -> None:
    assert toml.places(TOML.encode()).of_key(("use", 0, "facts", "credit")) == (8, 1)


@pytest.mark.parametrize(
    ("content", "line", "column"),
    [
        (b'{"a": }', 1, 7),
        (b'{\n "a": 1\n "b": 2}', 3, 2),
        (b'{"a": "\xff"}', 1, 8),
        (b'\xef\xbb\xbf{"a": 1\n "\xff"}', 2, 3),
        (b"", 1, 1),
    ],
)
def test_what_is_no_json_is_said_with_its_place(content: bytes, line: int, column: int) -> None:
    with pytest.raises(UnparsableError) as caught:
        json.load(content)
    assert (caught.value.line, caught.value.column) == (line, column)


@pytest.mark.parametrize(
    ("content", "line"),
    [(b"a = \nb = 1", 1), (b"a = 1\na = 2", 2), (b"a = 1\nb = '\xff'", 2), (b"a = [", 1)],
)
def test_what_is_no_toml_is_said_with_its_line(content: bytes, line: int) -> None:
    with pytest.raises(UnparsableError) as caught:
        toml.load(content)
    assert caught.value.line == line


def test_a_key_without_end_is_an_error_and_no_delay() -> None:
    with pytest.raises(UnparsableError, match="more than 200 parts"):
        toml.load(b"x = 1\n" + b"a." * 100_000 + b"a = 1")
    for part in (b'"a"', b"'a'", b'"a\\"b"'):
        with pytest.raises(UnparsableError, match="more than 200 parts"):
            toml.load(b".".join([part] * 3_000) + b" = 1")


@pytest.mark.parametrize("load", [json.load, toml.load])
def test_deep_nesting_is_an_error_not_a_crash(load: Any) -> None:
    with pytest.raises(UnparsableError, match="deep"):
        load((b"x = " if load is toml.load else b"") + b"[" * 100_000)


@pytest.mark.parametrize("places", [json.places, toml.places])
def test_a_huge_text_costs_no_seconds(places: Any) -> None:
    assert places(b"x = [" + b"1," * 5_000_000).of_value(("x",)) == (1, 1)


def test_places_of_deep_nesting_need_no_recursion() -> None:
    assert json.places(b"[" * 5_000 + b"]" * 5_000).of_value((0, 0)) == (1, 3)
