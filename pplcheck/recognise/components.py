"""Which separate parts does a mesh hold, as those that lie on one print plate?

Corners that lie together are one; triangles that share a corner are of one part.
"""

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from pplcheck.recognise.geometry import Triangles

# Of the largest extent; float32 has a seventeen-millionth.
_GRID: Final = 200_000
_FEWEST_TRIANGLES = 20
_MOST_PARTS = 200
# A larger mesh is a scan of one thing, and would need more memory than a file may.
_MOST_TRIANGLES = 1_000_000


def components(triangles: "Triangles") -> "tuple[Triangles, ...]":
    """Return the parts of at least twenty triangles, the largest first.

    Args:
        triangles: corners, as (number, 3, 3).

    Returns:
        Nothing where the mesh is one part, more than 200 (a lattice, a text, a terrain), or
        larger than a million triangles.

    """
    import numpy as np

    if not _FEWEST_TRIANGLES < len(triangles) <= _MOST_TRIANGLES:
        return ()
    triangles = triangles[np.isfinite(triangles).all(axis=(1, 2))]
    if not len(triangles):
        return ()
    labels = _labels(*_welded(triangles))
    sizes = np.bincount(labels)
    chosen = np.flatnonzero(sizes >= _FEWEST_TRIANGLES)
    if len(chosen) > _MOST_PARTS or not len(chosen) or sizes[chosen[0]] == len(triangles):
        return ()
    chosen = chosen[np.argsort(-sizes[chosen], kind="stable")]
    order = np.argsort(labels, kind="stable")
    ends = np.cumsum(sizes)
    return tuple(triangles[order[ends[one] - sizes[one] : ends[one]]] for one in chosen)


def _welded(triangles: "Triangles") -> "tuple[NDArray[np.int64], int]":
    """Return the numbers of the corners of each triangle, and how many corners there are."""
    import numpy as np

    corners = triangles.reshape(-1, 3)
    low, high = corners.min(axis=0), corners.max(axis=0)
    step = float((high / _GRID - low / _GRID).max()) or 1.0
    packed = np.zeros(len(corners), np.int64)
    for axis in range(3):
        on_grid = np.rint(corners[:, axis] / step - low[axis] / step).astype(np.int64)
        packed = packed * (2 * _GRID) + on_grid
    numbers, welded = np.unique(packed, return_inverse=True)
    return welded.reshape(-1, 3), len(numbers)


def _labels(welded: "NDArray[np.int64]", corners: int) -> "NDArray[np.int64]":
    """Return the number of its part for each triangle, counted from 0.

    Every corner points to one of a smaller number in its part, at last all to the smallest. In
    a round each corner that is pointed to is led to the smallest neighbour, and all ways are
    made short; some five rounds do.
    """
    import numpy as np

    leads = np.arange(corners)
    one = np.concatenate([welded[:, 0], welded[:, 1]])
    other = np.concatenate([welded[:, 1], welded[:, 2]])
    while True:
        first, second = leads[one], leads[other]
        differ = first != second
        if not differ.any():
            break
        one, other = one[differ], other[differ]
        first, second = first[differ], second[differ]
        np.minimum.at(leads, np.maximum(first, second), np.minimum(first, second))
        while not np.array_equal(leads, shorter := leads[leads]):
            leads = shorter
    return np.unique(leads[welded[:, 0]], return_inverse=True)[1]
