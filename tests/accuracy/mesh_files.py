"""How does a mesh go through a file of another format and come back?

Writers and readers of our own, as plain as the formats allow: what is measured is the shape
that a format leaves, not whoever reads it.
"""

import io
import re
import struct
import zipfile
from typing import Any
from xml.etree import ElementTree as ET

import numpy as np
from numpy.typing import NDArray

Triangles = NDArray[np.float64]

_HEAD = 84
_RECORD = np.dtype([("normal", "<f4", 3), ("corners", "<f4", (3, 3)), ("attribute", "<u2")])
_VERTEX = re.compile(rb"vertex\s+(\S+)\s+(\S+)\s+(\S+)")
_NONE = np.zeros((0, 3, 3))


def read_stl(content: bytes) -> Triangles:
    """Return the triangles of an STL file of either kind; none where it is no such file."""
    if len(content) >= _HEAD:
        (count,) = struct.unpack_from("<I", content, _HEAD - 4)
        if _HEAD + count * _RECORD.itemsize == len(content) or not content.startswith(b"solid"):
            count = min(count, (len(content) - _HEAD) // _RECORD.itemsize)
            records = np.frombuffer(content, _RECORD, count, _HEAD)
            return records["corners"].astype(np.float64)
    try:
        corners = np.array(_VERTEX.findall(content), dtype=np.float64)
    except ValueError:
        return _NONE
    return corners[: len(corners) // 3 * 3].reshape(-1, 3, 3)


def through_stl(triangles: Triangles) -> Triangles:
    """Return what a binary STL file keeps: half of the digits."""
    records = np.zeros(len(triangles), _RECORD)
    records["corners"] = triangles
    head = bytes(80) + struct.pack("<I", len(triangles))
    return read_stl(head + records.tobytes())


def through_ascii_stl(triangles: Triangles) -> Triangles:
    """Return what is left of numbers of six digits."""
    lines = ["solid part"]
    for corners in triangles.tolist():
        lines += ["facet normal 0 0 0", "outer loop"]
        lines += ["vertex {:.6g} {:.6g} {:.6g}".format(*corner) for corner in corners]
        lines += ["endloop", "endfacet"]
    return read_stl("\n".join([*lines, "endsolid part"]).encode())


def through_obj(triangles: Triangles) -> Triangles:
    """Return what comes back from shared corners and a list of faces, counted from 1."""
    corners, faces = _shared(triangles)
    lines = ["v {:.6f} {:.6f} {:.6f}".format(*corner) for corner in corners.tolist()]
    lines += ["f {} {} {}".format(*(number + 1 for number in face)) for face in faces.tolist()]
    rows = [line.split() for line in lines]
    read = np.array([row[1:] for row in rows if row[0] == "v"], dtype=np.float64)
    numbers = np.array([row[1:] for row in rows if row[0] == "f"], dtype=np.int64)
    return _joined(read, numbers - 1)


def through_ply(triangles: Triangles) -> Triangles:
    """Return what comes back from binary corners and faces with their number of corners."""
    corners, faces = _shared(triangles)
    face = np.dtype([("count", "u1"), ("corners", "<i4", 3)])
    records = np.zeros(len(faces), face)
    records["count"], records["corners"] = 3, faces
    content = corners.astype("<f4").tobytes() + records.tobytes()
    read = np.frombuffer(content, "<f4", corners.size).reshape(-1, 3).astype(np.float64)
    numbers = np.frombuffer(content, face, len(faces), corners.size * 4)["corners"]
    return _joined(read, numbers)


def through_3mf(triangles: Triangles) -> Triangles:
    """Return what comes back from the model in a zip archive."""
    corners, faces = _shared(triangles)
    mesh = ET.Element("mesh")
    vertices, three = ET.SubElement(mesh, "vertices"), ET.SubElement(mesh, "triangles")
    for x, y, z in corners.tolist():
        ET.SubElement(vertices, "vertex", x=f"{x:.5f}", y=f"{y:.5f}", z=f"{z:.5f}")
    for v1, v2, v3 in faces.tolist():
        ET.SubElement(three, "triangle", v1=str(v1), v2=str(v2), v3=str(v3))
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as members:
        members.writestr("3D/3dmodel.model", ET.tostring(mesh))
    with zipfile.ZipFile(archive) as members:
        model = ET.fromstring(members.read("3D/3dmodel.model"))  # noqa: S314 - written above
    read = np.array([[float(v.attrib[axis]) for axis in "xyz"] for v in model.iter("vertex")])
    numbers = [[int(t.attrib[v]) for v in ("v1", "v2", "v3")] for t in model.iter("triangle")]
    return _joined(read, np.array(numbers))


def _joined(corners: Triangles, faces: NDArray[np.integer[Any]]) -> Triangles:
    triangles: Triangles = corners[faces]
    return triangles


def _shared(triangles: Triangles) -> tuple[Triangles, NDArray[np.int64]]:
    corners, faces = np.unique(triangles.reshape(-1, 3), axis=0, return_inverse=True)
    return corners, faces.reshape(-1, 3)
