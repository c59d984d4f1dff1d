"""Which owners cannot be as they are written?"""

from datetime import date

import pytest

from pplcheck.entities import impossible
from pplcheck.model.entity import Entity
from pplcheck.model.fact import Level
from tests.entities.owned import Owner, entity


def _problems(*entities: Entity, same: dict[str, str] | None = None) -> list[str]:
    known = same or {}
    return [str(one) for one in impossible(entities, lambda id_: known.get(id_, id_))]


def test_owners_that_can_be_are_no_fault() -> None:
    assert not _problems(
        entity("a", Owner("b", 0.5), Owner("c", 0.5)),
        entity("b", Owner("c", 0.7), Owner("d", 0.2), Owner("e", 0.1)),
        entity("c", Owner("nobody-describes", 1.0)),
    )


def test_who_owns_itself_through_others_is_refused_with_all_places() -> None:
    (problem,) = _problems(
        entity("a", Owner("b", 0.1)), entity("b", Owner("c")), entity("c", Owner("a"))
    )
    assert problem == (
        "a.toml:10:1: 'a' owns itself through others: the circle is 'a', 'b', 'c' "
        "(b.toml:10:1, c.toml:10:1); correct one of these owners, or the days of each"
    )


def test_who_owns_itself_under_another_description_is_refused() -> None:
    (problem,) = _problems(
        entity("a", Owner("a-old")), entity("a-old"), same={"a": "a", "a-old": "a"}
    )
    assert problem.startswith("a.toml:10:1: 'a' owns itself: the circle is 'a';")


def test_a_circle_that_never_was_at_one_time_is_none() -> None:
    sold, bought = date(2020, 12, 31), date(2021, 1, 1)
    assert not _problems(
        entity("a", Owner("b", ends=sold)), entity("b", Owner("a", begins=bought))
    )
    assert _problems(
        entity("a", Owner("b", ends=bought)), entity("b", Owner("a", begins=bought))
    )


@pytest.mark.parametrize(
    ("owners", "is_refused"),
    [
        ([Owner("x", 0.7), Owner("y", 0.2), Owner("z", 0.1)], False),
        ([Owner("x", 0.7), Owner("y", 0.31)], True),
        ([Owner("x", 1.0), Owner("y", None)], False),
        # One owner, said by two: no sum.
        ([Owner("x", 0.7), Owner("x", 0.6, Level.STATED)], False),
        ([Owner("x", 0.7), Owner("x", 0.6, Level.STATED), Owner("y", 0.35)], False),
        ([Owner("x", 0.7), Owner("x", 0.6, Level.STATED), Owner("y", 0.45)], True),
        ([Owner("x", 1.0, ends=date(2020, 1, 1)), Owner("y", begins=date(2020, 1, 2))], False),
        ([Owner("x", 1.0, ends=date(2020, 1, 2)), Owner("y", begins=date(2020, 1, 2))], True),
    ],
)  # fmt: skip
def test_nobody_holds_more_than_all(owners: list[Owner], *, is_refused: bool) -> None:
    assert bool(_problems(entity("a", *owners))) is is_refused


def test_shares_over_all_are_said_with_their_places() -> None:
    (problem,) = _problems(entity("a", Owner("x", 0.7), Owner("y", 0.4)))
    assert problem == (
        "a.toml:10:1: owners hold 110% of the votes in 'a' (also a.toml:11:1); "
        "correct the shares, or the days of each"
    )


def test_no_owner_is_named_in_a_problem() -> None:
    (problem,) = _problems(entity("a", Owner("jane-doe", 0.7), Owner("richard-roe", 0.4)))
    assert "jane" not in problem
    assert "richard" not in problem


def test_a_large_group_is_looked_through_in_no_time() -> None:
    chain = [entity(f"e{number}", Owner(f"e{number + 1}")) for number in range(3000)]
    assert not _problems(*chain)
    assert len(_problems(*chain, entity("e3000", Owner("e0")))) == 1
