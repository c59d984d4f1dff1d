"""Is kept of each design what it is told by, once for each content?"""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from pplcheck.discover import open_tree
from pplcheck.model.settings import Settings
from pplcheck.pipeline import sketches
from pplcheck.pipeline.sketches import Sketched, sketch_designs
from pplcheck.pipeline.survey import survey_tree
from pplcheck.recognise.held import Mesh, mesh_of
from tests.pipeline.test_copies import _stl
from tests.recognise.solids import bracket


def _sketched(root: Path, collection: str = "") -> Sketched:
    tree = open_tree(str(root), None)
    survey, _ = survey_tree(tree, Settings(), lambda _, __: None)
    done: list[tuple[int, int]] = []
    found = sketch_designs(
        tree, survey.files, lambda *of: done.append(of), collection=collection
    )
    assert done == [(number, len(done)) for number in range(1, len(done) + 1)]
    return found


def test_meshes_programmes_and_names_are_kept_with_whose_they_are(tmp_path: Path) -> None:
    (tmp_path / "b.stl").write_bytes(_stl(bracket(1)))
    (tmp_path / "a.STL").write_bytes(_stl(bracket(2)))
    (tmp_path / "c.scad").write_text(
        "// https://www.thingiverse.com/thing:42\ncube([1, 2, 3]);\n"
    )
    (tmp_path / "notes.txt").write_text("no design\n")
    found = _sketched(tmp_path, "github.com/shop/site")
    assert [(one.path, one.collection) for one in found.meshes] == [
        ("a.STL", "github.com/shop/site"),
        ("b.stl", "github.com/shop/site"),
    ]
    assert [(one.path, one.sketch.kind) for one in found.drawn] == [
        ("c.scad", "openscad"),
        ("c.scad", "thing"),
    ]
    assert found.unread == ()


def test_what_has_one_content_is_taken_apart_once_and_each_fault_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = []

    def counted(triangles: NDArray[np.float64]) -> Mesh:
        taken.append(len(triangles))
        return mesh_of(triangles)

    monkeypatch.setattr(sketches, "mesh_of", counted)
    for name in "abc":
        (tmp_path / f"{name}.stl").write_bytes(_stl(bracket(1)))
        (tmp_path / f"{name}-cut.stl").write_bytes(_stl(bracket(1))[:-7])
    found = _sketched(tmp_path)
    assert len(taken) == 1
    assert len({one.content for one in found.meshes}) == 1
    assert [one.path for one in found.meshes] == ["a.stl", "b.stl", "c.stl"]
    assert [one.place.path for one in found.unread] == ["a-cut.stl", "b-cut.stl", "c-cut.stl"]
