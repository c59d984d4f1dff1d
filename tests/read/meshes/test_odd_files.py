"""Are meshes read that are written as the format allows, but hardly anybody writes them?"""

import json
import struct
import tracemalloc
import zipfile
from io import BytesIO

import numpy as np
import pytest

from pplcheck.read.meshes.numbers import MOST_TRIANGLES
from pplcheck.read.meshes.registry import bodies, triangles
from pplcheck.syntax.places import UnparsableError

POINTS = '<vertex x="0" y="0" z="0"/><vertex x="1" y="0" z="0"/><vertex x="0" y="1" z="0"/>'
ONE = '<triangle v1="0" v2="1" v3="2"/>'
MESH = f"<mesh><vertices>{POINTS}</vertices><triangles>{ONE}</triangles></mesh>"


def _package(**models: str) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, model in models.items():
            path = "_rels/.rels" if name == "rels" else f"3D/{name}.model"
            archive.writestr(path, model)
    return packed.getvalue()


def _model(build: str, objects: str = "", mesh: str = MESH) -> str:
    whole = f'<object id="1">{mesh}</object>{objects}'
    return f"<model><resources>{whole}</resources><build>{build}</build></model>"


def _relation(target: str) -> str:
    kind = "http://schemas.microsoft.com/3dmanufacturing/2013/01/3dmodel"
    return f'<Relationships><Relationship Target="{target}" Type="{kind}"/></Relationships>'


def test_only_the_root_model_is_built() -> None:
    elsewhere = _model('<item objectid="1"/><item objectid="1"/>')
    content = _package(
        parts=elsewhere,
        main=_model('<item objectid="1" p:path="/3D/parts.model"/>'),
        rels=_relation("/3D/main.model"),
    )
    assert len(triangles("a.3mf", content)) == 1
    named_as_usual = {"3dmodel": _model('<item objectid="1"/>'), "parts": elsewhere}
    assert len(triangles("a.3mf", _package(**named_as_usual))) == 1


@pytest.mark.parametrize(
    "mesh",
    [
        MESH.replace("<", "<m:").replace("<m:/", "</m:"),
        MESH.replace('x="0" y="0" z="0"', "z='0'\n y='0'  x = '0'", 1),
        MESH.replace("<triangles>", "<triangles><!-- </mesh> <triangle v1='7'/> -->"),
        MESH.replace("<mesh>", "<!-- one --><mesh >").replace("</mesh>", "</mesh >"),
    ],
)
def test_a_mesh_may_be_written_otherwise(mesh: str) -> None:
    content = _package(**{"3dmodel": _model('<item objectid="1"/>', mesh=mesh)})
    assert triangles("a.3mf", content)[0].tolist() == [[0, 0, 0], [1, 0, 0], [0, 1, 0]]


def _many(count: int) -> str:
    return MESH.replace(ONE, ONE * count)


def test_copies_of_copies_are_refused_before_they_are_made() -> None:
    items = '<item objectid="1"/>' * 15_000
    content = _package(**{"3dmodel": _model(items, mesh=_many(5_000))})
    tracemalloc.start()
    with pytest.raises(UnparsableError, match="triangles"):
        triangles("a.3mf", content)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 72 * MOST_TRIANGLES * 1.2


def test_numbers_of_amf_in_another_order() -> None:
    points = (
        "<vertex><coordinates><z>0</z><x>0</x><y>0</y></coordinates></vertex>"
        "<vertex><normal><nx>1</nx></normal><coordinates><x> 1 </x><y>0</y><z>0</z>"
        "</coordinates></vertex><vertex><coordinates><x>0</x><y>1</y><z>0</z>"
        "</coordinates><color><r>1</r></color></vertex>"
    )
    faces = "<triangle><color><r>1</r></color><v3>2</v3><v1>0</v1><v2>1</v2></triangle>"
    content = (
        f'<amf unit="inch"><object id="7"><mesh><vertices>{points}</vertices>'
        f"<volume>{faces}</volume><volume>{faces}</volume></mesh></object></amf>"
    )
    ((name, mesh),) = bodies("a.amf", content.encode())
    assert (name, mesh.shape) == ("7", (2, 3, 3))
    assert mesh[1].tolist() == [[0, 0, 0], [25.4, 0, 0], [0, 25.4, 0]]


def test_a_face_goes_on_in_the_next_line() -> None:
    content = b"v 0 0 0\r\nv 1 0 0\r\nv 1 1 0\r\nv 0 1 0\r\nf 1/1/1 2/2/2 \\\r\n3/3/3 4/4/4\r\n"
    assert len(triangles("a.obj", content)) == 2


HEAD = (
    "ply\rformat {} 1.0\relement vertex 4\r"
    "property float x\rproperty float y\rproperty float z\r"
)
FACES = (
    "element face 2\rproperty list uchar float texcoord\rproperty uchar red\r"
    "property list uchar int vertex_index\rend_header\r"
)
SQUARE = ((0, 0, 0), (1, 0, 0), (1, 1, 0), (0, 1, 0))


def _ply_text() -> bytes:
    points = "".join("{} {} {}\n".format(*point) for point in SQUARE)
    return (HEAD.format("ascii") + FACES + points + "1 0.5 9 4 0 1 2 3\n0 9 3 0 1 2\n").encode()


def _ply_binary() -> bytes:
    points = b"".join(struct.pack(">fff", *point) for point in SQUARE)
    faces = struct.pack(">BfBBiiii", 1, 0.5, 9, 4, 0, 1, 2, 3) + struct.pack(
        ">BBBiii", 0, 9, 3, 0, 1, 2
    )
    return (HEAD.format("binary_big_endian") + FACES).encode() + points + faces


@pytest.mark.parametrize("content", [_ply_text(), _ply_binary()])
def test_faces_of_ply_with_further_properties(content: bytes) -> None:
    mesh = triangles("a.ply", content)
    assert mesh.shape == (3, 3, 3)
    assert mesh[0].tolist() == mesh[2].tolist() == [[0, 0, 0], [1, 0, 0], [1, 1, 0]]


def test_what_is_not_read_is_told() -> None:
    first = json.dumps({"asset": {"version": "1.0"}, "meshes": {"a": {}}, "nodes": {}})
    with pytest.raises(UnparsableError, match="version 1"):
        triangles("a.gltf", first.encode())
    strips = _ply_text().replace(b"element face", b"element tristrips")
    with pytest.raises(UnparsableError, match="strips"):
        triangles("a.ply", strips)


def test_corners_beyond_all_numbers_are_refused() -> None:
    with pytest.raises(UnparsableError):
        triangles("a.obj", b"v 0 0 0\nf 1 99999999999999999999 1\n")
    with pytest.raises(UnparsableError):
        triangles("a.ply", _ply_text().replace(b"3 0 1 2", b"3 0 1 99999999999999999999"))


def test_coordinates_of_every_spelling() -> None:
    content = b"v 1e2 +2. -.5\nv 0 0 0\nv nan inf -inf\nf 1 2 3\n"
    mesh = triangles("a.obj", content)
    assert mesh[0, 0].tolist() == [100, 2, -0.5]
    assert not np.isfinite(mesh[0, 2]).any()
