"""How do numbers in text and bytes become triangles, without trusting what counts them?"""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from pplcheck.syntax.places import UnparsableError

if TYPE_CHECKING:
    from numpy import float64, int64
    from numpy.typing import NDArray

    Triangles = NDArray[float64]
    Points = NDArray[float64]
    Indices = NDArray[int64]

# A printed house has fewer; their corners take 144 MB.
MOST_TRIANGLES: Final = 2_000_000


def no_triangles() -> "Triangles":
    """Return the triangles of nothing."""
    import numpy as np

    return np.empty((0, 3, 3))


def check_count(count: int) -> None:
    """Refuse more triangles than any real design has.

    Raises:
        UnparsableError: they are too many.

    """
    if count > MOST_TRIANGLES:
        raise UnparsableError(0, 0, f"a mesh of {count} triangles")


def table(rows: Iterable[Sequence[bytes]], width: int, kind: str) -> "NDArray[Any]":
    """Return numbers that are written as text, row by row, without keeping the words.

    Args:
        rows: of as many words each.
        width: how many that are.
        kind: `f8` or `i8`.

    Raises:
        UnparsableError: one of the words is no such number.

    """
    import numpy as np

    number = float if kind == "f8" else int
    try:
        flat = np.fromiter(map(number, chain.from_iterable(rows)), dtype=kind)
    except (ValueError, OverflowError) as error:
        raise UnparsableError(0, 0, "a coordinate or a corner that is no number") from error
    return flat.reshape(-1, width)


def cornered(points: "Points", corners: "Indices") -> "Triangles":
    """Return triangles by the numbers of their corners.

    Args:
        points: shape (p, 3).
        corners: shape (n, 3), each from 0 to p - 1.

    Raises:
        UnparsableError: a corner is no point, or they are too many.

    """
    check_count(len(corners))
    if not len(corners):
        return no_triangles()
    if corners.min() < 0 or corners.max() >= len(points):
        raise UnparsableError(0, 0, "a triangle with a corner that is not there")
    chosen: Triangles = points[corners]
    return chosen


def moved(triangles: "Triangles", matrix: "NDArray[float64]") -> "Triangles":
    """Return triangles after a transformation.

    Args:
        triangles: shape (n, 3, 3).
        matrix: shape (4, 4), for column vectors.

    """
    import numpy as np

    with np.errstate(all="ignore"):  # infinite coordinates stay what they are
        turned: Triangles = triangles @ matrix[:3, :3].T + matrix[:3, 3]
    return turned


def joined(parts: "Iterable[Triangles]") -> "Triangles":
    """Return all triangles of some parts.

    Raises:
        UnparsableError: they are too many; no further part is taken then.

    """
    import numpy as np

    taken: list[Triangles] = []
    count = 0
    for part in parts:
        count += len(part)
        check_count(count)
        taken.append(part)
    if len(taken) == 1:
        return taken[0]
    return np.concatenate(taken) if taken else no_triangles()


def fans(polygons: Sequence[Sequence[int]]) -> "Indices":
    """Return the corners of triangles that cover polygons: each as a fan around its first.

    Raises:
        UnparsableError: they are too many, or no corner has such a number.

    """
    import numpy as np

    check_count(sum(max(len(polygon) - 2, 0) for polygon in polygons))
    corners = [
        (polygon[0], polygon[number], polygon[number + 1])
        for polygon in polygons
        for number in range(1, len(polygon) - 1)
    ]
    try:
        return np.array(corners, dtype=np.int64).reshape(-1, 3)
    except OverflowError as error:
        raise UnparsableError(0, 0, "a triangle with a corner that is not there") from error


def as_array(values: Any, kind: str) -> "NDArray[Any]":  # noqa: ANN401 - what JSON or XML held
    """Return values as an array.

    Raises:
        UnparsableError: they are no numbers of that kind.

    """
    import numpy as np

    try:
        return np.array(values, dtype=kind)
    except (ValueError, TypeError, OverflowError) as error:
        raise UnparsableError(0, 0, "numbers that are none") from error
