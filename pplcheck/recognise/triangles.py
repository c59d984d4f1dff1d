"""Which triangles do two meshes share: is one contained in the other, cut from it, or modified?

A triangle is known by the lengths of its edges, so it may lie anywhere. What is equal on a
grid of 0.02 mm is one triangle; a second grid, half a step aside, catches what rounding parted
on the first. Scaled or newly triangulated meshes share nothing: for these there are shapes.

Of large meshes a sample is kept. It is drawn by the triangle, not by chance: which triangles
one mesh keeps, every other keeps too, so that samples compare like the whole.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from pplcheck.recognise.geometry import Triangles

_STEP: Final = 0.02
_SHIFTS: Final = (0.0, 0.5)
_BITS = 21
_LONGEST = (1 << _BITS) - 1
_MOST_KEPT = 1024
_PORTION = 1 << 16
# Knuth's multiplicative hash: 2^64 divided by the golden ratio.
_MIX: Final = 0x9E3779B97F4A7C15
# A few triangles are alike by chance: a tenth hole of 3 mm is like the first.
_FEWEST_SHARED = 10
_MOST_LOOKED_AT = 32


@dataclass(frozen=True, slots=True)
class Grid:
    """The different triangles of a mesh on one grid.

    Attributes:
        keys: of the triangles, sorted, as the bytes of int64.
        counts: how many there are of each, as the bytes of int32.
        halvings: how many times the sample was halved; 0 where all are here.

    """

    keys: bytes
    counts: bytes
    halvings: int


TriangleSet = tuple[Grid, ...]


def triangle_set(triangles: "Triangles") -> TriangleSet:
    """Return the triangles of a mesh on both grids.

    Args:
        triangles: corners in millimetres, as (number, 3, 3).

    """
    import numpy as np

    # Edges that overflow are left out.
    with np.errstate(all="ignore"):
        return tuple(_grid(triangles, shift) for shift in _SHIFTS)


def _grid(triangles: "Triangles", shift: float) -> Grid:
    import numpy as np

    keys, counts, halvings = np.zeros(0, np.int64), np.zeros(0, np.int64), 0
    for start in range(0, len(triangles), _PORTION):
        more = _keys(triangles[start : start + _PORTION], shift)
        more = more[_is_kept(more, halvings)]
        every, inverse = np.unique(np.concatenate([keys, more]), return_inverse=True)
        ones = np.ones(len(more), np.int64)
        summed = np.bincount(inverse, np.concatenate([counts, ones]), len(every))
        keys, counts = every, summed.astype(np.int64)
        while len(keys) > _MOST_KEPT:
            halvings += 1
            kept = _is_kept(keys, halvings)
            keys, counts = keys[kept], counts[kept]
    return Grid(keys.tobytes(), counts.astype(np.int32).tobytes(), halvings)


def _keys(triangles: "Triangles", shift: float) -> "NDArray[np.int64]":
    """Return a number for each triangle with an area: its edges, sorted, 21 bits each."""
    import numpy as np

    edges = triangles - triangles[:, (1, 2, 0)]
    lengths = np.sort(np.sqrt((edges * edges).sum(axis=2)), axis=1)
    lengths = lengths[np.isfinite(lengths).all(axis=1) & (lengths[:, 0] > 0)]
    cells = np.minimum(np.rint(lengths / _STEP + shift), _LONGEST).astype(np.int64)
    keys: NDArray[np.int64] = (cells[:, 0] << 2 * _BITS) | (cells[:, 1] << _BITS) | cells[:, 2]
    return keys


def _is_kept(keys: "NDArray[np.int64]", halvings: int) -> "NDArray[np.bool_]":
    import numpy as np

    if not halvings:
        return np.ones(len(keys), np.bool_)
    mixed = keys.astype(np.uint64) * np.uint64(_MIX)
    kept: NDArray[np.bool_] = (mixed >> np.uint64(64 - halvings)) == 0
    return kept


def _sizes(keys: "NDArray[np.int64]", shift: float) -> "NDArray[np.float64]":
    """Return the root of the area of triangles (Heron's formula)."""
    import numpy as np

    cells = np.stack([keys >> 2 * _BITS, (keys >> _BITS) & _LONGEST, keys & _LONGEST])
    a, b, c = (cells - shift) * _STEP
    half = (a + b + c) / 2
    square = half * (half - a) * (half - b) * (half - c)
    # A sliver that the grid made flat, or flatter than flat.
    sizes: NDArray[np.float64] = np.power(np.maximum(square, _STEP**4), 0.25)
    return sizes


def thinned(grid: Grid, most: int) -> Grid:
    """Return a smaller sample of the triangles of a mesh.

    Args:
        grid: the triangles.
        most: how many different ones to keep at most.

    """
    import numpy as np

    keys, counts = np.frombuffer(grid.keys, np.int64), np.frombuffer(grid.counts, np.int32)
    halvings = grid.halvings
    while len(keys) > most:
        halvings += 1
        kept = _is_kept(keys, halvings)
        keys, counts = keys[kept], counts[kept]
    return Grid(keys.tobytes(), counts.tobytes(), halvings)


class TriangleIndex:
    """Finds the meshes that share rare triangles with one."""

    def __init__(self, known: Sequence[TriangleSet]) -> None:
        self._grids = [
            _Inverted([mesh[number] for mesh in known], shift)
            for number, shift in enumerate(_SHIFTS)
        ]

    def shares(self, asked: TriangleSet) -> dict[int, float]:
        """Return, by number of the mesh, the larger of two shares: of it, or of what was asked.

        Args:
            asked: a mesh.

        """
        best: dict[int, float] = {}
        for grid, inverted in zip(asked, self._grids, strict=True):
            for number, share in inverted.shares(grid):
                best[number] = max(share, best.get(number, 0.0))
        return best


class _Inverted:
    """Which mesh has which triangle, on one grid."""

    def __init__(self, known: Sequence[Grid], shift: float) -> None:
        import numpy as np

        self._known = known
        self._shift = shift
        lists = [np.frombuffer(grid.keys, np.int64) for grid in known]
        keys = np.concatenate([np.zeros(0, np.int64), *lists])
        meshes = np.repeat(np.arange(len(known), dtype=np.int32), [len(one) for one in lists])
        order = np.argsort(keys, kind="stable")
        self._keys, self._meshes = keys[order], meshes[order]

    def shares(self, asked: Grid) -> "list[tuple[int, float]]":
        """Return numbers of meshes that share the most with one, and how much."""
        import numpy as np

        sample = self._weighed(asked)
        starts, holders = self._places(sample.keys)
        places = np.repeat(starts - np.cumsum(holders) + holders, holders)
        places += np.arange(len(places))
        meshes = self._meshes[places]
        # A few triangles are alike by chance, so no mesh is looked at for a few.
        enough = np.bincount(meshes, minlength=len(self._known)) >= _FEWEST_SHARED
        common = np.bincount(meshes, np.repeat(sample.weights, holders), len(self._known))
        first = np.argsort(-common * enough, kind="stable")[:_MOST_LOOKED_AT]
        return [
            (int(one), share)
            for one in first
            if enough[one] and (share := _share(sample, self._weighed(self._known[one]))) > 0
        ]

    def _places(
        self, keys: "NDArray[np.int64]"
    ) -> "tuple[NDArray[np.int64], NDArray[np.int64]]":
        """Return where the holders of each triangle begin, and how many they are."""
        import numpy as np

        starts = np.searchsorted(self._keys, keys, "left")
        return starts, np.searchsorted(self._keys, keys, "right") - starts

    def _weighed(self, grid: Grid) -> "_Sample":
        """Return what triangles say: large ones more, and those that few meshes have."""
        import numpy as np

        keys = np.frombuffer(grid.keys, np.int64)
        _, holders = self._places(keys)
        rarity = np.log(1 + len(self._known) / np.maximum(holders, 1))
        counts = np.frombuffer(grid.counts, np.int32)
        return _Sample(keys, counts, _sizes(keys, self._shift) * rarity, grid.halvings)


@dataclass(frozen=True, slots=True)
class _Sample:
    """Triangles on one grid, with what each says."""

    keys: "NDArray[np.int64]"
    counts: "NDArray[np.int32]"
    weights: "NDArray[np.float64]"
    halvings: int

    def halved(self, times: int) -> "_Sample":
        """Return what is left of it in a smaller sample."""
        if times == self.halvings:
            return self
        kept = _is_kept(self.keys, times)
        return _Sample(self.keys[kept], self.counts[kept], self.weights[kept], times)


def _share(one: _Sample, other: _Sample) -> float:
    import numpy as np

    halvings = max(one.halvings, other.halvings)
    one, other = one.halved(halvings), other.halved(halvings)
    _, mine, theirs = np.intersect1d(
        one.keys, other.keys, assume_unique=True, return_indices=True
    )
    if len(mine) < _FEWEST_SHARED:
        return 0.0
    counts = np.minimum(one.counts[mine], other.counts[theirs])
    least = min((each.weights * each.counts).sum() for each in (one, other))
    return float((one.weights[mine] * counts).sum() / least)
