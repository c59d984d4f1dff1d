"""Which known meshes is a mesh the same as, made of, or like?"""

from dataclasses import replace

import numpy as np

from pplcheck.model.likeness import Alike, Likeness
from pplcheck.recognise.held import Held, mesh_of
from pplcheck.recognise.shapes import ShapeIndex
from tests.recognise.solids import (
    Triangles,
    barrel,
    box,
    bracket,
    mirrored,
    moved,
    one_piece,
    subdivided,
    tetrahedron,
    turned,
)


def _held(path: str, triangles: Triangles, content: str = "", collection: str = "") -> Held:
    return Held(path, collection or path.partition("/")[0], content or path, mesh_of(triangles))


def _by(method: str, found: tuple[Likeness, ...]) -> list[Likeness]:
    return [one for one in found if one.method == method]


COMMONS = ShapeIndex([_held(f"commons/{number}.stl", bracket(number)) for number in range(9)])


def test_a_renamed_scaled_and_mirrored_part_is_claimed_and_what_was_done_is_told() -> None:
    copy = subdivided(mirrored(turned(bracket(3))) * 25.4)
    (found,) = COMMONS.like(_held("shop/x.stl", copy))
    assert (found.path, found.other, found.collection) == (
        "shop/x.stl", "commons/3.stl", "commons",
    )  # fmt: skip
    assert (found.method, found.alike, found.is_claimed) == ("shape", Alike.SAME, True)
    assert found.distance is not None
    assert found.distance < 1e-9
    assert (round(found.scale, 6), found.is_mirrored) == (25.4, True)
    assert found.says == "25.4 times as large; mirrored"


def test_each_step_adds_evidence_of_its_own() -> None:
    found = COMMONS.like(_held("shop/x.stl", bracket(3), content="commons/3.stl"))
    assert [(one.method, one.is_claimed) for one in found] == [
        ("content", True), ("shape", True), ("triangles", False),
    ]  # fmt: skip


def test_a_stretched_part_is_for_review() -> None:
    found = COMMONS.like(_held("shop/x.stl", bracket(3) * (1.01, 1, 1)))
    assert [(one.other, one.method, one.alike, one.is_claimed) for one in found] == [
        ("commons/3.stl", "shape", Alike.SIMILAR, False)
    ]


def _simplified() -> Triangles:
    """Other triangles, and a surface that is not the same to the last digit."""
    fine = subdivided(bracket(3))
    return fine + 2e-3 * np.sin(fine)


def test_a_mesh_that_may_have_been_simplified_is_for_review() -> None:
    (found,) = _by("shape", COMMONS.like(_held("shop/x.stl", _simplified())))
    assert found.distance is not None
    assert 2e-5 < found.distance < 3e-3
    assert not found.is_claimed
    assert "triangles beside" in found.says


def test_an_exact_solid_that_we_cut_has_triangles_of_our_making_and_is_claimed() -> None:
    asked = replace(_held("shop/x.step", _simplified()), is_cut_by_us=True)
    (found,) = _by("shape", COMMONS.like(asked))
    assert found.is_claimed


def test_parts_on_a_plate_are_claimed() -> None:
    known = ShapeIndex(
        [_held("commons/a.stl", one_piece(3)), _held("commons/b.stl", box(1, 2, 3))]
    )
    plate = np.concatenate([moved(turned(one_piece(3)), x) for x in (0, 90, 180)])
    (found,) = _by("part", known.like(_held("shop/x.stl", plate)))
    assert (found.other, found.alike, found.is_claimed) == ("commons/a.stl", Alike.SAME, True)


def test_a_small_part_of_both_is_for_review() -> None:
    screw = one_piece(1)
    one = np.concatenate([screw, moved(subdivided(one_piece(2) * 5), 300)])
    other = np.concatenate([screw, moved(subdivided(one_piece(3) * 5), 300)])
    (found,) = _by(
        "part", ShapeIndex([_held("commons/a.stl", one)]).like(_held("x/b.stl", other))
    )
    assert not found.is_claimed
    assert found.says == "a part of it; a small part of both files"


def test_what_many_hold_is_a_standard_part() -> None:
    def index(collections: int) -> ShapeIndex:
        return ShapeIndex(_held(f"{n}/m3.stl", bracket()) for n in range(collections))

    asked = _held("shop/x.stl", turned(bracket()))
    assert all(one.is_claimed for one in _by("shape", index(2).like(asked)))
    found = _by("shape", index(3).like(asked))
    assert len(found) == 3
    assert not any(one.is_claimed for one in found)
    assert found[0].says == "in 3 collections: a standard part?"
    own = _held("2/x.stl", turned(bracket()))
    assert all(one.is_claimed for one in _by("shape", index(3).like(own)))


def test_boxes_are_never_claimed() -> None:
    chance = np.random.default_rng(1)
    sides = chance.uniform(2, 100, (1500, 3)).tolist()
    boxes = [box(*three) for three in sides[:1400]]
    boxes += [subdivided(box(*three), 2) for three in sides[1400:1450]]
    boxes += [turned(subdivided(box(*three), 2)).round(2) for three in sides[1450:]]
    held = [_held(f"{number}/box.stl", one) for number, one in enumerate(boxes)]
    index = ShapeIndex(held)
    found = [one for asked in held[::10] for one in index.like(asked)]
    assert any(one.alike is Alike.SAME for one in found)
    assert not any(one.is_claimed for one in found)


def test_equal_content_of_a_simple_shape_is_told_and_not_claimed() -> None:
    known = ShapeIndex([_held("commons/cube.stl", box(1, 1, 1), content="same")])
    found = _by("content", known.like(_held("x/cube.stl", box(1, 1, 1), content="same")))
    assert [(one.is_claimed, one.says) for one in found] == [
        (False, "a shape as simple as many")
    ]


def test_a_known_shape_of_few_faces_proves_nothing_about_a_finer_copy() -> None:
    few = one_piece(1)[::3]
    known = ShapeIndex([_held("commons/few.stl", few)])
    (found,) = known.like(_held("x/fine.stl", subdivided(few)))
    assert (found.alike, found.is_claimed) == (Alike.SAME, False)
    assert found.says == "a shape as simple as many"


def test_what_has_no_shape_is_like_nothing_and_says_why() -> None:
    empty = _held("x/empty.stl", np.zeros((0, 3, 3)))
    assert empty.mesh.shapeless == "no triangles"
    assert COMMONS.like(empty) == ()
    assert ShapeIndex([empty]).like(_held("y/b.stl", bracket())) == ()
    assert ShapeIndex([]).like(_held("y/b.stl", barrel(2, 3))) == ()


def test_a_file_is_not_like_itself() -> None:
    assert not ShapeIndex([_held("a/x.stl", bracket())]).like(_held("a/x.stl", bracket()))


def test_the_order_of_what_is_known_changes_nothing() -> None:
    held = [_held(f"{n}/a.stl", bracket(n % 3)) for n in range(6)]
    asked = _held("x/a.stl", tetrahedron())
    assert ShapeIndex(held).like(asked) == ShapeIndex(held[::-1]).like(asked)
    asked = _held("x/a.stl", bracket(1))
    assert ShapeIndex(held).like(asked) == ShapeIndex(held[::-1]).like(asked)
