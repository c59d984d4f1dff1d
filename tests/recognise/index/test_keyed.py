"""Are the rows found that have a key? Held against a plain dictionary."""

from collections import defaultdict

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pplcheck.recognise.index.keyed import Keyed

_LAST = (1 << 64) - 1
# Few different ones, so that many are equal; and some at the edges of the table.
_KEYS = st.lists(st.sampled_from([0, 1, 1 << 63, (1 << 63) - 1, _LAST, _LAST - 1]) |
                 st.integers(0, _LAST), max_size=400)  # fmt: skip


def _keyed(keys: list[int]) -> Keyed:
    numbers = np.arange(len(keys), dtype=np.uint32)[::-1]
    return Keyed(np.array(sorted(keys), np.uint64), numbers)


@given(_KEYS, st.data())
def test_every_row_is_found_and_no_other(keys: list[int], data: st.DataObject) -> None:
    keyed = _keyed(keys)
    stood = defaultdict(list)
    for key, number in zip(keyed.keys.tolist(), keyed.numbers.tolist(), strict=True):
        stood[key].append(number)
    known = st.sampled_from(keys or [0])
    asked = data.draw(st.lists(known | st.integers(0, _LAST), max_size=50))
    wanted = np.array(asked, np.uint64)
    assert keyed.has(wanted).tolist() == [key in stood for key in asked]
    assert keyed.spans(wanted)[1].tolist() == [len(stood.get(key, ())) for key in asked]
    places, rows = keyed.rows(wanted)
    assert list(zip(places.tolist(), rows.tolist(), strict=True)) == [
        (place, row) for place, key in enumerate(asked) for row in stood.get(key, ())
    ]


def test_among_very_many_each_is_found() -> None:
    chance = np.random.default_rng(1)
    keys = np.unique(chance.integers(0, _LAST, 200_000, np.uint64))
    keyed = Keyed(keys, np.arange(len(keys), dtype=np.uint32))
    asked = chance.permutation(keys)
    assert np.array_equal(keys[keyed.rows(asked)[1]], asked)
    assert not keyed.has(np.setdiff1d(asked + np.uint64(1), keys)).any()


def test_keys_that_are_all_in_one_place_are_found() -> None:
    keys = np.arange(1 << 20, dtype=np.uint64)
    keyed = Keyed(keys, np.arange(1 << 20, dtype=np.uint32))
    assert keyed.rows(keys[::-1])[1].tolist() == list(range((1 << 20) - 1, -1, -1))
