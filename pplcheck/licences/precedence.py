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
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from pplcheck.licences.expression import ExpressionError, parse_expression, parse_loosely
from pplcheck.licences.names import named_in
from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.model.identification import TextKind
from pplcheck.model.licence import LicenceExpression
from pplcheck.model.pattern import PathPattern
from pplcheck.model.place import Place
from pplcheck.model.survey import Conflict, Declaration, DeclaredBy, FileRecord, Unread

# REUSE keeps texts here; which of them holds for a file is said elsewhere.
_SHELF = "LICENSES"
_VERSION_CHOICE = re.compile(r"-(?:only|or-later)\b")
_SURE = 1.0


@dataclass(frozen=True, slots=True)
class Component:
    """A part of the tree on terms of its own, as the steward says.

    Attributes:
        patterns: which paths belong to it.
        declaration: what is said of them.

    """

    patterns: tuple[PathPattern, ...]
    declaration: Declaration


def declare(files: Iterable[FileRecord]) -> tuple[list[Declaration], list[Unread]]:
    """Turn what was read into declarations.

    Returns:
        the declarations, and the statements that could not be understood.

    """
    by_path = {file.path: file for file in files}
    declarations: list[Declaration] = []
    unread: list[Unread] = []
    for file in by_path.values():
        try_all = _Declarer(file, by_path)
        declarations += try_all.declarations()
        unread += try_all.unread
    return _texts_joined(declarations), unread


class _Declarer:
    """Reads the declarations of one file."""

    def __init__(self, file: FileRecord, by_path: dict[str, FileRecord]) -> None:
        self._file = file
        self._by_path = by_path
        self._folder = file.path.rpartition("/")[0]
        self.unread: list[Unread] = []

    def declarations(self) -> list[Declaration]:
        evidence = self._file.evidence
        tags = [seen for seen in evidence if seen.kind is EvidenceKind.SPDX_TAG]
        found = [self._tag(tags)] if tags else []
        for seen in evidence:
            if seen.kind is EvidenceKind.MANIFEST:
                found.append(self._manifest(seen))
            elif seen.kind is EvidenceKind.LICENCE_FILE:
                found.append(self._licence_file())
        found.append(
            self._readme([seen for seen in evidence if seen.kind is EvidenceKind.README])
        )
        return [declaration for declaration in found if declaration is not None]

    def _tag(self, tags: Sequence[Evidence]) -> Declaration | None:
        understood: list[LicenceExpression] = []
        for tag in tags:
            expression = self._understood(tag, parse_expression)
            # In prose and program text, "SPDX-License-Identifier: <id>" is not a statement.
            if expression and (tag.confidence >= _SURE or not expression.unknown):
                understood.append(expression)
        if not understood:
            return None
        joined = _joined(understood)
        place = Place(self._file.path, tags[0].line, tags[0].column)
        return Declaration(place, self._file.path, DeclaredBy.TAG, joined)

    def _manifest(self, seen: Evidence) -> Declaration | None:
        place = Place(self._file.path, seen.line, seen.column)
        if seen.points_to:
            target = self._at(seen.points_to)
            licence = _text_of(target) if target else None
            if licence is None:
                return None
            expression = replace(parse_expression(licence), written=seen.value)
        else:
            understood = self._understood(seen, parse_loosely)
            if understood is None:
                return None
            expression = understood
        return Declaration(
            place, self._folder, DeclaredBy.MANIFEST, expression, seen.is_default
        )

    def _licence_file(self) -> Declaration | None:
        if self._folder.rpartition("/")[2] == _SHELF:
            return None
        place = Place(self._file.path)
        licence = _text_of(self._file)
        identified = self._file.identification
        if licence is None and identified and identified.points_to:
            target = self._at(identified.points_to)
            licence = _text_of(target) if target else None
        if licence is not None:
            return Declaration(place, self._folder, DeclaredBy.TEXT, parse_expression(licence))
        named = identified.names if identified else ()
        if len(named) == 1 and identified and identified.kind in _NAMING:
            return Declaration(
                place, self._folder, DeclaredBy.README, parse_expression(named[0])
            )
        return None

    def _readme(self, statements: Sequence[Evidence]) -> Declaration | None:
        """Take the licence that a README names; one that names several is ambiguous."""
        named = {
            name.id: (statement, name)
            for statement in reversed(statements)
            for name in reversed(named_in(statement.value, with_tokens=True))
        }
        if len(named) != 1:
            return None
        ((id_, (statement, name)),) = named.items()
        place = Place(self._file.path, statement.line, statement.column + name.start)
        expression = replace(parse_expression(id_), written=name.written)
        return Declaration(place, self._folder, DeclaredBy.README, expression)

    def _at(self, target: str) -> FileRecord | None:
        parts: list[str] = self._folder.split("/") if self._folder else []
        for part in target.split("/"):
            if part == "..":
                del parts[-1:]
            elif part not in {"", "."}:
                parts.append(part)
        return self._by_path.get("/".join(parts))

    def _understood(
        self, seen: Evidence, parse: Callable[[str], LicenceExpression]
    ) -> LicenceExpression | None:
        try:
            return parse(seen.value)
        except ExpressionError as error:
            if seen.confidence >= _SURE:
                place = Place(self._file.path, seen.line, seen.column)
                reason = (
                    f"licence expression {seen.value!r} does not parse ({error}); "
                    "write an SPDX expression such as PPL"
                )
                self.unread.append(Unread(place, reason))
            return None


