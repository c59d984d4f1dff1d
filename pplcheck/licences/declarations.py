"""Who declares which licence for which part of the tree?

A tag speaks for its file, a licence text, a manifest or a README for its folder.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from pplcheck.licences.expression import ExpressionError, parse_expression, parse_loosely
from pplcheck.licences.names import named_in
from pplcheck.licences.offers import offer_in
from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.model.identification import TextKind
from pplcheck.model.licence import LicenceExpression
from pplcheck.model.place import Place, from_folder
from pplcheck.model.survey import Declaration, DeclaredBy, FileRecord, Unread

# REUSE keeps texts here; which of them holds for a file is said elsewhere.
_SHELF = "LICENSES"
_SURE = 1.0
_SPEAKS_AS = {
    EvidenceKind.MANIFEST: DeclaredBy.MANIFEST,
    EvidenceKind.BADGE: DeclaredBy.BADGE,
}
_NAMING = frozenset({TextKind.DEED, TextKind.NOTICE, TextKind.POINTER})


def declare(files: Iterable[FileRecord]) -> tuple[list[Declaration], list[Unread]]:
    """Turn what was read into declarations.

    Returns:
        the declarations, and the statements that could not be understood.

    """
    by_path = {file.path: file for file in files}
    declarations: list[Declaration] = []
    unread: list[Unread] = []
    for file in by_path.values():
        declarer = _Declarer(file, by_path)
        declarations += declarer.declarations()
        unread += declarer.unread
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
            if seen.kind in _SPEAKS_AS:
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
        by = _SPEAKS_AS[seen.kind]
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
        return Declaration(place, self._folder, by, expression, seen.is_default)

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
        """Take the licence that a README names; one that names several is ambiguous.

        But for an offer: "AGPL, or PPL for co-operatives" leaves the choice among those.
        """
        named = {
            name.id: (statement, name)
            for statement in reversed(statements)
            for name in reversed(named_in(statement.value, with_tokens=True))
        }
        if offered := offer_in(statements):
            statement, notice = offered
            expression = parse_expression(notice.expression)
            if {id_ for name in named for id_ in parse_expression(name).ids} <= set(
                expression.ids
            ):
                place = Place(self._file.path, statement.line, statement.column)
                expression = replace(expression, written=notice.written)
                return Declaration(place, self._folder, DeclaredBy.README, expression)
        if len(named) != 1:
            return None
        ((id_, (statement, name)),) = named.items()
        place = Place(self._file.path, statement.line, statement.column + name.start)
        expression = replace(parse_expression(id_), written=name.written)
        return Declaration(place, self._folder, DeclaredBy.README, expression)

    def _at(self, target: str) -> FileRecord | None:
        return self._by_path.get(from_folder(self._folder, target))

    def _understood(
        self, seen: Evidence, parse: Callable[[str], LicenceExpression]
    ) -> LicenceExpression | None:
        try:
            if seen.means:
                # What is right in its own format is not loose.
                return replace(parse(seen.means), written=seen.value, better="")
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


def _text_of(file: FileRecord) -> str | None:
    """Return the licence whose whole text the file is."""
    found = file.identification
    return found.licence if found and found.kind is TextKind.TEXT else None


def _joined(expressions: Sequence[LicenceExpression]) -> LicenceExpression:
    """Return all of `expressions` joined by AND."""
    distinct = {expression.normal: expression for expression in expressions}
    if len(distinct) == 1:
        return expressions[0]
    # Not parsed again: a list of licences may have hundreds of tags.
    joined = " AND ".join(f"({one})" if " OR " in one else one for one in sorted(distinct))
    return LicenceExpression(
        written=joined,
        normal=joined,
        ids=tuple(sorted({id_ for one in distinct.values() for id_ in one.ids})),
        unknown=tuple(sorted({id_ for one in distinct.values() for id_ in one.unknown})),
    )


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
