"""Which known meshes is a mesh the same as, made of, or like?

A cascade, in which each step adds evidence of its own: equal content, equal shape, equal shape
of parts of the file, equal triangles. Only the first three are claimed, and only where the
shape is telling: not a box, a tube or a bolt, nor one that many hold who know nothing of each
other.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from pplcheck.model.likeness import Alike, Likeness
from pplcheck.recognise.families import NO_FAMILIES, why_common
from pplcheck.recognise.geometry import (
    REEXPORTED,
    SAME,
    SIMILAR,
    Shape,
    is_mirrored,
    scale,
)
from pplcheck.recognise.held import Held, Mesh
from pplcheck.recognise.triangles import TriangleIndex

# The methods. That of parts compares the separate ones within two files.
CONTENT: Final = "content"
SHAPE: Final = "shape"
PART: Final = "part"
TRIANGLES: Final = "triangles"
# Parts are claimed where they are so much of one of the two files.
_MUCH = 0.5
# Of shared triangles a person is told from here.
_SHARED = 0.5
_CONTAINED = 0.8
# Rounding to 0.01 mm leaves the scale; what differs by more is told.
_SAME_SCALE = 1e-3
_MOST_TOLD = 200
# What turning and mirroring in single precision leave.
_NOISE = 2e-5
# Rounding makes slivers vanish, of which fine meshes of small parts have many.
_OTHER_TRIANGLES = 1.9


@dataclass(frozen=True, slots=True)
class _Hit:
    """A known shape that is near one that was asked about."""

    held: Held
    asked: Shape
    known: Shape
    distance: float
    is_whole: bool


class ShapeIndex:
    """Known meshes, ready to be searched."""

    def __init__(
        self, known: Iterable[Held], families: Mapping[str, str] = NO_FAMILIES
    ) -> None:
        """Take in what is known.

        Args:
            known: meshes.
            families: what collections that have to do with each other share, by collection;
                one that is not named is of its own.

        """
        self._family = families
        self._known = sorted(known, key=lambda held: (held.collection, held.path))
        self._by_content: dict[str, list[Held]] = defaultdict(list)
        self._rows: list[tuple[Held, Shape, bool]] = []
        for held in self._known:
            self._by_content[held.content].append(held)
            whole = [(held.mesh.shape, True)] if held.mesh.shape else []
            for shape, is_whole in [*whole, *((part, False) for part, _ in held.mesh.parts)]:
                self._rows.append((held, shape, is_whole))

    @cached_property
    def _numbers(self) -> "_Numbers":
        return _Numbers([shape for _, shape, _ in self._rows])

    @cached_property
    def _triangles(self) -> tuple[list[Held], TriangleIndex]:
        meshes = [held for held in self._known if held.mesh.triangles]
        return meshes, TriangleIndex([held.mesh.triangles for held in meshes])

    def like(self, asked: Held) -> tuple[Likeness, ...]:
        """Return what is known to be like a mesh, what is claimed first, the nearest first.

        Args:
            asked: a mesh; what the index holds under its own collection and path is left out.

        """
        by_shape = self._by_shape(asked)
        found = [
            *self._by_equal_content(asked),
            *by_shape,
            *self._by_parts(asked),
            *self._by_triangles(asked),
        ]
        return tuple(sorted(found, key=_order)[:_MOST_TOLD])

    def _by_equal_content(self, asked: Held) -> Iterator[Likeness]:
        same = [held for held in self._by_content[asked.content] if _is_other(held, asked)]
        why_not = self._why_not(asked.mesh.shape, same, asked)
        for held in same:
            yield Likeness(
                asked.path, held.path, held.collection, CONTENT, Alike.SAME,
                is_claimed=not why_not, distance=0.0, score=1.0, says=why_not,
            )  # fmt: skip

    def _by_shape(self, asked: Held) -> list[Likeness]:
        if asked.mesh.shape is None:
            return []
        hits = [hit for hit in self._near(asked, asked.mesh.shape) if hit.is_whole]
        why_not = self._why_not(asked.mesh.shape, _holders(hits), asked)
        return [_likeness(asked, hit, SHAPE, why_not or _why_simple(hit.known)) for hit in hits]

    def _by_parts(self, asked: Held) -> Iterator[Likeness]:
        """Yield, for each known file, the largest part that is in both."""
        nearest: dict[tuple[str, str], dict[Shape, _Hit]] = defaultdict(dict)
        common: dict[Shape, str] = {}
        whole = [(asked.mesh.shape, 1)] if asked.mesh.shape else []
        for shape, _ in [*whole, *asked.mesh.parts]:
            is_whole = shape is asked.mesh.shape
            hits = [
                hit for hit in self._near(asked, shape, REEXPORTED)
                if not (is_whole and hit.is_whole)
            ]  # fmt: skip
            common[shape] = self._why_not(shape, _holders(hits), asked)
            for hit in hits:
                nearest[hit.held.collection, hit.held.path].setdefault(shape, hit)
        for hits_of in nearest.values():
            yield _of_parts(asked, list(hits_of.values()), common)

    def _by_triangles(self, asked: Held) -> Iterator[Likeness]:
        meshes, index = self._triangles
        if not asked.mesh.triangles or not meshes:
            return
        for number, share in sorted(index.shares(asked.mesh.triangles).items()):
            held = meshes[number]
            if share < _SHARED or not _is_other(held, asked):
                continue
            says = "contains it, or is cut from it" if share >= _CONTAINED else "shares faces"
            yield Likeness(
                asked.path, held.path, held.collection, TRIANGLES, Alike.SIMILAR,
                is_claimed=False, score=min(share, 1.0), says=says,
            )  # fmt: skip

    def _near(self, asked: Held, shape: Shape, within: float = SIMILAR) -> list[_Hit]:
        """Return the known shapes within a distance, the nearest first."""
        return [
            _Hit(held, shape, known, apart, is_whole)
            for row, apart in self._numbers.near(shape, within)
            for held, known, is_whole in [self._rows[row]]
            if _is_other(held, asked)
        ]

    def _why_not(self, shape: Shape | None, holders: Iterable[Held], asked: Held) -> str:
        """Return why a shape proves nothing; nothing where it does."""
        common = why_common(holders, asked, self._family, "a standard part?")
        return common or _why_simple(shape)


class _Numbers:
    """Shapes, in the order of the number in which they differ the most: only few are near."""

    def __init__(self, shapes: Sequence[Shape]) -> None:
        import numpy as np

        numbers = np.array([shape.x for shape in shapes]).reshape(-1, 9)
        self._axis = int(numbers.std(axis=0).argmax()) if len(numbers) else 0
        self._rows = np.argsort(numbers[:, self._axis], kind="stable")
        self._numbers = numbers[self._rows]
        self._along = self._numbers[:, self._axis].copy()

    def near(self, shape: Shape, within: float) -> list[tuple[int, float]]:
        """Return the numbers of shapes within a distance, and how far each is, by distance."""
        import numpy as np

        middle = shape.x[self._axis]
        first, last = np.searchsorted(self._along, [middle - within, middle + within])
        rows = self._rows[first:last]
        apart = self._numbers[first:last] - np.array(shape.x)
        distances = np.sqrt(np.einsum("ij,ij->i", apart, apart))
        order = np.lexsort([rows, distances])
        order = order[distances[order] < within]
        return list(zip(rows[order].tolist(), distances[order].tolist(), strict=True))


def _is_other(held: Held, asked: Held) -> bool:
    return (held.collection, held.path) != (asked.collection, asked.path)


def _holders(hits: Iterable[_Hit]) -> list[Held]:
    return [hit.held for hit in hits if hit.distance < REEXPORTED]


def _why_simple(shape: Shape | None) -> str:
    return "" if shape and shape.is_telling else "a shape as simple as many"


def _why_recut(asked: Held, hit: _Hit) -> str:
    """Return that the triangles are others, where that may have changed the shape.

    Cut in four, a mesh keeps its surface to the last digit, and rounded its triangles. What has
    neither was simplified, or exported anew with another tolerance.
    """
    if asked.is_cut_by_us or hit.held.is_cut_by_us or hit.distance <= _NOISE:
        return ""
    fewer, more = sorted((hit.asked.faces, hit.known.faces))
    is_recut = more > _OTHER_TRIANGLES * fewer
    return f"{hit.asked.faces} triangles beside {hit.known.faces}: simplified?" * is_recut


def _likeness(asked: Held, hit: _Hit, method: str, why_not: str, says: str = "") -> Likeness:
    alike = _alike(hit.distance)
    mirrored = is_mirrored(hit.asked, hit.known)
    times = scale(hit.asked, hit.known)
    why_not = why_not or _why_recut(asked, hit)
    said = [
        says,
        f"{times:.4g} times as large" if abs(times - 1) >= _SAME_SCALE else "",
        "mirrored" if mirrored else "",
        why_not,
    ]
    return Likeness(
        asked.path, hit.held.path, hit.held.collection, method, alike,
        is_claimed=alike is not Alike.SIMILAR and not why_not,
        distance=hit.distance, scale=times, is_mirrored=mirrored,
        says="; ".join(part for part in said if part),
    )  # fmt: skip


def _alike(apart: float) -> Alike:
    if apart < SAME:
        return Alike.SAME
    return Alike.REEXPORTED if apart < REEXPORTED else Alike.SIMILAR


def _of_parts(asked: Held, hits: list[_Hit], common: dict[Shape, str]) -> Likeness:
    """Return what the parts that two files share amount to."""
    held = hits[0].held.mesh
    sound = [hit for hit in hits if not (common[hit.asked] or _why_simple(hit.known))]
    shares = [_share(asked.mesh, {hit.asked for hit in sound}),
              _share(held, {hit.known for hit in sound})]  # fmt: skip
    largest = max(sound or hits, key=lambda hit: hit.known.log_area)
    why_not = "" if sound else common[largest.asked] or _why_simple(largest.known)
    if not why_not and max(shares) < _MUCH:
        why_not = "a small part of both files"
    number = len(hits)
    says = "a part of it" if number == 1 else f"{number} different parts of it"
    return _likeness(asked, largest, PART, why_not, says)


def _share(mesh: Mesh, shapes: set[Shape]) -> float:
    """Return how much of the surface of a mesh these shapes make up."""
    if mesh.shape is None or mesh.shape in shapes:
        return float(mesh.shape is not None)
    whole = mesh.shape.log_area
    return sum(
        count * math.exp(min(part.log_area - whole, 0.0))
        for part, count in mesh.parts
        if part in shapes
    )


def _order(likeness: Likeness) -> tuple[object, ...]:
    return (
        not likeness.is_claimed, likeness.alike is Alike.SIMILAR, likeness.distance or 0.0,
        -(likeness.score or 0.0), likeness.method, likeness.collection, likeness.other,
    )  # fmt: skip
