"""Of which triangles is a 3MF model made, in millimetres?

Source: 3MF Core Specification 1.3: objects hold a mesh or components; the build names the items
that are made; each with a transformation of twelve numbers, row by row. With the production
extension an object may stand in another part of the package (`p:path`).
"""

import re
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Final

from pplcheck.containers.archive import Archive
from pplcheck.read.meshes.numbers import as_array, cornered, joined, moved, no_triangles
from pplcheck.read.meshes.written import Written, cut, rows
from pplcheck.syntax import xml
from pplcheck.syntax.places import UnparsableError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy import float64
    from numpy.typing import NDArray

    from pplcheck.read.meshes.numbers import Triangles

    # The path of a model, the id of an object in it, and where it is put.
    _Placed = tuple[str, str, NDArray[float64]]

GLOBS = ("*.3mf",)

# Of all models together, unpacked: some million triangles.
_LARGEST = 96 * 1024 * 1024
_RELATIONS: Final = "_rels/.rels"
_LONGEST_RELATIONS: Final = 1024 * 1024
_MODEL = re.compile(r"/?3D/.*\.model", re.IGNORECASE | re.DOTALL)


def _written(tag: bytes, names: tuple[bytes, bytes, bytes], kind: str) -> Written:
    begin = b"<" + tag + rb"(?=\s)"
    return Written(
        tag=re.compile(begin),
        usual=re.compile(begin + rb'\s+%b="([^"]*)"\s+%b="([^"]*)"\s+%b="([^"]*)"' % names),
        whole=re.compile(begin + rb"([^>]*)>"),
        each=tuple(re.compile(rb"\s%b\s*=\s*[\"']([^\"']*)" % name) for name in names),
        kind=kind,
    )


_AXES, _CORNERS = (b"x", b"y", b"z"), (b"v1", b"v2", b"v3")
_POINT: Final = _written(b"vertex", _AXES, "f8")
_TRIANGLE: Final = _written(b"triangle", _CORNERS, "i8")
# A pattern that begins with plain letters is found faster.
_PREFIX: Final = rb"[\w.-]+:"
_PREFIXED_POINT: Final = _written(_PREFIX + b"vertex", _AXES, "f8")
_PREFIXED_TRIANGLE: Final = _written(_PREFIX + b"triangle", _CORNERS, "i8")
_MILLIMETRES: Final = {
    "micron": 0.001, "millimeter": 1.0, "centimeter": 10.0, "inch": 25.4, "foot": 304.8,
    "meter": 1000.0,
}  # fmt: skip
_WANTED: Final = frozenset({"model", "object", "mesh", "component", "item"})
_TRANSFORM = 12
# Deeper ones, and more, are a bomb: each level may double what it holds.
_DEEPEST, _MOST_PLACED = 16, 20_000


@dataclass(slots=True)
class _Object:
    """An object: its own mesh, and what it is composed of (path, id, transformation)."""

    name: str = ""
    mesh: "Triangles | None" = None
    parts: "list[_Placed]" = field(default_factory=list)


def triangles(content: bytes) -> "Triangles":
    """Return the triangles of all that is built; see `bodies`."""
    return joined(found for _, found in bodies(content))


def bodies(content: bytes) -> "Iterator[tuple[str, Triangles]]":
    """Yield each item of the build, by its object's name; where none is built, each object.

    Raises:
        UnparsableError: it is no package, or one of its models is broken.

    """
    package = _Package(Archive(content))
    placed = package.built or [(path, id_, _identity()) for path, id_ in package.whole()]
    for path, id_, where in placed:
        found = package.shape(path, id_)
        if len(found):
            yield package.objects[path, id_].name, moved(found, where)


