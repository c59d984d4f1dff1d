"""Of which triangles is a glTF scene made, in millimetres?

Source: Khronos, glTF 2.0 (ISO/IEC 12113): metres; buffers within the file alone (the binary
chunk of GLB, `data:` addresses). What lies in another file is not followed.
"""

import struct
from base64 import b64decode
from typing import TYPE_CHECKING, Any, Final

from pplcheck.read.meshes.numbers import as_array, check_count, cornered, joined, moved
from pplcheck.syntax.json import load
from pplcheck.syntax.places import UnparsableError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy import float64
    from numpy.typing import NDArray

    from pplcheck.read.meshes.numbers import Indices, Triangles

GLOBS = ("*.gltf", "*.glb")

_MILLIMETRES = 1000.0
_MAGIC, _JSON, _BIN = b"glTF", b"JSON", b"BIN\0"
_HEAD, _CHUNK = 12, 8
_KINDS: Final = {5120: "<i1", 5121: "<u1", 5122: "<i2", 5123: "<u2", 5125: "<u4", 5126: "<f4"}
_TRIANGLES, _STRIP, _FAN = 4, 5, 6
_DEEPEST, _MOST_NODES = 64, 20_000

Table = dict[str, Any]


def triangles(content: bytes) -> "Triangles":
    """Return the triangles of the scene; see `bodies`."""
    return joined(found for _, found in bodies(content))


def bodies(content: bytes) -> "Iterator[tuple[str, Triangles]]":
    """Yield each node of the scene that has a mesh, by its name, or its mesh's.

    Raises:
        UnparsableError: it is broken, or its buffers lie in other files.

    """
    scene = _Scene(*_parts(content))
    for name, found in scene.placed():
        yield name, found * _MILLIMETRES


def _parts(content: bytes) -> tuple[Table, bytes]:
    """Return the description, and the binary chunk of a GLB."""
    if not content.startswith(_MAGIC):
        return _described(content), b""
    chunks: dict[bytes, bytes] = {}
    at = _HEAD
    while at + _CHUNK <= len(content):
        (length,) = struct.unpack_from("<I", content, at)
        kind = content[at + 4 : at + _CHUNK]
        if at + _CHUNK + length > len(content):
            raise UnparsableError(0, 0, f"GLB: says a chunk of {length} bytes; cut off")
        chunks.setdefault(kind, content[at + _CHUNK : at + _CHUNK + length])
        at += _CHUNK + length
    return _described(chunks.get(_JSON, b"")), chunks.get(_BIN, b"")


def _described(content: bytes) -> Table:
    described = load(content)
    if not isinstance(described, dict):
        raise UnparsableError(0, 0, "glTF that describes nothing")
    asset = described.get("asset")
    version = asset.get("version") if isinstance(asset, dict) else None
    if str(version).startswith("1") or isinstance(described.get("meshes"), dict):
        raise UnparsableError(0, 0, "glTF of version 1, whose shape is described otherwise")
    return described


