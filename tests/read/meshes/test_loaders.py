"""Do all formats give the same triangles, and does no file make a loader lie, hang or grow?

The shape is a corner of a box with legs of 1, 2 and 3; its area and volume are known by hand.
"""

import io
import json
import struct
import zipfile
from base64 import b64encode
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from pplcheck.read.meshes.registry import bodies, is_mesh, triangles
from pplcheck.syntax.places import UnparsableError

POINTS = ((0, 0, 0), (1, 0, 0), (0, 2, 0), (0, 0, 3))
FACES = ((0, 2, 1), (0, 1, 3), (0, 3, 2), (1, 2, 3))
# Three right-angled faces and the one across: 1·2/2 + 1·3/2 + 2·3/2 + √(6² + 3² + 2²)/2.
AREA, VOLUME = 1 + 1.5 + 3 + 3.5, 1.0


def _area(mesh: NDArray[np.float64]) -> float:
    return float(
        np.linalg.norm(np.cross(mesh[:, 1] - mesh[:, 0], mesh[:, 2] - mesh[:, 0]), axis=1).sum()
        / 2
    )


def _volume(mesh: NDArray[np.float64]) -> float:
    return float(np.linalg.det(mesh).sum() / 6)


def _stl() -> bytes:
    rows = b"".join(
        struct.pack("<12f", 0, 0, 0, *(x for corner in face for x in POINTS[corner])) + b"\0\0"
        for face in FACES
    )
    # Many exporters begin a binary file like a text.
    return b"solid of an exporter".ljust(80) + struct.pack("<I", len(FACES)) + rows


def _stl_text() -> bytes:
    rows = [
        "facet normal 0 0 0\nouter loop\n"
        + "".join("VERTEX {} {:e} {}\n".format(*POINTS[corner]) for corner in face)
        + "endloop\nendfacet\n"
        for face in FACES
    ]
    return f"solid wedge\r\n{''.join(rows)}endsolid".encode()


def _obj() -> bytes:
    points = "".join("v {} {} {} 1.0\n".format(*point) for point in POINTS)
    others = FACES[1:]
    faces = "".join(f"f {a + 1}/1/1 {b + 1}//2 {c + 1}\n" for a, b, c in others)
    return f"# made by hand\n{points}o wedge\nf -4 -2 -3\n{faces}".encode()


def _ply(form: str) -> bytes:
    head = (
        f"ply\nformat {form} 1.0\ncomment by hand\nelement vertex 4\nproperty float x\n"
        "property uchar red\nproperty float y\nproperty float z\nelement face 4\n"
        "property list uchar int vertex_indices\nend_header\n"
    ).encode()
    if form == "ascii":
        points = "".join(f"{x} 255 {y} {z}\n" for x, y, z in POINTS)
        return head + (points + "".join(f"3 {a} {b} {c}\n" for a, b, c in FACES)).encode()
    order = "<" if "little" in form else ">"
    body = b"".join(struct.pack(f"{order}fBff", x, 255, y, z) for x, y, z in POINTS)
    return head + body + b"".join(struct.pack(f"{order}Biii", 3, *face) for face in FACES)


def _zipped(**members: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name.replace("__", "/").replace("_model", ".model"), text)
    return packed.getvalue()


def _mesh_3mf(scale: float = 1.0) -> str:
    points = "".join(
        f'<vertex x="{x * scale}" y="{y * scale}" z="{z * scale}"/>' for x, y, z in POINTS
    )
    # Attributes in another order, and further ones, are allowed.
    faces = "".join(f'<triangle pid="1" v3="{c}" v1="{a}" v2="{b}" />' for a, b, c in FACES)
    return f"<mesh><vertices>{points}</vertices><triangles>{faces}</triangles></mesh>"


def _3mf(build: str, unit: str = "millimeter", scale: float = 1.0, parts: str = "") -> bytes:
    object_ = f'<object id="1" name="wedge">{_mesh_3mf(scale)}</object>{parts}'
    namespace = "http://schemas.microsoft.com/3dmanufacturing/core/2015/02"
    text = (
        f'<model unit="{unit}" xmlns="{namespace}"><resources>{object_}</resources>'
        f"<build>{build}</build></model>"
    )
    return _zipped(**{"3D__3dmodel_model": text})


