"""Do the designs of a commons come back from its index, and does it bear any bytes?"""

import struct
from array import array

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pplcheck.recognise.geometry import Shape
from pplcheck.recognise.held import Held, Mesh, mesh_of
from pplcheck.recognise.index import UnusableIndexError
from pplcheck.recognise.index.design_columns import COLUMNS, joined, parted
from pplcheck.recognise.index.designs import packed, unpacked
from pplcheck.recognise.shapes import ShapeIndex
from pplcheck.recognise.texts import Drawn, Sketch, sketch_of
from pplcheck.recognise.tokens import openscad
from pplcheck.recognise.triangles import Grid
from tests.recognise.solids import bracket, one_piece

_ID = "github.com/commons/frame"
_measure = st.floats(-1e5, 1e5, allow_nan=False)
_paths = st.text(
    st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1, max_size=20
) | st.just("p\udcff.stl")
_shapes = st.builds(
    Shape, st.tuples(*[_measure] * 9), st.floats(1e-300, 1e300), _measure,
    st.integers(0, 2**32 - 1), _measure,
)  # fmt: skip


def _sets(
    numbers: st.SearchStrategy[int], key: str, count: str
) -> st.SearchStrategy[list[bytes]]:
    counted = st.dictionaries(numbers, st.integers(1, 2**31 - 1), max_size=9)
    return counted.map(
        lambda one: [
            array(key, sorted(one)).tobytes(),
            array(count, [one[name] for name in sorted(one)]).tobytes(),
        ]
    )


_grids = st.builds(
    lambda held, halvings: Grid(held[0], held[1], halvings),
    _sets(st.integers(0, 2**63 - 1), "q", "i"), st.integers(0, 63),
)  # fmt: skip
_meshes = st.builds(
    Mesh, st.none() | _shapes,
    st.lists(st.tuples(_shapes, st.integers(1, 9)), max_size=3).map(tuple),
    st.just(()) | st.tuples(_grids, _grids), st.sampled_from(["", "no triangles"]),
)  # fmt: skip
_held = st.builds(Held, _paths, st.just(_ID), st.sampled_from("abc"), _meshes, st.booleans())
_drawn = st.builds(
    lambda path, content, kind, held, halvings: Drawn(
        path, _ID, content, Sketch(kind, held[0], held[1], halvings)
    ),
    _paths, st.sampled_from("abc"), st.sampled_from(["openscad", "thing", "new"]),
    _sets(st.integers(0, 2**64 - 1), "Q", "I"), st.integers(0, 63),
)  # fmt: skip


@given(st.lists(_held, max_size=5), st.lists(_drawn, max_size=5))
def test_what_is_packed_comes_back_and_packs_to_the_same_bytes(
    meshes: list[Held], drawn: list[Drawn]
) -> None:
    content = packed(meshes, drawn)
    again = unpacked(content, _ID)
    assert sorted(again[0], key=repr) == sorted(meshes, key=repr)
    assert sorted(again[1], key=repr) == sorted(drawn, key=repr)
    assert packed(*again) == content
    by_path = {one.path for one in meshes}, {(one.path, one.sketch.kind) for one in drawn}
    if len(by_path[0]) == len(meshes) and len(by_path[1]) == len(drawn):
        assert packed(meshes[::-1], drawn[::-1]) == content


def _some() -> tuple[list[Held], list[Drawn]]:
    plate = np.concatenate([one_piece(1), one_piece(2) + 500])
    meshes = [
        Held("a.stl", "x", "1" * 40, mesh_of(bracket(1))),
        Held("b.stl", "x", "2" * 40, mesh_of(plate)),
        Held("c.step", "x", "3" * 40, mesh_of(plate[:0]), is_cut_by_us=True),
    ]
    text = "\n".join(f"translate([{n}, {n * n}, 0]) cube([{n}, 2, 3]);" for n in range(400))
    return meshes, [Drawn("d.scad", "x", "4" * 40, sketch_of(openscad, text.encode()))]


MESHES, DRAWN = _some()
PACKED = packed(MESHES, DRAWN)


def test_files_of_one_content_are_kept_once() -> None:
    first = MESHES[0]
    many = [Held(f"{n:03}.stl", "", first.content, first.mesh) for n in range(100)]
    assert len(packed(many, [])) < len(packed(many[:1], [])) + 100 * 20
    assert len(unpacked(packed(many, []), _ID)[0]) == 100


def test_few_triangles_are_kept_and_a_cut_mesh_is_still_found_by_them() -> None:
    whole = np.concatenate([bracket(number) for number in range(30)])
    (held,), _ = unpacked(packed([Held("a", "", "1", mesh_of(whole))], []), _ID)
    assert all(len(grid.keys) <= 128 * 8 and grid.halvings for grid in held.mesh.triangles)
    found = ShapeIndex([held]).like(Held("b", "", "2", mesh_of(whole[: len(whole) // 2])))
    assert "triangles" in {one.method for one in found}


@pytest.mark.parametrize("length", range(1, 4000, 97))
def test_designs_that_were_cut_are_refused(length: int) -> None:
    assert len(PACKED) > length
    with pytest.raises(UnusableIndexError):
        unpacked(PACKED[:length], _ID)


@settings(deadline=None)  # building an index may have to wait for the processor
@given(st.integers(0, 1 << 20), st.integers(1, 255))
def test_whatever_byte_is_changed_the_rest_is_refused_or_sound(at: int, by: int) -> None:
    content = bytearray(PACKED)
    content[at % len(content)] ^= by
    try:
        meshes, _ = unpacked(bytes(content), _ID)
    except UnusableIndexError:
        return
    index = ShapeIndex(meshes)
    for held in MESHES:
        index.like(held)


@pytest.mark.parametrize(
    ("column", "field", "value"),
    [
        ("shapes", "x", np.nan),
        ("shapes", "size", np.nan),
        ("shapes", "size", 0.0),
        ("shapes", "size", -1.0),
        ("shapes", "kinds", np.inf),
        ("shapes", "count", 0),
        ("meshes", "content", 99),
        ("meshes", "shapes", 2**32 - 1),
        ("meshes", "grids", 1),
        ("meshes", "has-whole", 7),
        ("grids", "halvings", 64),
        ("mesh-files", "row", 3),
        ("drawn-files", "path", 99),
        ("sketches", "tokens", 0),
    ],
)
def test_what_cannot_be_is_refused(column: str, field: str, value: float) -> None:
    columns, names = parted(PACKED)
    changed = columns[column].copy()
    changed[field] = value
    content = joined({**columns, column: changed}, b"".join(name + b"\0" for name in names))
    with pytest.raises(UnusableIndexError):
        unpacked(content, _ID)


@pytest.mark.parametrize("column", ["keys", "tokens"])
def test_unsorted_sets_are_refused(column: str) -> None:
    columns, names = parted(PACKED)
    content = joined(
        {**columns, column: columns[column][::-1]}, b"".join(name + b"\0" for name in names)
    )
    with pytest.raises(UnusableIndexError):
        unpacked(content, _ID)


def test_a_head_that_promises_more_than_there_is_takes_no_room() -> None:
    with pytest.raises(UnusableIndexError):
        unpacked(struct.pack(f"<{len(COLUMNS) + 1}Q", *[2**60] * (len(COLUMNS) + 1)), _ID)
