"""Of which triangles is an OBJ file made? It names no unit.

Source: Wavefront, Advanced Visualizer, appendix B1 (`v`, `f`, `o`, `g`).
"""

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from pplcheck.read.meshes.numbers import check_count, cornered, fans, joined, table
from pplcheck.syntax.places import UnparsableError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pplcheck.read.meshes.numbers import Indices, Points, Triangles

GLOBS = ("*.obj",)

_CONTINUED = re.compile(rb"\\[ \t]*\r?\n")
_PORTION = 20_000
_FEWEST_NUMBERS = 4
_FEWEST_CORNERS = 3


def triangles(content: bytes) -> "Triangles":
    """Return the triangles of all objects; see `bodies`."""
    return joined(found for _, found in bodies(content))


def bodies(content: bytes) -> "Iterator[tuple[str, Triangles]]":
    """Yield each object or group that has faces, by its name.

    Raises:
        UnparsableError: a face names a corner that is not there, or a number is none.

    """
    mesh = _Mesh()
    for line in _CONTINUED.sub(b" ", content).splitlines():
        words = line.split()
        if not words:
            continue
        match words[0]:
            case b"v" if len(words) >= _FEWEST_NUMBERS:
                mesh.add_point(words[1:4])
            case b"f" if len(words) > _FEWEST_CORNERS:
                mesh.add_face([_corner(word, mesh.count) for word in words[1:]])
            case b"o" | b"g":
                mesh.name = b" ".join(words[1:]).decode("utf-8", "replace")
    yield from mesh.bodies()


class _Mesh:
    """Gathers points and faces, and keeps them as numbers, not as words.

    Attributes:
        name: of the object or group to which the next faces belong.
        count: of points.

    """

    def __init__(self) -> None:
        self.name = ""
        self.count = 0
        self._rows: list[list[bytes]] = []
        self._points: list[Points] = []
        self._polygons: dict[str, list[list[int]]] = defaultdict(list)
        self._corners: dict[str, list[Indices]] = defaultdict(list)
        self._faces = 0

    def add_point(self, words: list[bytes]) -> None:
        self._rows.append(words)
        self.count += 1
        if len(self._rows) == _PORTION:
            self._points.append(table(self._rows, 3, "f8"))
            self._rows = []

    def add_face(self, corners: list[int]) -> None:
        self._faces += len(corners) - 2
        check_count(self._faces)
        polygons = self._polygons[self.name]
        polygons.append(corners)
        if len(polygons) == _PORTION:
            self._corners[self.name].append(fans(polygons))
            polygons.clear()

    def bodies(self) -> "Iterator[tuple[str, Triangles]]":
        """Yield what was gathered, by name."""
        import numpy as np

        points = np.concatenate([*self._points, table(self._rows, 3, "f8")])
        for name, polygons in self._polygons.items():
            corners = np.concatenate([*self._corners[name], fans(polygons)])
            yield name, cornered(points, corners)


def _corner(word: bytes, count: int) -> int:
    """Return the number of a point, from 0; a negative one counts from the last."""
    try:
        number = int(word.partition(b"/")[0])
    except ValueError as error:
        raise UnparsableError(0, 0, "a face with a corner that is no number") from error
    return number - 1 if number > 0 else count + number
