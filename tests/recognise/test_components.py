"""Which separate parts does a mesh hold?"""

import numpy as np
import pytest

from pplcheck.recognise.components import components
from pplcheck.recognise.geometry import SAME, distance, shape_of
from tests.recognise.solids import Triangles, barrel, box, bracket, moved, subdivided, turned


def _plate(*parts: Triangles) -> Triangles:
    """Parts beside each other, their triangles mixed."""
    lying = [moved(part, 100 * number) for number, part in enumerate(parts)]
    mixed = np.concatenate(lying)
    return mixed[np.random.default_rng(1).permutation(len(mixed))]


def test_parts_on_a_plate_are_found_the_largest_first() -> None:
    one, two = barrel(4, 9, 30), barrel(7, 2, 50)
    found = components(_plate(one, two, one))
    assert [len(part) for part in found] == [len(two), len(one), len(one)]
    assert distance(shape_of(found[0]), shape_of(two)) < SAME
    assert distance(shape_of(found[2]), shape_of(one)) < SAME


def test_corners_that_rounding_moved_are_one() -> None:
    part = turned(subdivided(barrel(5, 9), 2))
    near = part + np.random.default_rng(1).uniform(-1e-7, 1e-7, part.shape)
    assert components(near) == ()
    assert len(components(_plate(near, near))) == 2


def test_one_part_is_no_parts_and_crumbs_are_left_out() -> None:
    assert components(barrel(5, 9)) == ()
    (found,) = components(_plate(barrel(5, 9), box(1, 1, 1)))
    assert len(found) == len(barrel(5, 9))


def test_a_long_chain_of_triangles_is_one_part() -> None:
    steps = np.arange(20_000.0)[:, None, None]
    strip = np.array([[(0, 0, 0), (1, 0, 0), (0, 1, 0)]], dtype=float) + steps * (1, 0, 0)
    shuffled = strip[np.random.default_rng(1).permutation(len(strip))]
    assert components(shuffled) == ()


def test_a_lattice_of_hundreds_is_no_plate() -> None:
    barrels = [moved(barrel(1, 1, 8), 3 * x, 3 * y) for x in range(20) for y in range(11)]
    assert components(np.concatenate(barrels)) == ()
    assert len(components(np.concatenate(barrels[:200]))) == 200


@pytest.mark.parametrize(
    "triangles",
    [np.zeros((0, 3, 3)), np.zeros((50, 3, 3)), np.full((50, 3, 3), np.nan), box(1, 1, 1)],
)
def test_what_holds_no_parts_gives_none(triangles: Triangles) -> None:
    assert components(triangles) == ()


@pytest.mark.parametrize("times", [1e-300, 1e300])
def test_the_largest_and_smallest_numbers_do(times: float) -> None:
    plate = _plate(barrel(5, 9), barrel(7, 2, 50)) * times
    assert len(components(plate)) == 2


def test_what_is_not_finite_is_left_out() -> None:
    spoilt = np.concatenate([np.full((1, 3, 3), np.inf), _plate(bracket(), barrel(5, 9))])
    assert max(len(part) for part in components(spoilt)) == len(barrel(5, 9))
