"""Of which triangles is an AMF file made, in millimetres?

Source: ISO/ASTM 52915, Additive Manufacturing File Format: objects with vertices and volumes,
plain or zipped. Constellations place objects, which changes no shape, and are left out.
"""

from typing import TYPE_CHECKING, Final

from pplcheck.containers.archive import Archive
from pplcheck.read.meshes.numbers import cornered, joined, no_triangles, parsed
from pplcheck.syntax import xml
from pplcheck.syntax.places import UnparsableError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pplcheck.read.meshes.numbers import Triangles

GLOBS = ("*.amf",)

_LARGEST = 64 * 1024 * 1024
_PIECE = 1024 * 1024
_POINT, _CORNERS = ("x", "y", "z"), ("v1", "v2", "v3")
_WANTED: Final = frozenset({"amf", "object", *_POINT, *_CORNERS})
_MILLIMETRES: Final = {
    "millimeter": 1.0, "inch": 25.4, "feet": 304.8, "foot": 304.8, "meter": 1000.0,
    "micrometer": 0.001, "micron": 0.001,
}  # fmt: skip


def triangles(content: bytes) -> "Triangles":
    """Return the triangles of all objects; see `bodies`."""
    return joined([found for _, found in bodies(content)])


def bodies(content: bytes) -> "Iterator[tuple[str, Triangles]]":
    """Yield each object, by its id.

    Raises:
        UnparsableError: it is broken.

    """
    numbers: dict[str, list[bytes]] = {name: [] for name in (*_POINT, *_CORNERS)}
    objects: list[tuple[str, Triangles]] = []
    scale = 1.0
    for element in xml.stream(_pieces(content), _WANTED):
        name = element.path[-1]
        if name in numbers:
            is_point = "coordinates" in element.path or name in _CORNERS
            numbers[name] += [element.text.encode()] if is_point else []
        elif name == "object":
            objects.append((element.attribute("id"), _mesh(numbers)))
            for values in numbers.values():
                values.clear()
        else:
            scale = _MILLIMETRES.get(element.attribute("unit").lower() or "millimeter", 1.0)
    for id_, found in objects:
        if len(found):
            yield id_, found * scale


def _pieces(content: bytes) -> "Iterator[bytes]":
    if content.startswith(b"PK\3\4"):
        archive = Archive(content)
        name = next((one for one in archive.names if one.lower().endswith(".amf")), None)
        name = name or next(iter(archive.names), None)
        if name is None:
            raise UnparsableError(0, 0, "AMF: an empty zip archive")
        yield from archive.pieces(name, _LARGEST)
        return
    for start in range(0, len(content), _PIECE):
        yield content[start : start + _PIECE]


def _mesh(numbers: dict[str, list[bytes]]) -> "Triangles":
    import numpy as np

    columns = [parsed(numbers[name]) for name in (*_POINT, *_CORNERS) if numbers[name]]
    if len(columns) < len(numbers):
        return no_triangles()
    if len({len(one) for one in columns[:3]}) > 1 or len({len(one) for one in columns[3:]}) > 1:
        raise UnparsableError(0, 0, "AMF: a point or a triangle without three numbers")
    return cornered(np.stack(columns[:3], 1), np.stack(columns[3:], 1).astype(np.int64))
