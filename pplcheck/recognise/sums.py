"""What do triangles sum up to? Each portion has the shape (corner, axis, number)."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_FAR = 0.797426985353087, 0.101286507323456, 0.125939180544827
_NEAR = 0.059715871789770, 0.470142064105115, 0.132394152788506


def _cross(one: "NDArray[np.float64]", other: "NDArray[np.float64]") -> "NDArray[np.float64]":
    """Return the cross products of (axis, number) with another; numpy's own is slower."""
    import numpy as np

    return np.stack(
        [
            one[1] * other[2] - one[2] * other[1],
            one[2] * other[0] - one[0] * other[2],
            one[0] * other[1] - one[1] * other[0],
        ]
    )


def _upright(corners: "NDArray[np.float64]") -> "NDArray[np.float64]":
    """Return what stands upright on each triangle, twice its area long."""
    return _cross(corners[1] - corners[0], corners[2] - corners[0])


def areas(corners: "NDArray[np.float64]") -> "NDArray[np.float64]":
    """Return the area of each triangle."""
    import numpy as np

    upright = _upright(corners)
    areas: NDArray[np.float64] = np.sqrt((upright * upright).sum(axis=0)) / 2
    return areas


def second_moment(
    corners: "NDArray[np.float64]", areas: "NDArray[np.float64]"
) -> "NDArray[np.float64]":
    """Return the second moment of triangles around the origin, times their area."""
    middles = corners.sum(axis=0)
    moment = middles * areas @ middles.T
    for corner in corners:
        moment += corner * areas @ corner.T
    found: NDArray[np.float64] = moment / 12
    return found


def volume(corners: "NDArray[np.float64]") -> float:
    """Return the volume between the triangles and the origin; negative where they face it."""
    return float((corners[0] * _cross(corners[1], corners[2])).sum()) / 6


def quadrature() -> "tuple[NDArray[np.float64], NDArray[np.float64]]":
    """Return seven places in a triangle and their weights: exact up to the fifth power."""
    import numpy as np

    places, weights = [(1 / 3, 1 / 3, 1 / 3)], [0.225]
    for one, two, weight in (_NEAR, _FAR):
        places += [(one, two, two), (two, one, two), (two, two, one)]
        weights += [weight] * 3
    return np.array(places), np.array(weights)


def offsets(corners: "NDArray[np.float64]") -> "NDArray[np.float64]":
    """Return how far from the centre the plane of each triangle lies."""
    import numpy as np

    upright = _upright(corners)
    length = np.sqrt((upright * upright).sum(axis=0))
    offsets: NDArray[np.float64] = np.abs((upright * corners[0]).sum(axis=0))
    return offsets / np.where(length > 0, length, 1.0)
