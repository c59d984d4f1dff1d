"""The mesh of a STEP file is the part that was exported beside it."""

from pathlib import Path

import pytest

from pplcheck.convert.step import convert
from pplcheck.read.meshes.registry import triangles
from pplcheck.recognise.geometry import SAME, distance, scale, shape_of
from pplcheck.syntax.places import UnparsableError

pytest.importorskip("cascadio", reason="needs the extra cad: pip install pplcheck[cad]")


def test_a_solid_is_the_mesh_that_its_maker_exported(shared: Path) -> None:
    folder = shared / "designs" / "mesh"
    solid = shape_of(triangles("a.glb", convert((folder / "LCD-knob.stp").read_bytes())))
    mesh = shape_of(triangles("a.stl", (folder / "LCD-knob.stl").read_bytes()))
    assert distance(solid, mesh) < SAME
    assert scale(solid, mesh) == pytest.approx(1, abs=1e-3)


@pytest.mark.parametrize("content", [b"", b"ISO-10303-21; junk", b"\0" * 99])
def test_what_is_no_solid_is_refused(content: bytes) -> None:
    with pytest.raises(UnparsableError, match="no solid"):
        convert(content)
