"""Which nine numbers does a part keep?"""

import tracemalloc
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from pplcheck.recognise.geometry import (
    REEXPORTED,
    SAME,
    SIMILAR,
    ShapelessError,
    distance,
    is_mirrored,
    scale,
    shape_of,
)
from tests.accuracy.mesh_files import read_stl
from tests.recognise.solids import (
    Triangles,
    barrel,
    box,
    bracket,
    mirrored,
    subdivided,
    tetrahedron,
    turned,
)

# Worked out apart from this code, with six digits.
KNOWN = [
    (box(1, 2, 3), 1.308480,
     (0.597345, 0.300885, 1.339120, 2.553309, 0.209528, -0.521589, -1.229781, 0, 0)),
    (box(1, 1, 1), 0.645497,
     (0.333333, 0.333333, 1.859032, 2.667228, 0.062035, -1.036577, -2.135189, 0, 0)),
    (tetrahedron(), 0.922958,
     (0.700905, 0.255304, 0.635951, 2.357567, 0.512563, 0.018023, -0.440075,
      0.671597, 1.331202)),
]  # fmt: skip
KNOWN_FILES = [
    ("LCD-knob.stl", 4630, 10.1188,
     (0.470117, 0.460170, 1.109059, 3.089336, 0.563457, -0.236712, -1.034524,
      0.129040, 0.026987)),
    ("ofm_blockstage_sample_clip.stl", 630, 11.8398,
     (0.733514, 0.223355, 0.298715, 2.127730, 0.354652, -0.075391, -0.469207,
      0.792978, 1.697145)),
]  # fmt: skip


@pytest.mark.parametrize(("solid", "size", "x"), KNOWN)
def test_known_solids_have_their_numbers(
    solid: Triangles, size: float, x: tuple[float, ...]
) -> None:
    shape = shape_of(solid)
    assert shape.x == pytest.approx(x, abs=6e-7)
    assert shape.size == pytest.approx(size, abs=6e-7)


@pytest.mark.parametrize(("name", "faces", "size", "x"), KNOWN_FILES)
def test_real_parts_have_their_numbers(
    shared: Path, name: str, faces: int, size: float, x: tuple[float, ...]
) -> None:
    shape = shape_of(read_stl((shared / "designs" / "mesh" / name).read_bytes()))
    assert shape.x == pytest.approx(x, abs=6e-7)
    assert shape.size == pytest.approx(size, rel=1e-5)
    assert shape.faces == faces


def test_the_hand_of_the_tetrahedron_is_known() -> None:
    shape = shape_of(tetrahedron())
    assert abs(shape.handedness) == pytest.approx(0.004362, abs=6e-7)
    assert shape_of(mirrored(tetrahedron())).handedness == pytest.approx(-shape.handedness)


@given(st.integers(0, 10), st.integers(0, 10), st.floats(1e-3, 1e3))
def test_a_part_keeps_its_numbers(number: int, seed: int, times: float) -> None:
    part, copy = bracket(number), subdivided(turned(bracket(number), seed) * times)[::-1]
    one, other = shape_of(part), shape_of(copy)
    assert distance(one, other) < 1e-7
    assert scale(other, one) == pytest.approx(times)
    if one.has_hand:
        assert is_mirrored(one, other) is False
        assert is_mirrored(one, shape_of(mirrored(copy))) is True
    assert one.kinds == pytest.approx(other.kinds, rel=1e-3)


def test_single_precision_far_from_the_origin_moves_nothing_much() -> None:
    far = (turned(bracket()) + 1000).astype(np.float32).astype(np.float64)
    assert distance(shape_of(bracket()), shape_of(far)) < 2e-5


def test_most_parts_have_a_hand() -> None:
    assert sum(shape_of(bracket(number)).has_hand for number in range(10)) >= 7


def test_stretched_parts_are_similar_and_others_are_not() -> None:
    one = shape_of(bracket())
    assert SAME < REEXPORTED < distance(one, shape_of(bracket() * (1.005, 1, 1))) < SIMILAR
    assert distance(one, shape_of(bracket(1))) > SIMILAR


@pytest.mark.parametrize("solid", [box(1, 2, 3), barrel(3, 8), subdivided(box(9, 9, 2), 2)])
def test_symmetric_solids_have_no_hand(solid: Triangles) -> None:
    assert is_mirrored(shape_of(solid), shape_of(mirrored(turned(solid)))) is None


def test_volume_that_no_surface_encloses_is_capped() -> None:
    sheet = np.array([[(0, 0, 0), (1, 0, 0), (0, 1, 0)]], dtype=float)
    assert shape_of(sheet).x[2] == 0
    assert shape_of(np.repeat(box(1, 2, 3), 50, axis=0)).x[2] == 10


@pytest.mark.parametrize(
    "solid",
    [
        box(20, 30, 4),
        subdivided(box(20, 30, 4), 3),
        turned(subdivided(box(20, 30, 4), 3)).round(2),
        barrel(3, 10, 200),
        turned(barrel(30, 4, 100)),
        bracket()[:59],
    ],
)
def test_simple_solids_say_nothing_in_however_many_triangles(solid: Triangles) -> None:
    assert not shape_of(solid).is_telling


def test_designed_parts_do() -> None:
    for number in range(10):
        assert shape_of(bracket(number)).is_telling
        assert shape_of(turned(subdivided(bracket(number))).round(2)).is_telling


@pytest.mark.parametrize(
    ("triangles", "why"),
    [
        (np.zeros((0, 3, 3)), "no triangles"),
        (np.full((4, 3, 3), np.nan), "no triangle with finite coordinates"),
        (np.full((4, 3, 3), -np.inf), "no triangle with finite coordinates"),
        (np.ones((4, 3, 3)), "all triangles are one point"),
        (np.arange(9.0).reshape(1, 3, 3) * 0 + [[[0], [1], [2]]], "no triangle has an area"),
    ],
)
def test_what_has_no_shape_says_why(triangles: Triangles, why: str) -> None:
    with pytest.raises(ShapelessError, match=why):
        shape_of(triangles)


def test_triangles_that_are_not_finite_count_for_nothing() -> None:
    bad = np.full((3, 3, 3), 5.0)
    bad[0, 0, 0], bad[1, 1, 1], bad[2, 2, 2] = np.nan, np.inf, -np.inf
    spoilt = np.concatenate([bad[:1], bracket(), bad[1:]])
    assert distance(shape_of(bracket()), shape_of(spoilt)) < 1e-9
    assert shape_of(spoilt).faces == len(bracket())


@given(arrays(np.float64, st.tuples(st.integers(0, 12), st.just(3), st.just(3))))
def test_nothing_but_a_reason_is_raised(triangles: Triangles) -> None:
    try:
        shape = shape_of(triangles)
    except ShapelessError:
        return
    assert len(shape.x) == 9


@pytest.mark.parametrize("times", [1e-300, 1e-150, 1e150, 1e300])
def test_the_largest_and_smallest_numbers_do(times: float) -> None:
    assert distance(shape_of(bracket() * times), shape_of(bracket())) < 1e-9


@pytest.mark.parametrize("number", [1, 2, 50])
def test_what_is_measured_is_left_as_it_was(number: int) -> None:
    part = bracket()[:number]
    before = part.copy()
    shape_of(part)
    assert np.array_equal(part, before)


def test_millions_of_triangles_need_little_more_than_themselves() -> None:
    many = np.random.default_rng(1).random((1_000_000, 3, 3))
    tracemalloc.start()
    shape_of(many)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 60 * 1024 * 1024
