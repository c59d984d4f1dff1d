"""Which triangles do two meshes share?"""

import numpy as np
import pytest

from pplcheck.recognise.triangles import TriangleIndex, triangle_set
from tests.recognise.solids import (
    Triangles,
    barrel,
    box,
    bracket,
    mirrored,
    moved,
    subdivided,
    turned,
)


def _shares(asked: Triangles, *known: Triangles) -> dict[int, float]:
    return TriangleIndex([triangle_set(one) for one in known]).shares(triangle_set(asked))


def test_what_is_turned_and_mirrored_shares_all() -> None:
    shares = _shares(mirrored(turned(bracket())), bracket(1), bracket(), bracket(2))
    assert shares == {1: pytest.approx(1.0)}


def test_what_contains_it_is_found_and_what_is_cut_from_it() -> None:
    whole = np.concatenate([bracket(), moved(bracket(1), 50)])
    assert _shares(whole, bracket(), bracket(2)) == {0: pytest.approx(1.0)}
    assert _shares(bracket(), whole, bracket(2)) == {0: pytest.approx(1.0)}
    assert _shares(bracket()[:120], whole, bracket(2)) == {0: pytest.approx(1.0)}


def test_what_rounding_moves_from_one_cell_to_the_next_is_on_the_second_grid() -> None:
    on_the_border = [box(*(0.02 * n + 0.01 for n in (k, 2 * k, 7 * k))) for k in range(99, 140)]
    part = np.concatenate(on_the_border)
    moved = part + np.random.default_rng(1).uniform(-1e-4, 1e-4, part.shape)
    assert _shares(moved, part)[0] > 0.9


def test_scaled_and_newly_cut_meshes_share_nothing() -> None:
    assert _shares(bracket() * 25.4, bracket()) == {}
    assert _shares(subdivided(bracket()), bracket()) == {}


def test_a_few_triangles_are_no_evidence() -> None:
    assert _shares(np.concatenate([bracket(1), bracket()[:9]]), bracket()) == {}


def test_common_triangles_weigh_less_than_rare_ones() -> None:
    hole = barrel(20, 60)
    asked = np.concatenate([bracket(), hole])
    (alone,) = _shares(asked, np.concatenate([bracket(1), hole])).values()
    known = [np.concatenate([bracket(number), hole]) for number in range(1, 20)]
    assert alone > 0.4
    assert all(share < alone / 2 for share in _shares(asked, *known).values())


def test_large_meshes_are_sampled_alike() -> None:
    chance = np.random.default_rng(1)
    scan = chance.uniform(0, 40, (60_000, 3, 3))
    kept = triangle_set(scan)[0]
    assert kept.halvings
    assert len(kept.keys) <= 1024 * 8
    assert _shares(scan[:20_000], scan)[0] == pytest.approx(1.0, abs=0.01)
    assert _shares(scan[::-1], scan)[0] == pytest.approx(1.0)
    other = np.concatenate([scan[:30_000], chance.uniform(0, 40, (30_000, 3, 3))])
    assert _shares(other, scan)[0] == pytest.approx(0.5, abs=0.08)


@pytest.mark.parametrize(
    "triangles",
    [
        np.zeros((0, 3, 3)),
        np.zeros((40, 3, 3)),
        np.full((40, 3, 3), np.nan),
        np.random.default_rng(1).random((40, 3, 3)) * 1e300,
        np.random.default_rng(1).random((40, 3, 3)) * 1e-300,
    ],
)
def test_hostile_numbers_are_taken(triangles: Triangles) -> None:
    assert _shares(triangles, bracket()) == {}


def test_an_empty_index_answers() -> None:
    assert _shares(bracket()) == {}
