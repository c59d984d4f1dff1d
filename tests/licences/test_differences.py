"""Are two texts laid side by side as a person would lay them?"""

from difflib import SequenceMatcher

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pplcheck.licences.corpus.grams import grams
from pplcheck.licences.differences import Gap, gaps, runs

WORDS = st.lists(
    st.sampled_from(["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"]), max_size=80
)


def _grams(words: list[str]) -> list[int]:
    return grams("".join(f"{word} " for word in words).encode())


@given(WORDS, WORDS)
def test_a_run_holds_the_same_words_in_both(text: list[str], licence: list[str]) -> None:
    for run in runs(_grams(text), _grams(licence)):
        here = text[run.here : run.here + run.length]
        assert here == licence[run.there : run.there + run.length]
        assert len(here) >= 5


@given(WORDS, WORDS)
def test_runs_stand_in_order(text: list[str], licence: list[str]) -> None:
    found = runs(_grams(text), _grams(licence))
    assert list(found) == sorted(found, key=lambda run: run.here)
    for gap in gaps(found):
        assert gap.here[0] <= gap.here[1]
        assert gap.there[0] <= gap.there[1]


@given(WORDS)
def test_a_text_beside_itself_is_one_run(words: list[str]) -> None:
    found = runs(_grams(words), _grams(words))
    assert [(run.here, run.there, run.length) for run in found] == (
        [(0, 0, len(words))] if len(words) >= 5 else []
    )


LICENCE = [f"w{number}" for number in range(60)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ([*LICENCE[:30], "not", *LICENCE[30:]], [Gap((30, 31), (30, 30))]),
        ([*LICENCE[:30], *LICENCE[40:]], [Gap((30, 30), (30, 40))]),
        ([*LICENCE[:30], "x", *LICENCE[31:]], [Gap((30, 31), (30, 31))]),
        (["preface", *LICENCE, "signed"], []),
        ([*LICENCE[:20], *LICENCE[:20], *LICENCE[20:]], [Gap((20, 40), (20, 20))]),
    ],
)
def test_gaps(text: list[str], expected: list[Gap]) -> None:
    assert list(gaps(runs(_grams(text), _grams(LICENCE)))) == expected


@given(st.lists(st.integers(0, 59), max_size=6, unique=True))
def test_lost_words_are_those_that_another_program_finds(lost: list[int]) -> None:
    """Every word stands once, so that there is one right answer."""
    text = [word for number, word in enumerate(LICENCE) if number not in lost]
    found = runs(_grams(text), _grams(LICENCE))
    matched = {number for run in found for number in range(run.there, run.there + run.length)}
    blocks = SequenceMatcher(None, text, LICENCE, autojunk=False).get_matching_blocks()
    expected = {
        number for block in blocks if block.size >= 5
        for number in range(block.b, block.b + block.size)
    }  # fmt: skip
    assert matched == expected


def test_a_licence_that_stands_five_hundred_times_costs_no_more_than_its_length() -> None:
    """The first copy is laid beside it, and the rest is left."""
    text = _grams(LICENCE * 500)
    found = runs(text, _grams(LICENCE))
    assert [(run.here, run.there, run.length) for run in found] == [(0, 0, 60)]
