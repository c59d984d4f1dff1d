"""Of which triangles is an OBJ file made? It names no unit.

Source: Wavefront, Advanced Visualizer, appendix B1 (`v`, `f`, `o`, `g`).
"""

import re
from typing import TYPE_CHECKING

from pplcheck.read.meshes.numbers import as_array, check_count, cornered, fans, joined, parsed
from pplcheck.syntax.places import UnparsableError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pplcheck.read.meshes.numbers import Triangles

GLOBS = ("*.obj",)

_CONTINUED = re.compile(rb"\\[ \t]*\r?\n")
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
    points: list[bytes] = []
    name = ""
    groups: dict[str, list[list[int]]] = {}
    faces = 0
    for line in _CONTINUED.sub(b" ", content).splitlines():
        words = line.split()
        if not words:
            continue
        match words[0]:
            case b"v" if len(words) >= _FEWEST_NUMBERS:
                points += words[1:4]
            case b"f" if len(words) > _FEWEST_CORNERS:
                faces += len(words) - _FEWEST_CORNERS
                check_count(faces)
                polygon = [_corner(word, len(points) // 3) for word in words[1:]]
                groups.setdefault(name, []).append(polygon)
            case b"o" | b"g":
                name = b" ".join(words[1:]).decode("utf-8", "replace")
    where = parsed(points).reshape(-1, 3) if points else as_array([], "f8").reshape(0, 3)
    for called, polygons in groups.items():
        yield called, cornered(where, fans(polygons))


def _corner(word: bytes, count: int) -> int:
    """Return the number of a point, from 0; a negative one counts from the last."""
    try:
        number = int(word.partition(b"/")[0])
    except ValueError as error:
        raise UnparsableError(0, 0, "a face with a corner that is no number") from error
    return number - 1 if number > 0 else count + number