def _amf(*, is_zipped: bool) -> bytes:
    points = "".join(
        f"<vertex><coordinates><x>{x}</x><y>{y}</y><z>{z}</z></coordinates></vertex>"
        for x, y, z in POINTS
    )
    faces = "".join(
        f"<triangle><v1>{a}</v1><v2>{b}</v2><v3>{c}</v3></triangle>" for a, b, c in FACES
    )
    text = (
        f'<amf unit="millimeter"><object id="w"><mesh><vertices>{points}</vertices>'
        f"<volume>{faces}</volume></mesh></object></amf>"
    )
    return _zipped(**{"wedge.amf": text}) if is_zipped else text.encode()


def _gltf(*, is_binary: bool, **node: object) -> bytes:
    # glTF counts in metres.
    points = struct.pack("<12f", *(x / 1000 for point in POINTS for x in point))
    buffer = points + struct.pack("<12H", *(corner for face in FACES for corner in face))
    described = {
        "asset": {"version": "2.0"},
        "scene": 0,
        "scenes": [{"nodes": [0]}],
        "nodes": [{"name": "wedge", "mesh": 0, **node}],
        "meshes": [{"primitives": [{"attributes": {"POSITION": 0}, "indices": 1}]}],
        "accessors": [
            {"bufferView": 0, "componentType": 5126, "count": 4, "type": "VEC3"},
            {"bufferView": 1, "componentType": 5123, "count": 12, "type": "SCALAR"},
        ],
        "bufferViews": [
            {"buffer": 0, "byteLength": 48},
            {"buffer": 0, "byteOffset": 48, "byteLength": 24},
        ],
        "buffers": [{"byteLength": len(buffer)}],
    }
    if not is_binary:
        uri = f"data:application/octet-stream;base64,{b64encode(buffer).decode()}"
        return json.dumps({**described, "buffers": [{"uri": uri}]}).encode()
    text = json.dumps(described).encode()
    text += b" " * (-len(text) % 4)
    chunks = struct.pack("<I", len(text)) + b"JSON" + text
    chunks += struct.pack("<I", len(buffer)) + b"BIN\0" + buffer
    return b"glTF" + struct.pack("<II", 2, 12 + len(chunks)) + chunks


FILES = {
    "binary.stl": _stl(),
    "text.stl": _stl_text(),
    "x.obj": _obj(),
    "text.ply": _ply("ascii"),
    "little.ply": _ply("binary_little_endian"),
    "big.ply": _ply("binary_big_endian"),
    "x.3mf": _3mf('<item objectid="1"/>'),
    "unbuilt.3mf": _3mf(""),
    "inch.3mf": _3mf('<item objectid="1"/>', "inch", 1 / 25.4),
    "plain.amf": _amf(is_zipped=False),
    "zipped.amf": _amf(is_zipped=True),
    "x.gltf": _gltf(is_binary=False),
    "x.glb": _gltf(is_binary=True),
}


@pytest.mark.parametrize("name", FILES)
def test_every_format_gives_the_same_shape(name: str) -> None:
    mesh = triangles(name, FILES[name])
    assert mesh.shape == (4, 3, 3)
    assert mesh.dtype == np.float64
    assert _area(mesh) == pytest.approx(AREA, rel=1e-6)
    assert _volume(mesh) == pytest.approx(VOLUME, rel=1e-5)


@pytest.mark.parametrize("name", ["x.obj", "x.3mf", "x.glb"])
def test_bodies_have_names(name: str) -> None:
    assert [called for called, _ in bodies(name, FILES[name])] == ["wedge"]


