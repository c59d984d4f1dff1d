"""Is JSON laid out as the standard library does it?"""

import json
from copy import copy

from hypothesis import given
from hypothesis import strategies as st

from pplcheck.model.evidence import EvidenceKind
from pplcheck.report.layout import laid_out, pieces

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | st.text() | st.sampled_from(EvidenceKind),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)  # fmt: skip


@given(VALUES)
def test_it_is_what_the_standard_library_gives(value: object) -> None:
    assert laid_out(value) == json.dumps(value, indent=2, ensure_ascii=False)


@given(st.dictionaries(st.text(), VALUES), st.lists(VALUES))
def test_pieces_give_the_same(table: dict[str, object], rows: list[object]) -> None:
    expected = laid_out({**table, "rows": rows})
    assert "".join(pieces({**table, "rows": map(copy, rows)})) == expected
    assert "".join(pieces(table)) == laid_out(table)
