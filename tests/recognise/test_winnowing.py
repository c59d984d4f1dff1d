"""Are the right passages kept, and does every copy keep one of them?

Held against the algorithm as the paper tells it (Schleimer, Wilkerson, Aiken 2003, figure 5),
letter by letter in plain Python, with the same key of a run.
"""

import string
from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pplcheck.recognise import winnowing
from pplcheck.recognise.winnowing import (
    GRAM,
    LEAST,
    WINDOW,
    grams_of,
    grams_of_many,
    grams_with_places,
)

_16 = (1 << 16) - 1
_64 = (1 << 64) - 1
# Of themselves most would be too short for a window; and few words give equal keys, and so the
# cases in which the last of them counts.
_WORDS = st.lists(
    st.sampled_from(["Frame", "tube = 38;", "\n\n", "é", "for (i", "0x1F", "a" * 40]),
    min_size=30,
    max_size=60,
).map(lambda words: " ".join(words).encode())
_REPEATED = st.builds(
    lambda word, times, rest: (word * times + rest).encode(),
    st.text("ab ", min_size=1, max_size=20), st.integers(10, 40), st.text(max_size=100),
)  # fmt: skip
# The paper's own way, letter by letter, takes its time.
_RUNS = settings(deadline=None, max_examples=40)
_TEXTS = st.one_of(
    _WORDS, _REPEATED, st.binary(max_size=LEAST), st.binary(min_size=LEAST, max_size=2 * LEAST)
)


def _letters(content: bytes) -> list[tuple[int, int]]:
    """Return offset and code of what counts."""
    kept = string.ascii_letters + string.digits
    return [
        (offset, ord(chr(code).lower()) if code < 128 else code)
        for offset, code in enumerate(content)
        if code >= 128 or chr(code) in kept
    ]


def _key(run: list[int]) -> int:
    halves = list(run)
    for apart, factor in ((1, 0x4F35), (2, 0xB5C3), (4, 0x9E6D), (8, 0x6A7B), (14, 0xC2B3)):
        halves = [
            (one * factor + other) & _16
            for one, other in zip(halves, halves[apart:], strict=False)
        ]
    (key,) = halves
    key = ((key ^ key >> 7) * 0xA4D5) & _16
    return key ^ key >> 9


def _fingerprint(run: list[int]) -> int:
    padded = bytes(run) + bytes(2)
    mixed = 0
    for number, odd in enumerate(
        (0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB, 0xD6E8FEB86659FD93)
    ):
        eight = int.from_bytes(padded[8 * number : 8 * number + 8], "little")
        mixed = ((mixed ^ mixed >> 32) + eight) * odd & _64
    return mixed ^ mixed >> 32


def _winnowed(content: bytes) -> Iterator[tuple[int, int]]:
    """Yield fingerprint and offset of what the paper's algorithm records."""
    letters = _letters(content)
    runs = [
        [code for _, code in letters[at : at + GRAM]] for at in range(len(letters) - GRAM + 1)
    ]
    keys = [_key(run) for run in runs]
    recorded = -1
    for start in range(max(len(keys) - WINDOW, 0) + 1 if keys else 0):
        window = range(start, min(start + WINDOW, len(keys)))
        chosen = min(window, key=lambda at: (keys[at], -at))
        if chosen != recorded:
            yield _fingerprint(runs[chosen]), letters[chosen][0]
            recorded = chosen


@_RUNS
@given(_TEXTS)
def test_what_the_paper_keeps_is_kept_in_its_place(content: bytes) -> None:
    expected = list(_winnowed(content))
    grams, offsets = grams_with_places(content)
    assert list(zip(grams.tolist(), offsets.tolist(), strict=True)) == expected
    assert grams_of(content).tolist() == sorted({gram for gram, _ in expected})


@_RUNS
@given(st.lists(_TEXTS, max_size=3), st.sampled_from([1, 50, 1 << 20]))
def test_texts_that_are_looked_at_together_do_not_touch(
    contents: list[bytes], together: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(winnowing, "_TOGETHER", together)
        found = grams_of_many(contents)
    assert [grams.tolist() for grams in found] == [
        sorted({gram for gram, _ in _winnowed(content)}) for content in contents
    ]


@_RUNS
@given(st.lists(_TEXTS, min_size=1, max_size=3), st.integers(1, 200))
def test_a_block_ends_anywhere(contents: list[bytes], block: int) -> None:
    expected = [grams.tolist() for grams in grams_of_many(contents)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(winnowing, "_BLOCK", block)
        patch.setattr(winnowing, "_PORTION", 7)
        assert [grams.tolist() for grams in grams_of_many(contents)] == expected


@given(
    st.text(string.ascii_lowercase + string.digits, min_size=LEAST, max_size=LEAST),
    st.lists(st.text(max_size=300), min_size=4, max_size=4),
)
def test_a_shared_run_is_found_whatever_stands_around_it(
    shared: str, around: list[str]
) -> None:
    one, other = (
        (before + shared + after).encode("utf-8", "replace")
        for before, after in (around[:2], around[2:])
    )
    assert np.intersect1d(grams_of(one), grams_of(other)).size


def test_layout_and_case_do_not_matter() -> None:
    code = b"def wheel(radius, spokes):\n    return [turn(i * 360 / spokes) for i in spokes]\n"
    other = b"DEF WHEEL(Radius,Spokes):\r\n\treturn[turn(i*360/spokes)\r\n for i in spokes ]"
    assert grams_of(code).tolist() == grams_of(other).tolist() != []


@pytest.mark.parametrize(("letters", "kept"), [(0, 0), (GRAM - 1, 0), (GRAM, 1), (LEAST, 1)])
def test_a_short_text_keeps_one(letters: int, kept: int) -> None:
    content = (string.ascii_lowercase * 5)[:letters].encode()
    assert len(grams_of(b" ; ".join(content[at : at + 1] for at in range(letters)))) == kept


def test_one_in_half_a_window_is_kept() -> None:
    """The paper, 3.4: of random text 2 / (window + 1)."""
    letters = np.random.default_rng(2003).choice(list(b"abcdefghijklmnopqrstuvwxyz"), 400_000)
    kept = len(grams_of(letters.astype(np.uint8).tobytes()))
    assert kept / len(letters) == pytest.approx(2 / (WINDOW + 1), rel=0.03)


def test_a_text_that_repeats_itself_keeps_little() -> None:
    assert len(grams_of(b"0" * 1_000_000)) == 1
    assert len(grams_of(b"abcde, " * 200_000)) == 1