def test_a_build_places_objects_made_of_others() -> None:
    twice = (
        '<object id="2"><components><component objectid="1"/>'
        '<component objectid="1" transform="1 0 0 0 1 0 0 0 1 10 0 0"/></components></object>'
    )
    content = _3mf('<item objectid="2" transform="2 0 0 0 2 0 0 0 2 0 0 5"/>', parts=twice)
    mesh = triangles("x.3mf", content)
    assert mesh.shape == (8, 3, 3)
    assert _area(mesh) == pytest.approx(2 * 4 * AREA)
    assert mesh.reshape(-1, 3).max(axis=0).tolist() == [22, 4, 11]
    assert mesh.reshape(-1, 3).min(axis=0).tolist() == [0, 0, 5]


def test_a_node_is_turned_scaled_and_moved() -> None:
    half = 0.5**0.5
    turned = _gltf(
        is_binary=True, rotation=[0, 0, half, half], scale=[2, 2, 2], translation=[0.001, 0, 0]
    )
    mesh = triangles("x.glb", turned).reshape(-1, 3)
    # A quarter turn about z takes x to y, and y to -x.
    assert mesh.max(axis=0) == pytest.approx([1, 2, 6], abs=1e-5)
    assert mesh.min(axis=0) == pytest.approx([-3, 0, 0], abs=1e-5)


def _endless() -> bytes:
    """Ten objects, each made of forty of the one before."""
    parts = "".join(
        f'<object id="{n}"><components>'
        + f'<component objectid="{n - 1}"/>' * 40
        + "</components></object>"
        for n in range(2, 12)
    )
    return _3mf('<item objectid="11"/>', parts=parts)


BROKEN = {
    "lying.stl": b"\0" * 80 + struct.pack("<I", 400_000_000) + b"\0" * 50,
    "cut.stl": _stl_text()[:200],
    "none.stl": b"not a mesh at all",
    "corner.obj": b"v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 9\n",
    "word.obj": b"v 0 0 zero\nv 1 0 0\nv 0 1 0\nf 1 2 3\n",
    "lying.ply": _ply("ascii").replace(b"vertex 4", b"vertex 4000000000"),
    "cut.ply": _ply("binary_big_endian")[:-3],
    "head.ply": b"ply\nformat ascii 1.0\n",
    "kind.ply": _ply("ascii").replace(b"property float x", b"property quaternion x"),
    "endless.3mf": _endless(),
    "doctype.amf": b'<!DOCTYPE a [<!ENTITY b "c">]><amf>&b;</amf>',
    "lying.glb": b"glTF" + struct.pack("<III", 2, 20, 0xFFFFFFFF) + b"JSON{}",
    "elsewhere.gltf": _gltf(is_binary=False).replace(b"data:", b"http:"),
    "count.gltf": _gltf(is_binary=False).replace(b'"count": 12', b'"count": 999999999999'),
    "deep.gltf": b'{"a":' * 100_000,
    "loop.gltf": _gltf(is_binary=False, children=[0]),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_is_refused_with_a_reason(name: str) -> None:
    with pytest.raises(UnparsableError) as error:
        triangles(name, BROKEN[name])
    assert error.value.what


def test_numbers_that_are_none_stay_as_they_are() -> None:
    mesh = triangles("x.obj", b"v nan 0 0\nv 1 inf 0\nv 0 1 0\nf 1 2 3\n")
    assert np.isnan(mesh[0, 0, 0])
    assert np.isinf(mesh[0, 1, 1])


@given(st.sampled_from(sorted(FILES)), st.data())
def test_a_file_that_is_cut_or_garbled_raises_nothing_else(
    name: str, data: st.DataObject
) -> None:
    content = bytearray(FILES[name])
    for _ in range(data.draw(st.integers(0, 3))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(content)))
    with suppress(UnparsableError):
        triangles(name, bytes(content[:cut]))


def test_only_meshes_have_a_loader() -> None:
    assert is_mesh("a/Knob.STL")
    assert not is_mesh("a/knob.step")


@pytest.mark.parametrize(
    ("name", "count"), [("LCD-knob.stl", 4630), ("metadata.synthetic.amf", 4)]
)
def test_real_files(shared: Path, name: str, count: int) -> None:
    content = (shared / "designs/mesh" / name).read_bytes()
    assert len(triangles(name, content)) == count
