"""Which entities are the same, and is a contradiction said with all its steps?"""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pplcheck.graph import Bond, bond_of, classes_of
from pplcheck.model.errors import ConfigurationError
from pplcheck.model.identity import Identity, Sameness
from pplcheck.model.place import Place

SAME, NOT_SAME, UNSURE = Sameness


def _decided(one: str, other: str, sameness: Sameness, line: int = 1) -> Bond:
    place = Place("pplcheck.toml", line, 1)
    return bond_of(Identity(one, other, sameness, "R.", date(2026, 5, 4), "seen", place))


def test_the_same_holds_from_step_to_step() -> None:
    bonds = [
        _decided("c", "b", SAME),
        _decided("a", "github:b", SAME),
        _decided("b", "d", UNSURE),
    ]
    joined = [*bonds, _decided("github:b", "b", SAME)]
    assert classes_of(bonds) == (frozenset({"a", "github:b"}), frozenset({"b", "c"}))
    assert classes_of(joined) == (frozenset({"a", "b", "c", "github:b"}),)


def test_a_contradiction_is_said_with_every_step() -> None:
    bonds = [
        _decided("a", "b", SAME, 1),
        _decided("c", "b", SAME, 7),
        _decided("a", "c", NOT_SAME, 13),
        _decided("a", "d", NOT_SAME, 19),
    ]
    with pytest.raises(ConfigurationError) as caught:
        classes_of(bonds)
    (problem,) = caught.value.problems
    who = "decided by R. on 2026-05-04, pplcheck.toml"
    assert str(problem) == (
        f"pplcheck.toml:13:1: a is not c ({who}:13:1), "
        f"but a is b ({who}:1:1), and c is b ({who}:7:1); correct whichever of these is wrong"
    )


def test_nobody_is_not_oneself() -> None:
    with pytest.raises(ConfigurationError, match="both are one id"):
        classes_of([_decided("a", "a", NOT_SAME)])


def test_a_chain_of_many_steps_needs_no_stack() -> None:
    bonds = [_decided(f"e{at:05}", f"e{at + 1:05}", SAME) for at in range(20_000)]
    assert [len(one) for one in classes_of(bonds)] == [20_001]


IDS = st.sampled_from("abcdef")


@settings(deadline=None, max_examples=50)
@given(st.lists(st.tuples(IDS, IDS, st.sampled_from((SAME, SAME, NOT_SAME, UNSURE)))))
def test_classes_are_those_of_the_closure(drawn: list[tuple[str, str, Sameness]]) -> None:
    bonds = [_decided(*one) for one in drawn]
    reached = {id_: {id_} for id_ in "abcdef"}
    # Warshall: whatever is reached through each id in turn.
    for one, other, sameness in drawn:
        if sameness is SAME:
            reached[one].add(other)
            reached[other].add(one)
    for through in "abcdef":
        for id_ in "abcdef":
            if through in reached[id_]:
                reached[id_] |= reached[through]
    contradicts = any(o in reached[i] for i, o, sameness in drawn if sameness is NOT_SAME)
    if contradicts:
        with pytest.raises(ConfigurationError):
            classes_of(bonds)
    else:
        classes = {frozenset(one) for one in reached.values() if len(one) > 1}
        assert set(classes_of(bonds)) == classes
        assert classes_of(bonds) == classes_of(bonds[::-1])
