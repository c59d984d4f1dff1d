"""Which nine numbers does a part keep when it is moved, scaled, mirrored or exported anew?

All are integrals over the surface, so they depend neither on how it is cut into triangles, nor
on their order, nor on a file format; and the mesh need not be closed. The surface is taken to
weigh something: the numbers of a `Shape` come from its second moments around its centre, its
area and volume, and the means of powers of the distance.

What they cannot do: tell two boxes apart, or two plates. See `Shape.is_telling`.
"""

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pplcheck.recognise.sums import areas, offsets, quadrature, second_moment, volume

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray

    Triangles = NDArray[np.float64]

SAME: Final = 1e-3
REEXPORTED: Final = 3e-3
SIMILAR: Final = 3e-2

# Fewer triangles are a box, a plate, a wedge: they are like thousands of others.
_FEWEST_FACES = 60
# So are boxes of many triangles, tubes and balls (at most 3), bolts and nuts (3 to 4.5).
_FEWEST_KINDS = 5
# Below these a symmetric part gives a chance sign.
_LEAST_HANDEDNESS = 1e-5
_LEAST_LOPSIDEDNESS = 1e-4
# An area, beside that of all or the square of the extent, that is but a rounded line.
_SPECK = 1e-12
_LARGEST_FULLNESS = 20
# So many triangles at a time need some 10 MB, and stay near the processor.
_PORTION = 1 << 14
# For sizes of which the part's own is 1: faces less than eight bins apart are like each other.
_BIN, _LIKE, _BINS = 0.0025, 8, 1600


class ShapelessError(ValueError):
    """There is no shape here; the message says why, without a full stop."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The numbers of one part.

    Attributes:
        x: the nine that stay the same: two moments, fullness, spread of the area, three means
            of powers of the distance, and two measures of lopsidedness.
        size: root mean square distance of the surface from its centre, in the unit of the file.
        handedness: changes its sign in a mirrored part; near 0 in a symmetric one.
        faces: how many triangles have an area.
        kinds: how many kinds of faces it has, weighed by their area: 3 for a box, 2 for a
            cylinder, at most, however many triangles they are made of.

    """

    x: tuple[float, ...]
    size: float
    handedness: float
    faces: int
    kinds: float

    @property
    def log_area(self) -> float:
        """Of the surface, in the square of the file's unit, which itself may overflow."""
        return self.x[3] + 2 * math.log(self.size)

    @property
    def is_telling(self) -> bool:
        """Whether that another part has these numbers says anything."""
        return self.faces >= _FEWEST_FACES and self.kinds >= _FEWEST_KINDS

    @property
    def has_hand(self) -> bool:
        """Whether it can be told from its mirror image."""
        return (
            abs(self.handedness) >= _LEAST_HANDEDNESS
            and min(self.x[7], self.x[8]) >= _LEAST_LOPSIDEDNESS
        )


def distance(one: Shape, other: Shape) -> float:
    """Return how far apart two shapes are: below `SAME` they are one shape."""
    return math.dist(one.x, other.x)


def scale(one: Shape, other: Shape) -> float:
    """Return how many times larger the first is: 25.4 is inches taken for millimetres."""
    return one.size / other.size


def is_mirrored(one: Shape, other: Shape) -> bool | None:
    """Return whether one is the mirror image of the other; None where nobody can tell."""
    if not (one.has_hand and other.has_hand):
        return None
    return one.handedness * other.handedness < 0


def shape_of(triangles: "Triangles") -> Shape:
    """Return the numbers of a surface.

    Args:
        triangles: corners, as (number, 3, 3); those that are not finite count for nothing.

    Raises:
        ShapelessError: there are no triangles, or none with an area.

    """
    import numpy as np

    # Hostile numbers overflow, and are then seen to be no shape; nobody need be warned.
    with np.errstate(all="ignore"):
        surface = _Surface(triangles)
        surface.measure()
        return surface.shape()