class _Scene:
    """A description with its buffers."""

    def __init__(self, described: Table, chunk: bytes) -> None:
        self._described = described
        self._chunk = chunk
        self._buffers: dict[int, bytes] = {}
        self._visited = 0

    def placed(self) -> "Iterator[tuple[str, Triangles]]":
        import numpy as np

        scenes = self._rows("scenes")
        number = self._described.get("scene", 0)
        is_named = isinstance(number, int) and 0 <= number < len(scenes)
        roots = scenes[number].get("nodes", []) if is_named else range(len(self._rows("nodes")))
        for root in roots if isinstance(roots, (list, range)) else []:
            yield from self._node(root, np.eye(4), 0)

    def _node(
        self, number: object, above: "NDArray[float64]", depth: int
    ) -> "Iterator[tuple[str, Triangles]]":
        self._visited += 1
        if depth > _DEEPEST or self._visited > _MOST_NODES:
            raise UnparsableError(0, 0, "glTF: nodes nested too deeply, or too many")
        node = self._row("nodes", number)
        where = above @ _matrix(node)
        if "mesh" in node:
            mesh = self._row("meshes", node["mesh"])
            found = (self._primitive(one) for one in _tables(mesh.get("primitives")))
            name = node.get("name") or mesh.get("name") or ""
            yield str(name), moved(joined(found), where)
        for child in node.get("children", []):
            yield from self._node(child, where, depth + 1)

    def _primitive(self, primitive: Table) -> "Triangles":
        import numpy as np

        attributes = primitive.get("attributes")
        position = attributes.get("POSITION") if isinstance(attributes, dict) else None
        mode = primitive.get("mode", _TRIANGLES)
        if position is None or mode not in {_TRIANGLES, _STRIP, _FAN}:
            return joined([])
        points = self._accessor(position, 3).astype(np.float64)
        indices = primitive.get("indices")
        order: Indices = (
            np.arange(len(points))
            if indices is None
            else self._accessor(indices, 1).reshape(-1).astype(np.int64)
        )
        return cornered(points, _corners(order, mode))

    def _accessor(self, number: object, width: int) -> "NDArray[Any]":
        """Return rows of numbers."""
        import numpy as np

        accessor = self._row("accessors", number)
        kind = np.dtype(_KINDS.get(accessor.get("componentType", 0), "<f4"))
        count = _whole(accessor.get("count"))
        check_count(count // 3)
        if "bufferView" not in accessor:
            raise UnparsableError(0, 0, "glTF: numbers that stand nowhere (sparse, or packed)")
        view = self._row("bufferViews", accessor["bufferView"])
        buffer = self._buffer(view.get("buffer"))
        start = _whole(view.get("byteOffset")) + _whole(accessor.get("byteOffset"))
        stride = _whole(view.get("byteStride")) or kind.itemsize * width
        if count and start + stride * (count - 1) + kind.itemsize * width > len(buffer):
            raise UnparsableError(0, 0, "glTF: more numbers than the buffer holds")
        shape, strides = (count, width), (stride, kind.itemsize)
        return np.ndarray(shape, kind, buffer, start, strides)

    def _buffer(self, number: object) -> bytes:
        key = _whole(number)
        if key not in self._buffers:
            uri = self._row("buffers", key).get("uri")
            self._buffers[key] = self._chunk if uri is None else _data(uri)
        return self._buffers[key]

    def _rows(self, name: str) -> list[Table]:
        return _tables(self._described.get(name))

    def _row(self, name: str, number: object) -> Table:
        rows = self._rows(name)
        if not isinstance(number, int) or not 0 <= number < len(rows):
            raise UnparsableError(0, 0, f"glTF: there is no number {number!r} of {name}")
        return rows[number]


def _corners(order: "Indices", mode: int) -> "Indices":
    """Return the corners of triangles that are listed, or go on from one to the next."""
    import numpy as np

    if mode == _TRIANGLES:
        return order[: len(order) // 3 * 3].reshape(-1, 3)
    middle, last = order[1:-1], order[2:]
    if mode == _FAN:
        return np.stack([np.full_like(middle, order[0] if len(order) else 0), middle, last], 1)
    corners = np.stack([order[:-2], middle, last], 1)
    corners[1::2] = corners[1::2][:, [1, 0, 2]]
    return corners


def _matrix(node: Table) -> "NDArray[float64]":
    """Return a node's transformation: a matrix by columns, or move, turn and scale."""
    import numpy as np

    if "matrix" in node:
        return _numbers(node["matrix"], 16).reshape(4, 4).T
    matrix = np.eye(4)
    x, y, z, w = _numbers(node.get("rotation", [0, 0, 0, 1]), 4)
    matrix[:3, :3] = [
        [1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)],
        [2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)],
        [2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)],
    ]
    matrix[:3, :3] *= _numbers(node.get("scale", [1, 1, 1]), 3)
    matrix[:3, 3] = _numbers(node.get("translation", [0, 0, 0]), 3)
    return matrix


def _numbers(values: object, count: int) -> "NDArray[float64]":
    array = as_array(values, "f8")
    if array.shape != (count,):
        raise UnparsableError(0, 0, f"glTF: a node with {array.size} numbers for {count}")
    return array


def _data(uri: object) -> bytes:
    if not isinstance(uri, str) or not uri.startswith("data:"):
        raise UnparsableError(
            0, 0, "glTF whose shape lies in another file, which is not followed"
        )
    try:
        return b64decode(uri.partition(",")[2], validate=True)
    except ValueError as error:
        raise UnparsableError(0, 0, "glTF: a buffer that is no base64") from error


def _whole(value: object) -> int:
    return value if isinstance(value, int) and value > 0 else 0


def _tables(rows: object) -> list[Table]:
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
