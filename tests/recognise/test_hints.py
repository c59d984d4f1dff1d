"""Do traces show a use, or merely hint at one?"""

import pytest

from pplcheck.model.place import Place
from pplcheck.model.trace import Direction, Trace
from pplcheck.recognise.hints import shows_use

TAKEN, GIVEN, UNKNOWN = Direction.TAKEN, Direction.GIVEN, Direction.UNKNOWN


def _trace(
    recogniser: str, strength: float, direction: Direction = UNKNOWN, path: str = "a.py"
) -> Trace:
    there = "" if recogniser in {"notice", "history"} else path
    return Trace("bike", there, Place(path), recogniser, strength, direction)


@pytest.mark.parametrize(
    ("recogniser", "strength", "direction", "shows"),
    [
        ("content", 0.98, UNKNOWN, True),
        ("content", 0.98, TAKEN, True),
        # The commons had it from here.
        ("content", 0.98, GIVEN, False),
        # A file of a few bytes may be the same by chance.
        ("content", 0.5, TAKEN, False),
        ("text", 0.51, UNKNOWN, True),
        ("notice", 0.95, TAKEN, True),
        # A mere name, a mere mention, however sure the address is.
        ("notice", 0.4, TAKEN, False),
        ("notice", 0.7, UNKNOWN, False),
        ("remote", 1.0, UNKNOWN, False),
        ("dependency", 0.75, TAKEN, True),
        ("submodule", 1.0, TAKEN, True),
    ],
)
def test_one_trace(
    recogniser: str, strength: float, direction: Direction, *, shows: bool
) -> None:
    trace = _trace(recogniser, strength, direction)
    assert shows_use([trace], [trace]) is shows


def test_many_hints_show_no_more_than_one() -> None:
    hints = [_trace("content", 0.5, TAKEN, f"{number}.py") for number in range(9)]
    assert not shows_use(hints, hints)
    assert shows_use([*hints, _trace("text", 0.9)], hints)


def test_where_the_commons_began_as_a_copy_only_what_was_taken_since_counts() -> None:
    whole = _trace("history", 1.0, GIVEN, path="")
    like = _trace("text", 0.9)
    assert not shows_use([like], [whole, like])
    assert not shows_use([whole, like], [whole, like])
    assert shows_use([like, _trace("content", 0.98, TAKEN)], [whole, like])
