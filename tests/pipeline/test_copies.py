"""Are copies told in a scan of a tree, and is nothing else called one?"""

import struct
from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from pplcheck.model.errors import ConfigurationError
from pplcheck.model.evidence import Relation
from pplcheck.model.likeness import Likeness
from pplcheck.model.report import Report
from pplcheck.pipeline import sketches
from pplcheck.pipeline.check import Order, scan
from pplcheck.recognise.held import Held
from pplcheck.recognise.shapes import ShapeIndex
from tests.recognise.solids import bracket, one_piece

Triangles = NDArray[np.float64]


def _stl(mesh: Triangles) -> bytes:
    record = np.zeros(len(mesh), [("normal", "<f4", 3), ("at", "<f4", (3, 3)), ("rest", "<u2")])
    record["at"] = mesh
    return b"".ljust(80) + struct.pack("<I", len(mesh)) + record.tobytes()


def _obj(mesh: Triangles) -> bytes:
    points = "".join("v {:.6f} {:.6f} {:.6f}\n".format(*point) for point in mesh.reshape(-1, 3))
    faces = "".join(f"f {3 * n + 1} {3 * n + 2} {3 * n + 3}\n" for n in range(len(mesh)))
    return (points + faces).encode()


def _scanned(path: Path) -> Report:
    return scan(Order(str(path), date(2026, 11, 24), copies=True), lambda _, __: None)


def _told(report: Report) -> list[tuple[str, Relation, str]]:
    return [(one.place.path, one.relation, one.found) for one in report.survey.links]


@pytest.fixture
def tree(tmp_path: Path) -> Callable[..., Path]:
    def write(**files: bytes) -> Path:
        for name, content in files.items():
            (tmp_path / name.replace("__", ".")).write_bytes(content)
        return tmp_path

    return write


def test_a_part_in_another_format_size_and_hand_is_told(tree: Callable[..., Path]) -> None:
    part, other = bracket(1), bracket(2)
    mirrored = part * np.array([-25.4, 25.4, 25.4])
    # A mirror image shows its inside, unless its triangles are turned round.
    files = {
        "a__stl": _stl(part),
        "b__obj": _obj(mirrored[:, ::-1]),
        "c__stl": _stl(other),
        "d__stl": _stl(part[::-1]),
    }
    report = _scanned(tree(**files))
    assert _told(report) == [
        ("b.obj", Relation.SAME_AS, "a.stl"),
        ("d.stl", Relation.SAME_AS, "a.stl"),
    ]
    first, _ = report.survey.links
    assert "25.4 times as large" in first.says
    assert "mirrored" in first.says


def test_all_parts_of_a_plate_are_told_and_a_copy_stays_one(tree: Callable[..., Path]) -> None:
    part, other = one_piece(1), one_piece(2)
    plate = np.concatenate([part, other + 500])
    files = {"b__stl": part, "c__stl": other, "d__stl": part, "e__stl": plate}
    report = _scanned(
        tree(a__stl=_stl(plate), **{name: _stl(of) for name, of in files.items()})
    )
    assert _told(report) == [
        ("b.stl", Relation.SHARES, "a.stl"),
        ("c.stl", Relation.SHARES, "a.stl"),
        ("d.stl", Relation.SAME_AS, "b.stl"),
        ("e.stl", Relation.SAME_AS, "a.stl"),
    ]


def test_a_plate_names_each_family_of_its_parts(tree: Callable[..., Path]) -> None:
    part, other = one_piece(1), one_piece(2)
    plate = _stl(np.concatenate([part, other + 500]))
    report = _scanned(
        tree(a__stl=_stl(part), b__stl=_stl(part), c__stl=_stl(other), z__stl=plate)
    )
    assert _told(report) == [
        ("b.stl", Relation.SAME_AS, "a.stl"),
        ("z.stl", Relation.SHARES, "a.stl"),
        ("z.stl", Relation.SHARES, "c.stl"),
    ]


@pytest.mark.parametrize("size", [1e-200, 1e-70, 1e70, 1e200])
def test_parts_are_told_in_any_size_that_numbers_have(
    tree: Callable[..., Path], size: float
) -> None:
    plates = [np.concatenate([one_piece(1), one_piece(2) + 500 * far]) * size for far in (1, 2)]
    points = [
        "".join(f"v {x!r} {y!r} {z!r}\n" for x, y, z in plate.reshape(-1, 3).tolist())
        + "".join(f"f {3 * n + 1} {3 * n + 2} {3 * n + 3}\n" for n in range(len(plate)))
        for plate in plates
    ]
    report = _scanned(tree(a__obj=points[0].encode(), b__obj=points[1].encode()))
    assert _told(report) == [("b.obj", Relation.SHARES, "a.obj")]


def test_a_broken_mesh_is_named_and_the_rest_compared(tree: Callable[..., Path]) -> None:
    part = _stl(bracket())
    report = _scanned(tree(a__stl=part, b__stl=part, c__stl=part[:-7]))
    assert _told(report) == [("b.stl", Relation.SAME_AS, "a.stl")]
    (unread,) = report.survey.unread
    assert (unread.place.path, unread.reason[:14]) == ("c.stl", "not compared: ")


def test_a_mesh_without_a_shape_is_named(tree: Callable[..., Path]) -> None:
    report = _scanned(tree(a__stl=_stl(bracket() * 0), b__stl=_stl(bracket())))
    (unread,) = report.survey.unread
    assert (unread.place.path, unread.reason) == (
        "a.stl",
        "not compared: all triangles are one point",
    )


def test_programmes_that_share_most_of_their_words_are_told(tree: Callable[..., Path]) -> None:
    words = "\n".join(f"translate([{n}, {n * n}, 0]) cube([{n}, 2, 3]);" for n in range(60))
    changed = words.replace("translate([7,", "rotate([7,")
    report = _scanned(tree(a__scad=words.encode(), b__scad=f"// new\n{changed}".encode()))
    assert [(path, found) for path, _, found in _told(report)] == [("b.scad", "a.scad")]


def test_object_code_is_not_taken_for_a_mesh(tree: Callable[..., Path]) -> None:
    report = _scanned(tree(main__obj=b"\x4c\x01" + b"\0" * 50, a__stl=_stl(bracket())))
    assert _told(report) == []
    assert [one.reason for one in report.survey.unread] == ["binary"]


def test_what_is_not_installed_is_said_and_only_solids_need_it(
    tree: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sketches, "find_spec", lambda _: None)
    path = tree(a__stl=_stl(bracket()))
    assert _told(_scanned(path)) == []
    order = Order(str(path), date(2026, 11, 24), solids=True)
    with pytest.raises(ConfigurationError) as error:
        scan(order, lambda _, __: None)
    (problem,) = error.value.problems
    assert "pplcheck[cad]" in problem.hint


def test_equal_files_are_compared_once_and_each_points_at_the_first_copy(
    tree: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    like = ShapeIndex.like

    def counted(self: ShapeIndex, held: Held) -> tuple[Likeness, ...]:
        asked.append(held.content)
        return like(self, held)

    monkeypatch.setattr(ShapeIndex, "like", counted)
    part, again = _stl(bracket(1)), _stl(bracket(1)[::-1])
    files = {f"{name}__stl": part for name in "bdfh"} | {
        f"{name}__stl": again for name in "ceg"
    }
    report = _scanned(tree(a__stl=_stl(bracket(2)), **files))
    assert _told(report) == [(f"{name}.stl", Relation.SAME_AS, "b.stl") for name in "cdefgh"]
    assert len(asked) == len(set(asked)) == 3