class _Package:
    """The objects of all models of a package, by path and id."""

    def __init__(self, archive: Archive) -> None:
        self.objects: dict[tuple[str, str], _Object] = {}
        self.built: list[_Placed] = []
        self._items: list[tuple[str, _Placed]] = []
        self._placed = 0
        left = _LARGEST
        for name in archive.names:
            if _MODEL.fullmatch(name):
                model = archive.read(name, left)
                left -= len(model)
                self._take(_path(name), model)
        # Only what the root model builds is built (production extension, 4.1).
        root = _root(archive)
        if any(where == root for where, _ in self.objects):
            self.built = [item for where, item in self._items if where == root]
        else:
            self.built = [item for _, item in self._items]

    def whole(self) -> list[tuple[str, str]]:
        """Return the objects that are no part of another one."""
        inner = {(path, id_) for one in self.objects.values() for path, id_, _ in one.parts}
        return [key for key in self.objects if key not in inner]

    def shape(self, path: str, id_: str, depth: int = 0) -> "Triangles":
        """Return the triangles of an object, with those of its components."""
        self._placed += 1
        if depth > _DEEPEST or self._placed > _MOST_PLACED:
            raise UnparsableError(0, 0, "3MF: components nested too deeply, or too many")
        one = self.objects.get((path, id_))
        if one is None:
            return no_triangles()
        own = [] if one.mesh is None else [one.mesh]
        parts = (
            moved(self.shape(path, id_, depth + 1), where) for path, id_, where in one.parts
        )
        return joined(chain(own, parts))

    def _take(self, path: str, model: bytes) -> None:
        rest, meshes = cut(model)
        found: dict[int, _Object] = {}
        scale = 1.0
        for element in xml.stream((rest,), _WANTED):
            match element.path[-1]:
                case "mesh" if element.parents:
                    number = element.attribute("number")
                    if number.isdecimal() and int(number) < len(meshes):
                        one = found.setdefault(element.parents[-1], _Object())
                        one.mesh = _mesh(meshes[int(number)])
                case "component" if len(element.parents) > 1:
                    one = found.setdefault(element.parents[-2], _Object())
                    one.parts.append(_placed(element, path))
                case "item":
                    self._items.append((path, _placed(element, path)))
                case "object":
                    one = found.pop(element.number, _Object())
                    one.name = element.attribute("name")
                    self.objects[path, element.attribute("id")] = one
                case "model":
                    scale = _MILLIMETRES.get(element.attribute("unit") or "millimeter", 1.0)
        self._scale(path, scale)

    def _scale(self, path: str, scale: float) -> None:
        """Bring a model to millimetres: its points, and where they are moved to."""
        if scale == 1.0:
            return
        for (where, _), one in self.objects.items():
            if where == path:
                one.mesh = None if one.mesh is None else one.mesh * scale
                for *_, matrix in one.parts:
                    matrix[:3, 3] *= scale
        for where, (*_, matrix) in self._items:
            if where == path:
                matrix[:3, 3] *= scale


def _path(name: str) -> str:
    return name.lstrip("/").lower()


def _root(archive: Archive) -> str:
    """Return the path of the model with which a package begins (OPC, relationships)."""
    if _RELATIONS in archive:
        pieces = archive.pieces(_RELATIONS, _LONGEST_RELATIONS)
        for element in xml.stream(pieces, frozenset({"Relationship"})):
            if element.attribute("Type").endswith("/3dmodel"):
                return _path(element.attribute("Target"))
    return "3d/3dmodel.model"


def _placed(element: xml.Element, path: str) -> "_Placed":
    elsewhere = dict(element.attributes)
    other = next((value for key, value in elsewhere.items() if key.endswith(":path")), "")
    id_ = element.attribute("objectid")
    return _path(other) if other else path, id_, _matrix(element.attribute("transform"))


def _identity() -> "NDArray[float64]":
    import numpy as np

    return np.eye(4)


def _matrix(written: str) -> "NDArray[float64]":
    """Return a transformation: twelve numbers, the rows of a matrix for row vectors."""
    matrix = _identity()
    numbers = written.split()
    if len(numbers) == _TRANSFORM:
        matrix[:3, :] = as_array(numbers, "f8").reshape(4, 3).T
    return matrix


def _mesh(body: bytes) -> "Triangles":
    return cornered(
        rows(body, _PREFIXED_POINT if b":vertex" in body else _POINT),
        rows(body, _PREFIXED_TRIANGLE if b":triangle" in body else _TRIANGLE),
    )
