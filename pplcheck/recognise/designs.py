"""Which designs of a site are like designs of a commons, though their files are not the same?

Re-exported, renamed, scaled or mirrored meshes; boards, drawings and programmes that share most
of what they are made of; files that a programme or a platform gave one name. What is equal byte
by byte is told by its content, and not here again. A likeness does not tell who has it from
whom; and what an index holds of one commons alone may be from a library that all take in.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Generic, TypeVar

from pplcheck.model.likeness import Alike, Likeness
from pplcheck.model.place import Place
from pplcheck.model.trace import Trace
from pplcheck.recognise.doors import Index
from pplcheck.recognise.families import EVERYBODYS
from pplcheck.recognise.geometry import SAME, Shape, distance
from pplcheck.recognise.held import Held, Mesh
from pplcheck.recognise.identifiers import SORTS, IdentifierIndex
from pplcheck.recognise.index.families import families
from pplcheck.recognise.marks import is_mark
from pplcheck.recognise.shapes import CONTENT, PART, SHAPE, TRIANGLES, ShapeIndex
from pplcheck.recognise.texts import Drawn, TextIndex
from pplcheck.recognise.told import told_of

NAME: Final = "design"

# How sure it is that something of the commons is here. What is claimed can be said without a
# person having looked; the rest is for a person, and no more.
_STRENGTHS: Final = {
    (SHAPE, Alike.SAME): 0.95,
    (SHAPE, Alike.REEXPORTED): 0.9,
    (PART, Alike.SAME): 0.8,
    (PART, Alike.REEXPORTED): 0.75,
}
_OF_HALF, _OF_ALL = 0.7, 0.95
_FOR_REVIEW = 0.3
# From which of two it is, nobody can tell.
_OF_SEVERAL = 0.7
# What a person is asked to look at, for each file and commons.
_MOST_FOR_REVIEW = 3
_CONTAINED = 0.8
_SAME_SCALE = 1e-3

_Design = TypeVar("_Design", Held, Drawn)


class KnownDesigns:
    """The designs of an index, ready to be looked for in any number of sites."""

    def __init__(self, index: Index) -> None:
        """Take in what an index holds of designs.

        Args:
            index: of one or many commons.

        """
        self._index = index
        ids = [one.id for one in index.commons]
        self._families = {
            one: ids[eldest] for one, eldest in zip(ids, families(index.commons), strict=True)
        }
        self._revisions = {one.id: one.revision for one in index.commons}
        self._meshes = _ByContent(index.meshes())
        self._drawn = _ByContent(one for one in index.drawn() if not is_mark(one.path))
        self._shapes = ShapeIndex(self._meshes.firsts, self._families)
        self._texts = TextIndex(self._drawn.firsts, self._families)
        self._identifiers = IdentifierIndex(self._drawn.firsts, self._families)

    def recognise(self, meshes: Sequence[Held], drawn: Sequence[Drawn]) -> Iterator[Trace]:
        """Yield what of the designs of a site is like those of the commons.

        Args:
            meshes: of the site.
            drawn: likewise.

        """
        known = self._index.contents(
            {*(one.content for one in meshes), *(one.content for one in drawn)}
        )
        for held in _by_content(one for one in meshes if one.content not in known):
            if _is_telling(held[0].mesh):
                yield from self._traces(held, self._shapes.like(held[0]))
        asked = (one for one in drawn if one.content not in known and not is_mark(one.path))
        for group in _by_content(asked):
            index = self._identifiers if group[0].sketch.kind in SORTS else self._texts
            yield from self._traces(group, index.like(group[0]))

    def _traces(
        self, group: Sequence[_Design], likenesses: Iterable[Likeness]
    ) -> Iterator[Trace]:
        """Yield for each file of one content what its first is like."""
        others = [one for one in likenesses if one.collection != group[0].collection]
        chosen = self._claimed(others) or self._for_review(others)
        families = {self._families[one.collection] for one in chosen}
        for one in chosen:
            for design in group:
                yield self._trace(design.path, one, len(families) - 1)

    def _claimed(self, likenesses: Iterable[Likeness]) -> list[Likeness]:
        """Return what is claimed, the nearest of each commons; of parts each different one."""
        of_commons: dict[str, list[Likeness]] = defaultdict(list)
        for one in likenesses:
            if one.is_claimed and one.method != CONTENT:
                of_commons[one.collection].append(one)
        return [one for _, found in sorted(of_commons.items()) for one in self._nearest(found)]

    def _nearest(self, claimed: Sequence[Likeness]) -> list[Likeness]:
        whole = [one for one in claimed if one.method != PART]
        return whole[:1] or self._different(claimed)

    def _different(self, parts: Iterable[Likeness]) -> list[Likeness]:
        """Return of the files that a mesh shares parts with each different one."""
        kept: list[tuple[Likeness, Shape | None]] = []
        for one in parts:
            shape = self._meshes.of(one).mesh.shape
            if not any(shape and other and distance(shape, other) < SAME for _, other in kept):
                kept.append((one, shape))
        return [one for one, _ in kept]

    def _for_review(self, likenesses: Iterable[Likeness]) -> list[Likeness]:
        """Return what a person should look at: not what is simple, nor what many hold."""
        found = [one for one in likenesses if self._is_worth_a_look(one)]
        if len({self._families[one.collection] for one in found}) >= EVERYBODYS:
            return []
        best: dict[tuple[str, str], Likeness] = {}
        for one in found:
            best.setdefault((one.collection, one.other), one)
        return list(best.values())[:_MOST_FOR_REVIEW]

    def _is_worth_a_look(self, one: Likeness) -> bool:
        if one.method == SHAPE:
            shape = self._meshes.of(one).mesh.shape
            return shape is not None and shape.is_telling
        if one.method == TRIANGLES:
            return one.score is not None and one.score >= _CONTAINED
        return one.method not in {PART, CONTENT, *SORTS}

    def _trace(self, path: str, one: Likeness, elsewhere: int) -> Trace:
        says = told_of(one)
        if elsewhere:
            says += f"; as like that of {elsewhere} more of these commons"
        return Trace(
            commons=one.collection,
            there=one.other,
            here=Place(path),
            recogniser=_recogniser(one),
            strength=_strength(one, elsewhere),
            version=self._revisions[one.collection],
            is_changed=_is_changed(one),
            says=says,
        )


class _ByContent(Generic[_Design]):
    """The designs that are known, of each content in each commons the first."""

    def __init__(self, designs: Iterable[_Design]) -> None:
        self.firsts: list[_Design] = [group[0] for group in _by_content(designs)]
        self._of: dict[tuple[str, str], _Design] = {
            (one.collection, one.path): one for one in self.firsts
        }

    def of(self, likeness: Likeness) -> _Design:
        """Return the design that something is like."""
        return self._of[likeness.collection, likeness.other]


def _by_content(designs: Iterable[_Design]) -> list[list[_Design]]:
    groups: dict[tuple[str, str, str], list[_Design]] = defaultdict(list)
    for design in sorted(designs, key=lambda one: (one.collection, one.path)):
        groups[design.collection, design.content, _kind(design)].append(design)
    return list(groups.values())


def _kind(design: Held | Drawn) -> str:
    return design.sketch.kind if isinstance(design, Drawn) else ""


def _is_telling(mesh: Mesh) -> bool:
    """Whether anything can be claimed of it, or a person be asked to look."""
    shapes = [mesh.shape, *(part for part, _ in mesh.parts)]
    return any(shape is not None and shape.is_telling for shape in shapes)


def _recogniser(one: Likeness) -> str:
    if one.method in SORTS:
        return f"identifier:{one.method}"
    is_of_mesh = one.method in {SHAPE, PART, TRIANGLES}
    return one.method if is_of_mesh else f"tokens:{one.method}"


def _strength(one: Likeness, elsewhere: int) -> float:
    """Return how sure it is that something of the commons is here."""
    if not one.is_claimed:
        return _FOR_REVIEW
    if elsewhere:
        return _OF_SEVERAL
    if one.method in SORTS:
        return SORTS[one.method]
    if (one.method, one.alike) in _STRENGTHS:
        return _STRENGTHS[one.method, one.alike]
    # Of tokens: from a half in common to all.
    return round(_OF_HALF + (_OF_ALL - _OF_HALF) * (2 * (one.score or 0.5) - 1), 2)


def _is_changed(one: Likeness) -> bool:
    """Whether the design is another, and not just its file."""
    is_whole = one.alike is Alike.SAME and one.method != PART
    return not is_whole or abs(one.scale - 1) >= _SAME_SCALE or bool(one.is_mirrored)