_NAMING = frozenset({TextKind.DEED, TextKind.NOTICE, TextKind.POINTER})


def _text_of(file: FileRecord) -> str | None:
    """Return the licence whose whole text the file is."""
    found = file.identification
    return found.licence if found and found.kind is TextKind.TEXT else None


def _joined(expressions: Sequence[LicenceExpression]) -> LicenceExpression:
    """Return all of `expressions` joined by AND."""
    distinct = {expression.normal: expression for expression in expressions}
    if len(distinct) == 1:
        return expressions[0]
    return parse_expression(" AND ".join(f"({normal})" for normal in sorted(distinct)))


def _texts_joined(declarations: list[Declaration]) -> list[Declaration]:
    """Let several licence texts in one folder speak together: none denies the others."""
    texts: dict[str, list[Declaration]] = defaultdict(list)
    for declaration in declarations:
        if declaration.by is DeclaredBy.TEXT:
            texts[declaration.scope].append(declaration)
    joined = {
        scope: _joined([declaration.licence for declaration in found])
        for scope, found in texts.items()
        if len(found) > 1
    }
    return [
        replace(declaration, licence=joined[declaration.scope])
        if declaration.by is DeclaredBy.TEXT and declaration.scope in joined
        else declaration
        for declaration in declarations
    ]


def settle(
    files: Sequence[FileRecord],
    declarations: Sequence[Declaration],
    components: Sequence[Component] = (),
) -> tuple[tuple[FileRecord, ...], tuple[Conflict, ...]]:
    """Decide which declaration holds for each file, and find the disagreements.

    Args:
        files: all files, without their licence.
        declarations: all that was declared, the steward's word on the whole included.
        components: the steward's word on parts; a later one wins over an earlier one.

    Returns:
        the files with their licence, in the same order, and the conflicts by scope.

    """
    ground = _Ground(declarations, components)
    settled = []
    for file in files:
        holder = ground.holds_for(file.path)
        licence = holder.licence if holder else None
        settled.append(replace(file, licence=licence, governed_by=holder))
    return tuple(settled), ground.conflicts()


class _Ground:
    """All declarations, by scope."""

    def __init__(
        self, declarations: Sequence[Declaration], components: Sequence[Component]
    ) -> None:
        self._components = tuple(reversed(components))
        self._by_scope: dict[str, list[Declaration]] = defaultdict(list)
        for declaration in declarations:
            self._by_scope[declaration.scope].append(declaration)
        for component in components:
            for pattern in component.patterns:
                if pattern.base in self._by_scope and pattern.base:
                    self._by_scope[pattern.base].append(component.declaration)
        for found in self._by_scope.values():
            found.sort(key=_strongest_first)
        self._folders: dict[str, Declaration | None] = {}

    def holds_for(self, path: str) -> Declaration | None:
        """Return the declaration that holds for the file or folder `path`."""
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


def _strongest_first(declaration: Declaration) -> tuple[int, Place]:
    return -declaration.by, declaration.place


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


def _families(licence: LicenceExpression) -> frozenset[str]:
    return frozenset(_VERSION_CHOICE.sub("", id_) for id_ in licence.ids)
