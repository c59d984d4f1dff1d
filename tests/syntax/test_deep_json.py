"""Is deep JSON read like any other: as the library reads it, where the library can?"""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pplcheck.syntax import deep_json
from pplcheck.syntax.places import UnparsableError

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(VALUES, st.sampled_from([None, 1]))
def test_it_reads_what_the_library_writes(value: object, indent: int | None) -> None:
    assert deep_json.load(json.dumps(value, indent=indent).encode()) == value


def test_a_thousand_levels() -> None:
    value = deep_json.load(b'{"a":[' * 5000 + b'"end"' + b"]}" * 5000)
    for _ in range(5000):
        value = value["a"][0]
    assert value == "end"


@pytest.mark.parametrize(
    "text",
    ["", "{", "[1", '{"a"}', '{"a" 1}', "[1 2]", "nul", '"open', "[1] 2", "}", "{1: 2}", "]",
     '{"a": }', "[,]", '"\x01"', ":", "\\", "[" * 200_000],
)  # fmt: skip
def test_what_is_none_is_said(text: str) -> None:
    with pytest.raises(UnparsableError):
        deep_json.load(text.encode())
