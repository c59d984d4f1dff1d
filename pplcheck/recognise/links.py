"""Which designs of a tree belong together?

Two sources: what a design points at (a file it takes in, an object it was made from, an
address), looked for in the tree; and names that two files share because a programme wrote them
into both.
"""

import posixpath
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pplcheck.model.evidence import Evidence, EvidenceKind, Relation
from pplcheck.model.link import Link
from pplcheck.model.place import Place, from_folder
from pplcheck.model.survey import FileRecord, Unread
from pplcheck.recognise.identifiers import MOST_FILES, SORTS, sort_of

_A_HINT = 0.5
# Where more files than this have one name, it names none of them; and no tree takes long.
_MOST_CALLED = 100
_BY_ENDING, _BY_NAME = 0.8, 0.7
# What people draw, by endings: a board before its sheets, a part before its exports.
_WORKS = (".kicad_pcb", ".brd", ".fcstd", ".scad", ".step", ".stp")
_PROJECT = ("${KIPRJMOD}/", "$(KIPRJMOD)/")
_MOST_LINKS = 20_000


@dataclass(frozen=True, slots=True)
class Linked:
    """What of a tree belongs together.

    Attributes:
        links: that start from files of the tree, sorted.
        unread: that there were more links than are told, and from which file on.

    """

    links: tuple[Link, ...]
    unread: tuple[Unread, ...] = ()


def links_between(files: Sequence[FileRecord]) -> Linked:
    """Return the links that start from files of a tree.

    Args:
        files: of the tree, in any order.

    """
    tree = _Tree(files)
    stated = (link for file in files for link in _stated(file, tree))
    links = sorted({*stated, *_shared(files)})
    told, cut = links[:_MOST_LINKS], links[_MOST_LINKS:]
    if not cut:
        return Linked(tuple(told))
    why = f"its links to other designs, and {len(cut)} in all, are more than the first"
    place = Place(cut[0].place.path)
    return Linked(tuple(told), (Unread(place, f"{why} {_MOST_LINKS}, which alone are told"),))


def _stated(file: FileRecord, tree: "_Tree") -> Iterator[Link]:
    for seen in file.evidence:
        if seen.kind is not EvidenceKind.LINK or seen.relation is None:
            continue
        found, sureness, method = tree.find(seen.value, file.path)
        if found == file.path:
            continue  # it says what it is called itself
        if not found and seen.confidence <= _A_HINT and "://" not in seen.value:
            continue  # a name that may be that of a design, and is that of none here
        yield _link(file.path, seen, seen.relation, found, method, seen.confidence * sureness)


def _link(
    path: str, seen: Evidence, relation: Relation, found: str, method: str, strength: float
) -> Link:
    return Link(
        place=Place(path, seen.line, seen.column),
        relation=relation,
        target=seen.value,
        found=found,
        method=method,
        strength=round(strength, 2),
        locator=seen.locator,
    )


def _shared(files: Iterable[FileRecord]) -> Iterator[Link]:
    """Yield a link from each file of a family to its first: not one for each pair."""
    holders: dict[str, list[tuple[str, Evidence]]] = defaultdict(list)
    for file in files:
        for seen in file.evidence:
            if sort_of(seen):
                holders[seen.value].append((file.path, seen))
    pairs: dict[tuple[str, str, str], list[Evidence]] = defaultdict(list)
    for value, found in holders.items():
        paths = {path for path, _ in found}
        if 1 < len(paths) <= MOST_FILES:
            first = min(paths)
            for path, seen in found:
                if path != first:
                    pairs[path, first, value.partition(":")[0]].append(seen)
    for (path, first, sort), shared in pairs.items():
        # The first in the file, in whichever order the files were given.
        told = min(shared, key=lambda seen: (seen.line, seen.column, seen.value))
        link = _link(path, told, Relation.SHARES, first, sort, SORTS[sort])
        yield replace(link, says=f"{len(shared)} of them" if len(shared) > 1 else "")


class _Tree:
    """The paths of a tree, by the ways in which designs name them."""

    def __init__(self, files: Iterable[FileRecord]) -> None:
        self._paths = {file.path for file in files}
        # A library of footprints is a folder.
        self._paths |= {path.rpartition("/")[0] for path in self._paths} - {""}
        self._called: dict[str, list[str]] = defaultdict(list)
        self._stems: dict[str, list[str]] = defaultdict(list)
        for file in files:
            name = file.path.rpartition("/")[2].lower()
            self._called[name].append(file.path)
            if file.format is not None:
                self._stems[name.rpartition(".")[0]].append(file.path)

    def find(self, target: str, path: str) -> tuple[str, float, str]:
        """Return the file that is meant, how sure that is, and how it was told.

        Args:
            target: as it is written.
            path: of the file in which it stands.

        """
        target = target.replace("\\", "/")
        for project in _PROJECT:
            target = target.removeprefix(project)
        if "://" in target:
            return "", 1.0, "stated"
        near = from_folder(path.rpartition("/")[0], target)
        if near in self._paths:
            return near, 1.0, "path"
        ending = posixpath.normpath(target).lstrip("./")
        name = ending.rpartition("/")[2].lower()
        called = _others(self._called.get(name, ()), path)
        for ways, sureness in ((_ending_in(called, ending), _BY_ENDING), (called, _BY_NAME)):
            if len(ways) == 1:
                return ways[0], sureness, "name"
        stems = _others(self._stems.get(name, ()), path)
        likely = min(stems, key=lambda one: _likelihood(one, path), default="")
        if likely and (len(stems) == 1 or _is_work(likely)):
            return likely, _BY_NAME, "name"
        return "", 1.0, "stated"


def _is_work(path: str) -> bool:
    """Whether a file is what people draw, and not what comes out of it."""
    return path.lower().endswith(_WORKS)


def _likelihood(path: str, seen_from: str) -> tuple[int, int, str]:
    """Order files of one name: what people draw first, then by how near they stand."""
    lower = path.lower()
    works = (number for number, ending in enumerate(_WORKS) if lower.endswith(ending))
    shared = posixpath.commonpath([f"/{path}", f"/{seen_from}"])
    return next(works, len(_WORKS)), -shared.count("/") - (shared != "/"), path


def _others(paths: Sequence[str], path: str) -> list[str]:
    return [one for one in paths if one != path] if len(paths) <= _MOST_CALLED else []


def _ending_in(paths: Iterable[str], ending: str) -> list[str]:
    return [path for path in paths if path.endswith(f"/{ending}")]
