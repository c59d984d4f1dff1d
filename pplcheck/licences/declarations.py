"""Who declares which licence for which part of the tree?

A tag or a notice speaks for its file, a file `NAME.license` for the file NAME, a licence text,
a manifest or a README for its folder.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from pplcheck.licences.corpus.catalogue import unversioned
from pplcheck.licences.expression import parse_expression, parse_loosely
from pplcheck.licences.fields import licence_in_field
from pplcheck.licences.names import named_in
from pplcheck.licences.offers import offer_in
from pplcheck.licences.sidecar import beside, speaks
from pplcheck.licences.understanding import SURE, Statements, joined
from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.model.identification import TextKind
from pplcheck.model.place import SHELF, Place, from_folder
from pplcheck.model.survey import Declaration, DeclaredBy, FileRecord, Unread

_SPEAKS_AS = {
    EvidenceKind.MANIFEST: DeclaredBy.MANIFEST,
    EvidenceKind.BADGE: DeclaredBy.BADGE,
}
_OF_A_PART = {
    EvidenceKind.SNIPPET: DeclaredBy.TAG,
    EvidenceKind.NOTICE: DeclaredBy.NOTICE,
    EvidenceKind.MANIFEST: DeclaredBy.MANIFEST,
}
# Less sure words point to a licence, name a sort of one, or speak of a part.
_SUFFICES = 0.7
_NAMING = frozenset({TextKind.DEED, TextKind.NOTICE, TextKind.POINTER})
# What a file that is about licences quotes, it does not say of itself.
_ABOUT_LICENCES = frozenset({EvidenceKind.LICENCE_FILE, EvidenceKind.README})


def declare(files: Iterable[FileRecord]) -> tuple[list[Declaration], list[Unread]]:
    """Turn what was read into declarations; what speaks of paths is for `Annotations`.

    Returns:
        the declarations, and the statements that could not be understood.

    """
    by_path = {file.path: file for file in files}
    declarations: list[Declaration] = []
    statements = Statements()
    for file in by_path.values():
        # Most files of a large tree say nothing.
        if file.evidence or file.identification:
            declarations += _Declarer(file, by_path, statements).declarations()
    return _texts_joined(declarations), statements.unread


def declare_parts(files: Iterable[FileRecord]) -> tuple[list[Declaration], list[Unread]]:
    """Return what snippets say of their own lines, manifests of a part of what they describe.

    Returns:
        the declarations, and the statements that could not be understood.

    """
    statements = Statements()
    parts = []
    for file in files:
        for seen in file.evidence:
            if not seen.value or not _speaks_of_a_part(seen):
                continue
            is_manifest = seen.kind is EvidenceKind.MANIFEST
            parse = parse_loosely if is_manifest else parse_expression
            expression = statements.understood(file.path, seen, parse)
            if expression and (seen.confidence >= SURE or not expression.unknown):
                place = Place(file.path, seen.line, seen.column)
                by = _OF_A_PART[seen.kind]
                parts.append(Declaration(place, file.path, by, expression))
        parts += [one for _, one in embedded(file, of_parts=True) if not one.is_default]
    return parts, statements.unread


def says_itself(file: FileRecord) -> Declaration | None:
    """Return what a file says of itself, as if nothing stood beside it or spoke of it."""
    return _Declarer(file, {}, Statements()).by_itself()


def embedded(file: FileRecord, *, of_parts: bool) -> Iterator[tuple[Evidence, Declaration]]:
    """Yield what the licence fields of a design declare, with the field.

    Args:
        file: a design.
        of_parts: those that speak of a part of it, and not those that speak of the whole.

    """
    for seen in file.evidence:
        if seen.kind is not EvidenceKind.EMBEDDED or bool(seen.about) is not of_parts:
            continue
        licence = licence_in_field(seen)
        if licence and (of_parts or seen.confidence >= _SUFFICES):
            place = Place(file.path, seen.line, seen.column)
            by = DeclaredBy.EMBEDDED
            yield seen, Declaration(place, file.path, by, licence, seen.is_default)


def _speaks_of_a_part(seen: Evidence) -> bool:
    """Whether it holds for some lines, or for the documentation, a module, a component."""
    if seen.kind is EvidenceKind.NOTICE:
        return bool(seen.about) and seen.confidence >= _SUFFICES
    if seen.kind is EvidenceKind.MANIFEST:
        return bool(seen.about) and not seen.is_default
    return seen.kind is EvidenceKind.SNIPPET


class _Declarer:
    """Reads the declarations of one file."""

    def __init__(
        self, file: FileRecord, by_path: Mapping[str, FileRecord], statements: Statements
    ) -> None:
        self._file = file
        self._by_path = by_path
        self._statements = statements
        self._folder = file.path.rpartition("/")[0]

    def declarations(self) -> list[Declaration]:
        evidence = self._file.evidence
        found = [self._own()]
        for seen in evidence:
            if seen.kind in _SPEAKS_AS:
                # What a manifest says of the documentation does not hold for the hardware.
                found.append(None if seen.about else self._manifest(seen))
            elif seen.kind is EvidenceKind.LICENCE_FILE:
                found.append(self._licence_file())
        stated = [seen for seen in evidence if seen.kind is EvidenceKind.README]
        found.append(self._readme(stated) if stated else None)
        return [declaration for declaration in found if declaration is not None]

    def _own(self) -> Declaration | None:
        """Return what the file says of itself, or of the file beside which it stands."""
        target = beside(self._file.path)
        if target in self._by_path:
            return self._sidecar(target)
        side = self._by_path.get(f"{self._file.path}.license")
        if side and speaks(side):
            return None
        return self.by_itself()

    def by_itself(self) -> Declaration | None:
        """Return what the file says of itself, whatever is said beside it."""
        return (
            self._of_file(EvidenceKind.SPDX_TAG, DeclaredBy.TAG)
            or self._embedded()
            or (
                None
                if any(seen.kind in _ABOUT_LICENCES for seen in self._file.evidence)
                else self._of_file(EvidenceKind.NOTICE, DeclaredBy.NOTICE)
            )
        )

    def _embedded(self) -> Declaration | None:
        """Return what the fields of a design say; of a default, that it is one."""
        found = [declaration for _, declaration in embedded(self._file, of_parts=False)]
        chosen = [one for one in found if not one.is_default] or found
        if not chosen:
            return None
        return replace(chosen[0], licence=joined([one.licence for one in chosen]))

    def _sidecar(self, target: str) -> Declaration | None:
        found = self._of_file(EvidenceKind.SPDX_TAG, DeclaredBy.SIDECAR) or self._of_file(
            EvidenceKind.NOTICE, DeclaredBy.SIDECAR
        )
        if found:
            return replace(found, scope=target)
        licence = _text_of(self._file)
        if licence is None:
            return None
        place = Place(self._file.path)
        return Declaration(place, target, DeclaredBy.SIDECAR, parse_expression(licence))

    def _of_file(self, kind: EvidenceKind, by: DeclaredBy) -> Declaration | None:
        """Return all statements of one kind: several hold together."""
        is_in_words = kind is EvidenceKind.NOTICE
        stated = [
            seen
            for seen in self._file.evidence
            if seen.kind is kind
            and not seen.about
            and not (is_in_words and seen.confidence < _SUFFICES)
        ]
        understood = []
        for seen in stated:
            parse = parse_loosely if is_in_words else parse_expression
            expression = self._statements.understood(self._file.path, seen, parse)
            # In prose and program text, "SPDX-License-Identifier: <id>" is not a statement.
            is_understood = expression and set(expression.unknown) <= unversioned()
            if expression and (seen.confidence >= SURE or is_understood):
                understood.append((seen, expression))
        if not understood:
            return None
        first, _ = understood[0]
        place = Place(self._file.path, first.line, first.column)
        licence = joined([expression for _, expression in understood])
        return Declaration(place, self._file.path, by, licence)

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
            understood = self._statements.understood(self._file.path, seen, parse_loosely)
            if understood is None:
                return None
            expression = understood
        return Declaration(place, self._folder, by, expression, seen.is_default)

    def _licence_file(self) -> Declaration | None:
        # Which of the texts there holds for a file is said elsewhere.
        if self._folder.rpartition("/")[2] == SHELF:
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


def _text_of(file: FileRecord) -> str | None:
    """Return the licence whose whole text the file is."""
    found = file.identification
    return found.licence if found and found.kind is TextKind.TEXT else None


def _texts_joined(declarations: list[Declaration]) -> list[Declaration]:
    """Let several licence texts in one folder speak together: none denies the others."""
    texts: dict[str, list[Declaration]] = defaultdict(list)
    for declaration in declarations:
        if declaration.by is DeclaredBy.TEXT:
            texts[declaration.scope].append(declaration)
    together = {
        scope: joined([declaration.licence for declaration in found])
        for scope, found in texts.items()
        if len(found) > 1
    }
    return [
        replace(declaration, licence=together[declaration.scope])
        if declaration.by is DeclaredBy.TEXT and declaration.scope in together
        else declaration
        for declaration in declarations
    ]
