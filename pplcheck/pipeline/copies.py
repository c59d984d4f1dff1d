"""Which designs of a tree are copies of one another, whatever was done to their files?

Meshes are told by their shape: in another format, turned, scaled, mirrored, exported anew.
Drawings, boards and programmes by what they are made of. Exact solids have to be cut into
triangles first; a kernel of foreign code does that, in a process with limits, if asked to.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from pplcheck.discover import Tree
from pplcheck.model.evidence import Relation
from pplcheck.model.likeness import Alike, Likeness
from pplcheck.model.link import Link
from pplcheck.model.place import Place
from pplcheck.model.survey import FileRecord, Unread
from pplcheck.pipeline.sketches import Progress, sketch_designs
from pplcheck.recognise.held import Held
from pplcheck.recognise.shapes import PART, ShapeIndex
from pplcheck.recognise.texts import Drawn, TextIndex
from pplcheck.recognise.told import told_of

# What a person is asked to look at, for each file.
_MOST_FOR_REVIEW = 3

_Design = TypeVar("_Design", Held, Drawn)


@dataclass(frozen=True, slots=True)
class Copies:
    """What comparing the designs of a tree gave.

    Attributes:
        links: from each design to the first that it is a copy of; else to the first of each
            that it shares parts with; else to those that a person should look at.
        unread: designs that could not be compared, and why.

    """

    links: tuple[Link, ...]
    unread: tuple[Unread, ...]


def copies_in(
    tree: Tree, files: Sequence[FileRecord], progress: Progress, *, with_solids: bool = False
) -> Copies:
    """Compare the designs of a tree with one another.

    Args:
        tree: what `discover` listed.
        files: what was read of it.
        progress: called after each design.
        with_solids: cut exact solids into triangles, too.

    Raises:
        ConfigurationError: what cuts solids is not installed.

    """
    known = sketch_designs(tree, files, progress, with_solids=with_solids)
    meshes, drawn = _ByContent(known.meshes), _ByContent(known.drawn)
    shapes, texts = ShapeIndex(meshes.firsts()), TextIndex(drawn.firsts())
    found = [*meshes.likenesses(shapes.like), *drawn.likenesses(texts.like)]
    return Copies(tuple(sorted(_links(found))), known.unread)


class _ByContent(Generic[_Design]):
    """Designs of which those of one content are compared once, by the first of them.

    What the first is like, the others are like, too; besides, they are like the first.
    """

    def __init__(self, designs: Iterable[_Design]) -> None:
        self._groups: dict[str, list[_Design]] = defaultdict(list)
        for design in designs:
            self._groups[design.content].append(design)

    def firsts(self) -> list[_Design]:
        """Return one design of each content."""
        return [group[0] for group in self._groups.values()]

    def likenesses(self, like: Callable[[_Design], tuple[Likeness, ...]]) -> Iterator[Likeness]:
        """Yield what each design is like, of each content the first.

        Args:
            like: returns what a design is like, among the first ones.

        """
        for group in self._groups.values():
            # Under no name of its own, it is told to be like itself as well.
            found = like(replace(group[0], path=""))
            for design in group:
                yield from (replace(one, path=design.path) for one in found)


def _links(found: Iterable[Likeness]) -> Iterator[Link]:
    """Yield each pair of files once, from the later path to the earlier."""
    by_path: dict[str, list[Likeness]] = defaultdict(list)
    for one in found:
        if one.other < one.path:
            by_path[one.path].append(one)
    firsts: dict[str, str] = {}
    for path, ones in sorted(by_path.items()):
        claimed = _of_families([one for one in ones if one.is_claimed], firsts)
        if claimed and _is_whole(claimed[0]):
            firsts[path] = claimed[0].other
        yield from map(_link, claimed or _for_review(ones))


def _of_families(claimed: Iterable[Likeness], firsts: Mapping[str, str]) -> list[Likeness]:
    """Return what tells enough of a file: of a family of copies, the link to its first.

    What is a copy as a whole has all else in common with the first that it is a copy of. What
    is not may hold parts of several families.
    """
    told: dict[str, Likeness] = {}
    ordered = sorted(claimed, key=lambda one: (not _is_whole(one), one.other, _nearness(one)))
    for one in ordered:
        if _is_whole(one):
            return [one]
        family = firsts.get(one.other, one.other) if one.method == PART else ""
        told.setdefault(family, one)
    return list(told.values())


def _is_whole(one: Likeness) -> bool:
    return one.alike is not Alike.SIMILAR and one.method != PART


def _for_review(ones: Iterable[Likeness]) -> list[Likeness]:
    best: dict[str, Likeness] = {}
    for one in sorted(ones, key=_nearness):
        best.setdefault(one.other, one)
    return list(best.values())[:_MOST_FOR_REVIEW]


def _nearness(one: Likeness) -> tuple[float, float, str]:
    apart = one.distance if one.distance is not None else 1.0
    return apart, -(one.score or 0.0), one.method


def _link(one: Likeness) -> Link:
    return Link(
        place=Place(one.path),
        relation=_relation(one),
        target=one.other,
        found=one.other,
        method=one.method,
        strength=_strength(one),
        says=told_of(one),
    )


def _relation(one: Likeness) -> Relation:
    """Return how two files stand to each other: what has much in common is not the same."""
    if not one.is_claimed:
        return Relation.SIMILAR_TO
    return Relation.SAME_AS if _is_whole(one) else Relation.SHARES


def _strength(one: Likeness) -> float:
    """Return how sure it is: a claim is, whatever the distance; the rest is for a person."""
    if not one.is_claimed:
        return 0.5
    return 1.0 if one.alike is Alike.SAME else 0.9
