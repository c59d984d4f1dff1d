"""Do arrays give the shares that the formula gives?"""

import math
from array import array
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pplcheck.recognise.token_index import Sample, TokenIndex

_tokens = st.dictionaries(st.integers(0, 30), st.integers(1, 5), max_size=12)
_files = st.lists(st.tuples(_tokens, st.sampled_from("abcd")), max_size=6)


def _sample(tokens: dict[int, int]) -> Sample:
    names = sorted(tokens)
    counts = array("I", [tokens[name] for name in names])
    # Their highest bits, so that halving keeps some.
    return Sample.of(array("Q", [name << 59 for name in names]).tobytes(), counts.tobytes(), 0)


def _weight(token: int, files: list[tuple[dict[int, int], str]]) -> float:
    holders = {family for tokens, family in files if token in tokens}
    return math.log(1 + len({family for _, family in files}) / (len(holders) or 1))


@settings(deadline=None)  # the first of them imports numpy
@given(_files, _tokens)
def test_shares_are_those_of_the_formula(
    files: list[tuple[dict[int, int], str]], asked: dict[int, int]
) -> None:
    index = TokenIndex([_sample(tokens) for tokens, _ in files], [one for _, one in files])
    for number, (tokens, _) in enumerate(files):
        one, other = Counter(asked), Counter(tokens)
        common = sum(_weight(token, files) * n for token, n in (one & other).items())
        total = sum(_weight(token, files) * n for token, n in (one | other).items())
        share = index.share(_sample(asked), number)
        assert share == pytest.approx(common / total if total else 0)


@settings(deadline=None)  # the first of them imports numpy
@given(_files, _tokens, st.integers(1, 6))
def test_the_nearest_share_what_says_the_most(
    files: list[tuple[dict[int, int], str]], asked: dict[int, int], most: int
) -> None:
    index = TokenIndex([_sample(tokens) for tokens, _ in files], [one for _, one in files])
    found = index.nearest(_sample(asked), most)
    shared = [asked.keys() & tokens.keys() for tokens, _ in files]
    assert len(found) == min(most, sum(map(bool, shared)))
    assert all(len(shared[number]) == common for number, common in found)
    hits = [sum(_weight(token, files) for token in tokens) for tokens in shared]
    told = [hits[number] for number, _ in found]
    assert told == pytest.approx(sorted(hits, reverse=True)[: len(told)])


@settings(deadline=None)  # the first of them imports numpy
@given(_tokens, st.integers(1, 3))
def test_what_two_samples_keep_is_the_same(tokens: dict[int, int], times: int) -> None:
    kept = _sample(tokens).halved(times)
    few = {name: count for name, count in tokens.items() if not name >> (5 - times)}
    assert kept.tokens.tolist() == _sample(few).tokens.tolist()
    assert kept.counts.tolist() == _sample(few).counts.tolist()