class _Surface:
    """The triangles of a part, in portions, and what was summed up over them.

    A portion has the shape (corner, axis, number): sums along its last axis are fast.
    """

    def __init__(self, triangles: "Triangles") -> None:
        import numpy as np

        if not len(triangles):
            raise ShapelessError("no triangles")
        self._triangles = triangles
        self._centre, self._extent = self._frame()
        self._areas = np.concatenate([areas(corners) for _, corners in self._portions()])
        self._areas[self._areas <= _SPECK * self._areas.sum()] = 0.0
        self._area = float(self._areas.sum())
        if not self._area > _SPECK:
            raise ShapelessError("no triangle has an area")

    def _frame(self) -> "tuple[NDArray[np.float64], float]":
        """Return the middle of the finite triangles, and half their largest extent."""
        import numpy as np

        low, high = np.full(3, np.inf), np.full(3, -np.inf)
        for start in range(0, len(self._triangles), _PORTION):
            corners = self._triangles[start : start + _PORTION].reshape(-1, 9)
            corners = corners[np.isfinite(corners).all(axis=1)].reshape(-1, 3)
            if len(corners):
                low = np.minimum(low, corners.min(axis=0))
                high = np.maximum(high, corners.max(axis=0))
        if not np.isfinite(low).all():
            raise ShapelessError("no triangle with finite coordinates")
        extent = float((high / 2 - low / 2).max())
        if not extent:
            raise ShapelessError("all triangles are one point")
        return high / 2 + low / 2, extent

    def _portions(self) -> "Iterator[tuple[slice, NDArray[np.float64]]]":
        """Yield the triangles around the middle, none further than 1 from it."""
        import numpy as np

        centre = (self._centre / self._extent)[:, None]
        for start in range(0, len(self._triangles), _PORTION):
            part = slice(start, start + _PORTION)
            corners = np.array(self._triangles[part].transpose(1, 2, 0), np.float64, order="C")
            # Divided first: the largest numbers that there are must not overflow.
            corners /= self._extent
            corners -= centre
            is_finite = np.isfinite(corners).all(axis=(0, 1))
            if not is_finite.all():
                corners[..., ~is_finite] = 0.0
            yield part, corners

    def measure(self) -> None:
        """Sum up what the numbers are made of."""
        import numpy as np

        first = np.zeros(3)
        for part, corners in self._portions():
            first += corners.sum(axis=0) @ self._areas[part] / 3
        self._balance = (first / self._area)[:, None]
        second, enclosed = np.zeros((3, 3)), 0.0
        for part, corners in self._around_balance():
            second += second_moment(corners, self._areas[part])
            enclosed += volume(corners)
        second /= self._area
        self._volume = enclosed
        self._trace = float(np.trace(second))
        self._size = math.sqrt(self._trace)
        self._moments, self._axes = np.linalg.eigh(second / self._trace)
        # Turned into these axes, a part must not become its own mirror image.
        self._axes[:, 0] *= np.sign(np.linalg.det(self._axes))

    def _around_balance(self) -> "Iterator[tuple[slice, NDArray[np.float64]]]":
        for part, corners in self._portions():
            corners -= self._balance  # noqa: PLW2901 - a portion is nobody else's
            yield part, corners

    def shape(self) -> Shape:
        """Return the numbers, from the sums and one more pass for the powers."""
        size = self._size * self._extent
        if not size:
            raise ShapelessError("all triangles are nearly one point")
        fourths, first = self._powers()
        second = self._moments * first
        third = self._moments * second
        x = (
            float(self._moments[2]),
            float(self._moments[1]),
            min(abs(self._volume) / self._size**3, _LARGEST_FULLNESS) / 2,
            math.log(self._area / self._trace),
            *(math.log(mean) for mean in fourths),
            3 * _length(first),
            9 * _length(second),
        )
        return Shape(
            x=x,
            size=size,
            handedness=_handedness(first, second, third),
            faces=int((self._areas > 0).sum()),
            kinds=self._kinds(),
        )

    def _powers(self) -> "tuple[tuple[float, ...], NDArray[np.float64]]":
        """Return the means of fourth powers, and that of the squared distance times the place.

        All are taken in the axes of the part, in which the second moment is diagonal.
        """
        import numpy as np

        points, weights = quadrature()
        fourths, third = np.zeros(3), np.zeros(3)
        for part, corners in self._around_balance():
            turned = np.matmul(self._axes.T / self._size, corners)
            y = (points @ turned.reshape(3, -1)).reshape(len(points), 3, -1)
            by_area = weights[:, None] * self._areas[part]
            squares = y * y
            square = squares.sum(axis=1)
            shaped = np.matmul(self._moments, squares)
            weighed = by_area * square
            fourths += (
                (weighed * square).sum(),
                (weighed * shaped).sum(),
                (by_area * shaped * shaped).sum(),
            )
            third += (y * weighed[:, None]).sum(axis=(0, 2))
        return tuple(float(sum_) for sum_ in fourths / self._area), third / self._area

    def _kinds(self) -> float:
        """Return how many kinds of faces there are, each counted by its share of the area.

        Faces whose planes are equally far from the centre are of one kind: the staves of a
        barrel, or two sides of a box; those that are nearly so are so in part. The number is
        that of equal shares that would be as hard to guess (exponential of an entropy that
        knows of likeness: Leinster and Cobbold, 2012).
        """
        import numpy as np

        shares = np.zeros(_BINS)
        for part, corners in self._around_balance():
            bins = np.minimum(offsets(corners) / self._size / _BIN, _BINS - 1).astype(np.int64)
            shares += np.bincount(bins, self._areas[part], _BINS)
        shares /= self._area
        likeness = 1 - np.abs(np.arange(-_LIKE, _LIKE + 1)) / _LIKE
        near = np.convolve(shares, likeness, "same")
        taken = shares > 0
        return float(np.exp(-(shares[taken] * np.log(near[taken])).sum()))


def _length(vector: "NDArray[np.float64]") -> float:
    return math.hypot(*vector.tolist())


def _handedness(
    first: "NDArray[np.float64]", second: "NDArray[np.float64]", third: "NDArray[np.float64]"
) -> float:
    import numpy as np

    lengths = _length(first) * _length(second) * _length(third)
    if not lengths:
        return 0.0
    return float(np.linalg.det(np.stack([first, second, third]))) / lengths
