"""What becomes of a part that somebody takes and does something to?"""

from collections.abc import Callable
from typing import Final

import numpy as np

from tests.accuracy.mesh_files import (
    Triangles,
    through_3mf,
    through_ascii_stl,
    through_obj,
    through_ply,
    through_stl,
)
from tests.accuracy.simplify import simplified

Chance = np.random.Generator
_INCH, _METRE = 25.4, 1000.0


def _shuffled(part: Triangles, chance: Chance) -> Triangles:
    """Other triangles first, and in each another corner first."""
    order = chance.permutation(len(part))[:, None]
    first = chance.integers(3, size=len(part))[:, None]
    shuffled: Triangles = part[order, (np.arange(3) + first) % 3]
    return shuffled


def _turned(part: Triangles, chance: Chance) -> Triangles:
    turn, _ = np.linalg.qr(chance.normal(size=(3, 3)))
    turn[:, 0] *= np.linalg.det(turn)
    return through_stl(part @ turn.T + chance.uniform(-100, 100, 3))


def _scaled(part: Triangles, _: Chance) -> Triangles:
    return through_stl(part * _INCH)


def _all_three(part: Triangles, chance: Chance) -> Triangles:
    return _shuffled(through_stl(_turned(part, chance) * _INCH), chance)


def _mirrored(part: Triangles, chance: Chance) -> Triangles:
    return _turned((part * (-1, 1, 1))[:, ::-1], chance)


def _rounded(part: Triangles, _: Chance) -> Triangles:
    """To 0.01 mm, whatever unit it came in: no part is smaller than a centimetre."""
    extent = float(np.ptp(part.reshape(-1, 3), axis=0).max())
    unit = _METRE if extent < 1 else _INCH if extent < 10 else 1
    return through_stl((part * unit).round(2))


def _subdivided(part: Triangles, _: Chance) -> Triangles:
    middles = (part + part[:, (1, 2, 0)]) / 2
    corners = [np.stack([part[:, n], middles[:, n], middles[:, n - 1]], 1) for n in range(3)]
    return through_stl(np.concatenate([*corners, middles]))


def _plate(part: Triangles, chance: Chance) -> Triangles:
    step = np.ptp(part.reshape(-1, 3), axis=0) * 1.2
    places = [step * (number, 0, 0) for number in range(3)]
    spin = [_spun(part, float(angle)) for angle in chance.uniform(0, 0.2, 3)]
    return through_stl(np.concatenate([one + at for one, at in zip(spin, places, strict=True)]))


def _spun(part: Triangles, angle: float) -> Triangles:
    cos, sin = np.cos(angle), np.sin(angle)
    spun: Triangles = part @ np.array([[cos, sin, 0], [-sin, cos, 0], [0, 0, 1]])
    return spun


def _halved(part: Triangles, chance: Chance) -> Triangles:
    return _turned(simplified(part), chance)


def _cut(part: Triangles, chance: Chance) -> Triangles:
    """Six per cent of the longest side are gone; the hole stays open."""
    low, high = part.reshape(-1, 3).min(axis=0), part.reshape(-1, 3).max(axis=0)
    axis = int(np.argmax(high - low))
    at = high[axis] - 0.06 * (high[axis] - low[axis])
    return _turned(np.concatenate([piece for one in part for piece in _below(one, axis, at)]),
                   chance)  # fmt: skip


def _below(corners: Triangles, axis: int, at: float) -> list[Triangles]:
    """Return the triangles, none to two, of what a plane leaves of one."""
    kept = []
    for one, two in zip(corners, corners[[1, 2, 0]], strict=True):
        if one[axis] <= at:
            kept.append(one)
        if (one[axis] <= at) != (two[axis] <= at):
            kept.append(one + (two - one) * (at - one[axis]) / (two[axis] - one[axis]))
    return [np.array([[kept[0], kept[n], kept[n + 1]]]) for n in range(1, len(kept) - 1)]


def _stretched(part: Triangles, chance: Chance) -> Triangles:
    return _turned(part * (1.03, 1, 1), chance)


# What is found and claimed, all of it.
FAITHFUL: Final[dict[str, Callable[[Triangles, Chance], Triangles]]] = {
    "the same": lambda part, _: part,
    "shuffled": _shuffled,
    "OBJ": lambda part, _: through_obj(part),
    "3MF": lambda part, _: through_3mf(part),
    "PLY": lambda part, _: through_ply(part),
    "ASCII, six digits": lambda part, _: through_ascii_stl(part),
    "turned and moved": _turned,
    "inches for millimetres": _scaled,
    "turned, scaled, shuffled": _all_three,
    "mirrored and turned": _mirrored,
    "each triangle in four": _subdivided,
    "three on a plate": _plate,
}
# What rounding does to the smallest parts is no longer the same shape.
ROUNDED: Final = {"rounded to 0.01 mm": _rounded}
# What a person should be shown.
CHANGED: Final[dict[str, Callable[[Triangles, Chance], Triangles]]] = {
    "half of the triangles, turned": _halved,
    "6 % cut off, turned": _cut,
    "stretched by 3 %, turned": _stretched,
}
