"""Which designs of a tree are copies of one another, whatever was done to their files?

Meshes are told by their shape: in another format, turned, scaled, mirrored, exported anew.
Drawings, boards and programmes by what they are made of. Exact solids have to be cut into
triangles first; a kernel of foreign code does that, in a process with limits, if asked to.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec

from pplcheck.discover import SourceFile, Tree, UnloadableError
from pplcheck.model.errors import ConfigurationError, Problem
from pplcheck.model.evidence import Relation
from pplcheck.model.likeness import Alike, Likeness
from pplcheck.model.link import Link
from pplcheck.model.place import Place
from pplcheck.model.survey import FileRecord, Unread
from pplcheck.pipeline.solids import Kernel, is_solid
from pplcheck.pipeline.survey import Progress
from pplcheck.read import as_utf8
from pplcheck.read.meshes.registry import is_mesh, triangles
from pplcheck.recognise.held import Held, mesh_of
from pplcheck.recognise.shapes import PART, ShapeIndex
from pplcheck.recognise.texts import Drawn, TextIndex, sketch_of
from pplcheck.recognise.tokens.registry import kind_of
from pplcheck.syntax.places import UnparsableError

# What a person is asked to look at, for each file.
_MOST_FOR_REVIEW = 3


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


@dataclass(slots=True)
class _Known:
    """What is kept of the designs."""

    meshes: list[Held] = field(default_factory=list)
    drawn: list[Drawn] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)


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
        ConfigurationError: what reads meshes, or cuts solids, is not installed.

    """
    # What a reader of designs has not claimed only has such a name: `.obj` is object code, too.
    content_ids = {file.path: file.content_id for file in files if file.format is not None}
    chosen = [
        one
        for one in tree.files
        if one.path in content_ids
        and (is_mesh(one.path) or kind_of(one.path) or (with_solids and is_solid(one.path)))
    ]
    _check_installed(tree, chosen, with_solids=with_solids)
    known = _Known()
    with Kernel() as kernel:
        for done, source in enumerate(chosen, start=1):
            _keep(source, content_ids[source.path], known, kernel)
            progress(done, len(chosen))
    shapes, texts = ShapeIndex(known.meshes), TextIndex(known.drawn)
    found = [
        *(one for mesh in known.meshes for one in shapes.like(mesh)),
        *(one for drawn in known.drawn for one in texts.like(drawn)),
    ]
    return Copies(tuple(sorted(_links(found))), tuple(known.unread))


def _check_installed(tree: Tree, chosen: Iterable[SourceFile], *, with_solids: bool) -> None:
    needed = [("numpy", "meshes", "shapes")] if any(is_mesh(one.path) for one in chosen) else []
    needed += [("numpy", "solids", "shapes"), ("cascadio", "solids", "cad")] * with_solids
    for package, what, extra in needed:
        if not find_spec(package):
            hint = f"install it with: pip install 'pplcheck[{extra}]'"
            raise ConfigurationError(Problem(Place(tree.name), f"{what} need {package}", hint))


def _keep(source: SourceFile, content_id: str, known: _Known, kernel: Kernel) -> None:
    """Keep what a design is told by; that of one tree has no collection of its own.

    A mesh without a shape is told as not compared; its content still may be that of another.
    """
    kind = kind_of(source.path)
    try:
        content = source.load()
        if is_mesh(source.path):
            mesh = mesh_of(triangles(source.path, content))
            known.meshes.append(Held(source.path, "", content_id, mesh))
            if mesh.shapeless:
                why = f"not compared: {mesh.shapeless}"
                known.unread.append(Unread(Place(source.path), why))
        elif is_solid(source.path):
            mesh = mesh_of(kernel.triangles(content))
            known.meshes.append(Held(source.path, "", content_id, mesh, is_cut_by_us=True))
        elif kind:
            sketch = sketch_of(kind, as_utf8(content))
            known.drawn.append(Drawn(source.path, "", content_id, sketch))
    except UnloadableError as error:
        known.unread.append(Unread(Place(source.path), f"not compared: {error}"))
    except UnparsableError as error:
        place = Place(source.path, error.line, error.column)
        known.unread.append(Unread(place, f"not compared: {error.what}"))


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
    measured = [
        f"distance {one.distance:.1e}" if one.distance else "",
        f"{one.score:.0%} in common" if one.score is not None else "",
        "" if one.is_claimed else "for a person to look at",
    ]
    says = "; ".join(part for part in (one.says, *measured) if part)
    return Link(
        place=Place(one.path),
        relation=_relation(one),
        target=one.other,
        found=one.other,
        method=one.method,
        strength=_strength(one),
        says=says,
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
