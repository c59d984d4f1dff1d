"""Solids of our own making, as triangles."""

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Triangles = NDArray[np.float64]
Point = tuple[float, float]


def box(x: float, y: float, z: float) -> Triangles:
    return prism([(0, 0), (x, 0), (x, y), (0, y)], z)


def tetrahedron() -> Triangles:
    """With a corner of right angles, and legs of 1, 2 and 3."""
    corners = np.array([(0, 0, 0), (1, 0, 0), (0, 2, 0), (0, 0, 3)], dtype=float)
    solid: Triangles = corners[np.array([(0, 2, 1), (0, 1, 3), (0, 3, 2), (1, 2, 3)])]
    return solid


def prism(outline: list[Point], height: float) -> Triangles:
    """Over an outline that turns left, and that its first corner sees all of."""
    found = []
    for (x1, y1), (x2, y2) in pairwise([*outline, outline[0]]):
        found += [
            [(x1, y1, 0), (x2, y2, 0), (x2, y2, height)],
            [(x1, y1, 0), (x2, y2, height), (x1, y1, height)],
        ]
    first = outline[0]
    for second, third in pairwise(outline[1:]):
        found.append([(*first, height), (*second, height), (*third, height)])
        found.append([(*first, 0), (*third, 0), (*second, 0)])
    return np.array(found, dtype=float)


def barrel(radius: float, height: float, staves: int = 64) -> Triangles:
    angles = np.arange(staves) * 2 * np.pi / staves
    return prism([(radius * np.cos(a), radius * np.sin(a)) for a in angles], height)


def bracket(number: int = 0) -> Triangles:
    """Many prisms of different sizes, standing on one another: a part like no other."""
    chance = np.random.default_rng(number)
    layers, floor = [], 0.0
    for _ in range(12):
        width, depth, height = chance.uniform(3, 30, 3)
        x, y = chance.uniform(0, 3, 2)
        layers.append(moved(box(width, depth, height), x, y, floor))
        floor += height
    return np.concatenate(layers)


def one_piece(number: int) -> Triangles:
    """A part of many kinds of faces, in one piece: a fan around a point."""
    chance = np.random.default_rng(number)
    angles = np.sort(chance.uniform(0, 2 * np.pi, 60))
    reach = chance.uniform(5, 30, 60)
    rim = np.stack(
        [reach * np.cos(angles), reach * np.sin(angles), chance.uniform(0, 9, 60)], 1
    )
    top, bottom = np.full((60, 3), (0, 0, 25.0)), np.full((60, 3), (0, 0, -9.0))
    after = np.roll(rim, -1, axis=0)
    return np.concatenate([np.stack([top, rim, after], 1), np.stack([bottom, after, rim], 1)])


def moved(part: Triangles, x: float, y: float = 0, z: float = 0) -> Triangles:
    there: Triangles = part + np.array([x, y, z])
    return there


def subdivided(part: Triangles, times: int = 1) -> Triangles:
    for _ in range(times):
        middles = (part + part[:, (1, 2, 0)]) / 2
        corners = [
            np.stack([part[:, n], middles[:, n], middles[:, n - 1]], 1) for n in range(3)
        ]
        part = np.concatenate([*corners, middles])
    return part


def turned(part: Triangles, seed: int = 1) -> Triangles:
    turn, _ = np.linalg.qr(np.random.default_rng(seed).normal(size=(3, 3)))
    turn[:, 0] *= np.linalg.det(turn)
    return moved(part @ turn.T, 7, -3, 40)


def mirrored(part: Triangles) -> Triangles:
    image: Triangles = (part * (-1, 1, 1))[:, ::-1]
    return image
