"""What is kept of a mesh, to be compared with others, and who holds it?"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pplcheck.recognise.components import components
from pplcheck.recognise.geometry import SAME, Shape, ShapelessError, distance, scale, shape_of
from pplcheck.recognise.triangles import TriangleSet, triangle_set

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pplcheck.recognise.geometry import Triangles

# Rounding leaves the scale.
_SAME_SCALE = 1e-3


@dataclass(frozen=True, slots=True)
class Mesh:
    """What is kept of the content of a mesh.

    Attributes:
        shape: of all of it, or None where it has none.
        parts: the different shapes of its separate parts, if there are several, and how many
            there are of each.
        triangles: for finding what was cut or modified.
        shapeless: why it has no shape; empty where it has one.

    """

    shape: Shape | None
    parts: tuple[tuple[Shape, int], ...] = ()
    triangles: TriangleSet = ()
    shapeless: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """A mesh, and who holds it.

    Attributes:
        path: of the file.
        collection: whose it is: a repository with all its forks, a commons. Those of different
            names count as having nothing to do with each other.
        content: a hash of the file's content.
        mesh: what is kept of it.
        is_cut_by_us: the file holds exact surfaces, and its triangles are of our making.

    """

    path: str
    collection: str
    content: str
    mesh: Mesh
    is_cut_by_us: bool = False


def mesh_of(triangles: "Triangles") -> Mesh:
    """Return what is to be kept of a mesh.

    Args:
        triangles: corners in millimetres, as (number, 3, 3).

    """
    try:
        whole = shape_of(triangles)
    except ShapelessError as error:
        return Mesh(None, shapeless=str(error))
    return Mesh(whole, _different(components(triangles)), triangle_set(triangles))


def _different(parts: "Iterable[Triangles]") -> tuple[tuple[Shape, int], ...]:
    found: list[tuple[Shape, int]] = []
    for part in parts:
        try:
            shape = shape_of(part)
        except ShapelessError:
            continue
        for number, (known, count) in enumerate(found):
            if distance(shape, known) < SAME and abs(scale(shape, known) - 1) < _SAME_SCALE:
                found[number] = known, count + 1
                break
        else:
            found.append((shape, 1))
    return tuple(found)
