"""Are copies of real parts found, whatever was done to them, and nothing else?

A folder holds repositories, in folders `owner+name`, and in these STL files. Of some of their
shapes copies of many kinds are made and looked for among all files. To be told that a part is a
copy of another one that it has nothing to do with is the worst error: it fails the run.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

import numpy as np

from pplcheck.model.likeness import Likeness
from pplcheck.recognise.geometry import REEXPORTED, SAME, SIMILAR, Shape, distance
from pplcheck.recognise.held import Held, Mesh, mesh_of
from pplcheck.recognise.shapes import ShapeIndex
from tests.accuracy.copies import CHANGED, FAITHFUL, ROUNDED, Chance
from tests.accuracy.mesh_files import Triangles, read_stl
from tests.accuracy.result import Goal, show, show_wrong

_HOW_MANY = 60
_MOST_OF_ONE = 8
_LARGEST = 4000
_SEED = 20
_GOAL_ROUNDED = 0.99
# Words in the names of files that make nobody kin.
_OF_ANYTHING: Final = frozenset({"part", "plate", "left", "right", "mount", "bracket", "rev"})


def copies_found(folder: Path) -> list[Goal]:
    """Measure found and wrong, kind by kind, and claims among the files themselves."""
    files = {path: _held(folder, path) for path in _files(folder)}
    index = ShapeIndex(files.values())
    chosen = _chosen(list(files.values()))
    parts = {held.path: read_stl((folder / held.path).read_bytes()) for held in chosen}
    shapes = len(_families([held for held in files.values() if held.mesh.shape]))
    print(f"\n{folder}: {len(files)} files, {shapes} shapes; {len(chosen)} of them are copied")
    kinds = {**FAITHFUL, **ROUNDED, **CHANGED}
    kin = {held.path: _kin(files.values(), held) for held in chosen}
    found = {kind: _Found(index, parts, kin, make) for kind, make in kinds.items()}
    show("Copies", _Found.HEAD, [(kind, *one.row()) for kind, one in found.items()])
    wrong = [f"{kind}: {line}" for kind, one in found.items() for line in one.wrong]
    strangers = _between_strangers(index, list(files.values()))
    show_wrong([*wrong, *(f"strangers: {line}" for line in strangers)])
    return [
        _faithful(found),
        _rounded(found),
        Goal("copies: wrong claims", "0", str(len(wrong)), not wrong, must=True,
             wrong=tuple(wrong)),
        Goal("shapes of unrelated designs", "0 claimed", str(len(strangers)), not strangers,
             must=True, wrong=tuple(strangers)),
    ]  # fmt: skip


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.suffix.lower() == ".stl")


def _held(folder: Path, path: Path) -> Held:
    content = path.read_bytes()
    name = path.relative_to(folder)
    mesh = mesh_of(read_stl(content))
    return Held(str(name), name.parts[0], hashlib.sha256(content).hexdigest(), mesh)


def _families(files: list[Held]) -> list[Held]:
    """Return one of each shape."""
    first: list[Held] = []
    numbers = np.zeros((0, 9))
    for held in files:
        assert held.mesh.shape
        x = np.array([held.mesh.shape.x])
        if not (np.linalg.norm(numbers - x, axis=1) < REEXPORTED).any():
            first.append(held)
            numbers = np.concatenate([numbers, x])
    return first


def _chosen(files: list[Held]) -> list[Held]:
    """Return parts to copy, from all repositories, each shape once."""
    telling = [
        held for held in files
        if held.mesh.shape and held.mesh.shape.is_telling and held.mesh.shape.faces <= _LARGEST
    ]  # fmt: skip
    of_one: Counter[str] = Counter()
    chosen: list[Held] = []
    order = np.random.default_rng(_SEED).permutation(len(telling))
    for held in _families([telling[number] for number in order.tolist()]):
        of_one[held.collection] += 1
        if of_one[held.collection] <= _MOST_OF_ONE:
            chosen.append(held)
    return chosen[:_HOW_MANY]


class _Found:
    """What is found of copies of one kind."""

    HEAD = ("kind of copy", "claimed", "wrong", "d<1e-3", "d<3e-3", "d<3e-2", "by triangles",
            "for review")  # fmt: skip

    def __init__(
        self, index: ShapeIndex, parts: dict[str, Triangles], kin: dict[str, set[str]],
        make: Callable[[Triangles, Chance], Triangles],
    ) -> None:  # fmt: skip
        self.count: Counter[str] = Counter()
        self.wrong: list[str] = []
        self.missed: list[str] = []
        self.total = len(parts)
        chance = np.random.default_rng(_SEED)
        for path, part in parts.items():
            copy = Held("copy", "somebody", "", mesh_of(make(part, chance)))
            self._count(path, index.like(copy), kin[path])

    def _count(self, path: str, found: tuple[Likeness, ...], kin: set[str]) -> None:
        right = [one for one in found if one.other in kin]
        nearest = min((one.distance for one in right if one.distance is not None), default=9.0)
        self.count["claimed"] += any(one.is_claimed for one in right)
        for name, most in (("d<1e-3", SAME), ("d<3e-3", REEXPORTED), ("d<3e-2", SIMILAR)):
            self.count[name] += nearest < most
        self.count["by triangles"] += any(one.method == "triangles" for one in right)
        self.count["for review"] += bool(right)
        if not any(one.is_claimed for one in right):
            self.missed.append(f"{path} is not claimed; nearest at {nearest:.2g}")
        self.wrong += [
            f"{path} is taken for {one.other}: {one.method}, {one.distance}"
            for one in found
            if one.is_claimed and one.other not in kin
        ]

    def row(self) -> list[int]:
        """Return the numbers under `HEAD`."""
        return [self.count["claimed"], len(self.wrong),
                *(self.count[name] for name in self.HEAD[3:])]  # fmt: skip


def _kin(files: Iterable[Held], held: Held) -> set[str]:
    """Return the files of which any part is nearly a part of one: these are truly related."""
    own = _all_of(held.mesh)
    return {
        other.path
        for other in files
        if any(distance(shape, one) < SIMILAR for one in _all_of(other.mesh) for shape in own)
    }


def _all_of(mesh: Mesh) -> list[Shape]:
    return [*([mesh.shape] if mesh.shape else []), *(part for part, _ in mesh.parts)]


def _faithful(found: dict[str, _Found]) -> Goal:
    missed = [f"{kind}: {line}" for kind in FAITHFUL for line in found[kind].missed]
    total = sum(found[kind].total for kind in FAITHFUL)
    measured = f"{total - len(missed)} of {total}"
    return Goal("copies: faithful", "all", measured, not missed, wrong=tuple(missed))


def _rounded(found: dict[str, _Found]) -> Goal:
    (one,) = (found[kind] for kind in ROUNDED)
    claimed = one.count["claimed"]
    is_met = claimed >= _GOAL_ROUNDED * one.total
    return Goal("copies: rounded", ">= 99 %", f"{claimed} of {one.total}", is_met,
                wrong=tuple(one.missed))  # fmt: skip


def _between_strangers(index: ShapeIndex, files: list[Held]) -> list[str]:
    """Return claims between files of different owners whose names have no word in common."""
    return [
        f"{held.path} is taken for {one.other}: {one.method}, {one.distance}"
        for held in files
        for one in index.like(held)
        if one.is_claimed and held.path < one.other and _are_strangers(held.path, one.other)
    ]


def _are_strangers(path: str, other: str) -> bool:
    return _owner(path) != _owner(other) and not set(_words(path)) & set(_words(other))


def _owner(path: str) -> str:
    return path.partition("/")[0].partition("+")[0]


def _words(path: str) -> Iterator[str]:
    name = path.rpartition("/")[2].rpartition(".")[0]
    for word in re.findall(r"[a-z]{3,}", name.lower()):
        if word not in _OF_ANYTHING:
            yield word
