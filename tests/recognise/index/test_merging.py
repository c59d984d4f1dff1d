"""Do several indexes become the one that all of it at once would have made?"""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from pplcheck.model.past import Past
from pplcheck.recognise.gathered import Gathered
from pplcheck.recognise.index import build, merged, opened
from tests.recognise.index.commons import commons, gathered, riders

_RUNS = settings(deadline=None, max_examples=30)
_SOME = st.lists(gathered(), max_size=2)


def _merged(*contents: bytes) -> bytes:
    return merged([opened(content) for content in contents])


@_RUNS
@given(_SOME, _SOME)
def test_it_is_as_if_built_at_once(one: list[Gathered], other: list[Gathered]) -> None:
    assert _merged(build(one), build(other)) == build([*one, *other])


@_RUNS
@given(_SOME, _SOME, _SOME)
def test_neither_order_nor_steps_matter(
    one: list[Gathered], other: list[Gathered], third: list[Gathered]
) -> None:
    a, b, c = build(one), build(other), build(third)
    assert _merged(a, b) == _merged(b, a)
    assert _merged(_merged(a, b), c) == _merged(a, _merged(b, c)) == _merged(a, b, c)


@_RUNS
@given(_SOME)
def test_twice_the_same_is_the_same(one: list[Gathered]) -> None:
    content = build(one)
    assert _merged(content, content) == _merged(content) == content
    assert _merged(content, build([])) == content


def test_of_one_commons_the_newer_is_taken() -> None:
    old = riders()
    newest = replace(old.past.commits[-1], day=old.past.commits[-1].day + timedelta(1))
    new = Gathered(
        commons(name="the app", revision="f" * 40),
        Past((*old.past.commits[:-1], newest), old.past.line),
    )
    new = replace(new, commons=replace(new.commons, id=old.commons.id))
    for content in (build([old, new]), _merged(build([new]), build([old]))):
        assert content == build([new])


def test_nothing_is_merged_to_nothing() -> None:
    assert merged([]) == build([])
