"""Outlines, in whatever size and place."""

import pytest

from pplcheck.recognise.tokens.svg import tokens

STAR = "M 0 0 L 10 3 L 20 0 L 17 10 L 20 20 L 10 17 L 0 20 L 3 10 Z"


def _svg(*paths: str, rest: str = "") -> bytes:
    drawn = "".join(f'<path style="fill:red" id="p{len(d)}" d="{d}"/>' for d in paths)
    return f'<svg xmlns="http://www.w3.org/2000/svg"><g>{drawn}{rest}</g></svg>'.encode()


@pytest.mark.parametrize(
    "same",
    [
        "M 100 50 L 110 53 L 120 50 L 117 60 L 120 70 L 110 67 L 100 70 L 103 60 Z",  # moved
        "M0,0 30,9 60,0 51,30 60,60 30,51 0,60 9,30z",  # three times as large, lines unsaid
        "m0 0l10 3 10-3-3 10 3 10-10-3-10 3 3-10z",  # relative, without spaces
    ],
)
def test_size_place_and_writing_change_nothing(same: str) -> None:
    assert tokens(_svg(STAR)).total() == 1
    assert tokens(_svg(same)) == tokens(_svg(STAR))


def test_other_outlines_and_other_commands_are_others() -> None:
    assert tokens(_svg(STAR.replace("17 10", "18 10"))) != tokens(_svg(STAR))
    curved = STAR.replace("L 10 3", "Q 5 9 10 3")
    assert tokens(_svg(curved)).total() == 1
    assert tokens(_svg(curved)) != tokens(_svg(STAR))


def test_every_command_ends_where_it_says() -> None:
    path = "M0 0 H10 V10 h-5 v5 C1 2 3 4 5 20 s1 1 2 2 T 9 9 A 5 5 0 1 0 4 4 z l 1 1"
    moved = "M9 9 h10 v10 h-5 v5 c-4 -13 -2 -11 0 5 s1 1 2 2 t 2 -13 a 5 5 0 1 0 -5 -5 z l 1 1"
    assert tokens(_svg(path)).total() == 1
    assert tokens(_svg(moved)) == tokens(_svg(path))


def test_polygons_count_and_small_paths_do_not() -> None:
    points = "0,0 10,3 20,0 17,10 20,20 10,17 0,20 3,10"
    assert tokens(_svg(rest=f'<polygon points="{points}"/>')).total() == 1
    assert not tokens(_svg("M0 0 L 1 1 L 2 0 Z"))


@pytest.mark.parametrize(
    "path", ["", "Z" * 99, "M" * 99, "L 1 2", "M 1e999 0" + " L 1 1" * 9, "M nan", "A 1 1 0 01"]
)
def test_hostile_paths_are_taken(path: str) -> None:
    assert tokens(_svg(path)).total() <= 1


def test_broken_files_give_what_stood_before() -> None:
    content = _svg(STAR, STAR)
    for end in range(0, len(content), 5):
        assert tokens(content[:end]) <= tokens(content)
    assert not tokens(b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + content)
