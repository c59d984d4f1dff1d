"""Are all cues found, the same with and without the engine?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pplcheck.pipeline.cues import ALL_CUES
from pplcheck.read import CueFinder, Hits

FAST, PLAIN = CueFinder(ALL_CUES), CueFinder(ALL_CUES, plainly=True)
PIECES = [*ALL_CUES, *(cue.upper() for cue in ALL_CUES), *(cue[:-1] for cue in ALL_CUES)]


def _rows(hits: Hits) -> dict[bytes, list[int]]:
    return {cue: list(offsets) for cue, offsets in hits.items()}


@given(st.lists(st.sampled_from(PIECES) | st.binary(max_size=6)).map(b"".join), st.integers(0))
def test_both_searches_give_the_same_hits(content: bytes, cut: int) -> None:
    size = len(content) - cut % (len(content) + 1)
    assert _rows(FAST.find(content, size)) == _rows(PLAIN.find(content, size))


@pytest.mark.parametrize("finder", [FAST, PLAIN], ids=["engine", "plain"])
def test_hits_are_in_any_case_and_overlap(finder: CueFinder) -> None:
    text = b"CopyRight LICENSE licence \xc3\xa9 x \xc2\xa9"
    assert _rows(finder.find(text, len(text))) == {
        b"copyright": [0], b"license": [10], b"licence": [18], "©".encode(): [31],
    }  # fmt: skip
    assert _rows(CueFinder([b"aa"], plainly=finder is PLAIN).find(b"aAa", 3)) == {b"aa": [0, 1]}


@pytest.mark.parametrize("cues", [[b""], [b"Upper"]])
def test_cues_that_cannot_be_found_are_refused(cues: list[bytes]) -> None:
    with pytest.raises(ValueError, match="b"):
        CueFinder(cues)
