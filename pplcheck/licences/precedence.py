"""Which declaration holds for a file, and which declarations disagree?

The order, from strongest to weakest:

1. a tag in the file itself (several: all hold);
2. what the steward's configuration says of a component;
3. the nearest folder, going up, in which somebody says something: there a recognised licence
   text beats a manifest, and a manifest beats a README;
4. what the steward's configuration says of the whole.

A tool's default never wins. Nothing is inherited sideways.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pplcheck.model.licence import LicenceExpression
from pplcheck.model.pattern import PathPattern
from pplcheck.model.place import Place
from pplcheck.model.survey import Conflict, Declaration, DeclaredBy, FileRecord

_VERSION_CHOICE = re.compile(r"-(?:only|or-later)\b")


@dataclass(frozen=True, slots=True)
class Component:
    """A part of the tree on terms of its own, as the steward says.

    Attributes:
        patterns: which paths belong to it.
        declaration: what is said of them.

    """

    patterns: tuple[PathPattern, ...]
    declaration: Declaration


class Ground:
    """All declarations over one tree, by scope."""

    def __init__(
        self, declarations: Sequence[Declaration], components: Sequence[Component] = ()
    ) -> None:
        """Take what was declared.

        Args:
            declarations: all of them, the steward's word on the whole included.
            components: the steward's word on parts; a later one wins over an earlier one.

        """
        self._components = tuple(reversed(components))
        self._by_scope: dict[str, list[Declaration]] = defaultdict(list)
        for declaration in declarations:
            self._by_scope[declaration.scope].append(declaration)
        for component in components:
            for pattern in component.patterns:
                if pattern.is_whole_folder and pattern.base in self._by_scope:
                    self._by_scope[pattern.base].append(component.declaration)
        for found in self._by_scope.values():
            found.sort(key=_strongest_first)
        self._folders: dict[str, Declaration | None] = {}

    def settled(self, files: Iterable[FileRecord]) -> tuple[FileRecord, ...]:
        """Return the files, in the same order, with what holds for each."""
        settled = []
        for file in files:
            holder = self.holds_for(file.path)
            licence = holder.licence if holder else None
            settled.append(replace(file, licence=licence, governed_by=holder))
        return tuple(settled)

    def holds_for(self, path: str) -> Declaration | None:
        """Return the declaration that holds for a file; a folder's path ends in `/`."""
        own = self._by_scope.get(path)
        if own and own[0].by is DeclaredBy.TAG:
            return own[0]
        for component in self._components:
            if any(pattern.matches(path) for pattern in component.patterns):
                return component.declaration
        return self._from_folder(path.rpartition("/")[0])

    def _from_folder(self, folder: str) -> Declaration | None:
        if folder not in self._folders:
            winner = self._winner(folder)
            if winner is None and folder:
                winner = self._from_folder(folder.rpartition("/")[0])
            self._folders[folder] = winner
        return self._folders[folder]

    def _winner(self, scope: str) -> Declaration | None:
        chosen = [d for d in self._by_scope.get(scope, ()) if not d.is_default]
        if not chosen:
            return None
        # Several texts do not say whether one may choose; a manifest that names the same does.
        first = chosen[0]
        if first.by is DeclaredBy.TEXT and len(first.licence.ids) > 1:
            for other in chosen:
                if other.by is DeclaredBy.MANIFEST and agree(first, other):
                    return other
        return first

    def conflicts(self) -> tuple[Conflict, ...]:
        """Return the scopes whose declarations disagree, with the winner first."""
        sides: dict[str, list[Declaration]] = defaultdict(list)
        for scope, found in sorted(self._by_scope.items()):
            if found[0].by is DeclaredBy.TAG:
                continue
            holder = self._winner(scope) or self._from_folder(scope.rpartition("/")[0])
            if holder is None:
                continue
            sides[holder.scope] += [d for d in found if d.is_default or d.scope == holder.scope]
        return tuple(
            conflict
            for scope in sorted(sides)
            if (conflict := self._conflict(scope, sides[scope]))
        )

    def _conflict(self, scope: str, sides: Sequence[Declaration]) -> Conflict | None:
        winner = self._winner(scope)
        if winner is None or all(agree(winner, other) for other in sides):
            return None
        rest = [declaration for declaration in sides if declaration is not winner]
        return Conflict(scope, (winner, *rest), winner)


def _strongest_first(declaration: Declaration) -> tuple[bool, int, Place]:
    return declaration.is_default, -declaration.by, declaration.place


def agree(one: Declaration, other: Declaration) -> bool:
    """Whether two declarations say the same, as far as their kind can say it.

    A licence text does not say "or any later version", and several texts in a folder do not
    say AND or OR. A name that nobody knows contradicts nothing.
    """
    if one.licence.unknown or other.licence.unknown:
        return True
    if DeclaredBy.TEXT in {one.by, other.by}:
        return _families(one.licence) == _families(other.licence)
    return _VERSION_CHOICE.sub("", one.licence.normal) == _VERSION_CHOICE.sub(
        "", other.licence.normal
    )


def is_same(earlier: Declaration, later: Declaration) -> bool:
    """Whether a later version declares what an earlier one did, as far as their kind can say.

    Other words for the same licence are no change; another choice of versions is one.
    """
    if DeclaredBy.TEXT in {earlier.by, later.by}:
        return _families(earlier.licence) == _families(later.licence)
    return earlier.licence.normal == later.licence.normal


def _families(licence: LicenceExpression) -> frozenset[str]:
    return frozenset(_VERSION_CHOICE.sub("", id_) for id_ in licence.ids)
