"""What does each design say of itself?"""

from collections.abc import Iterable, Iterator

from pplcheck.licences.declarations import says_itself
from pplcheck.model.design import Design, Format, Statement
from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.model.survey import Declaration, DeclaredBy, FileRecord

_SEEN_AS = {
    DeclaredBy.TAG: EvidenceKind.SPDX_TAG,
    DeclaredBy.EMBEDDED: EvidenceKind.EMBEDDED,
    DeclaredBy.NOTICE: EvidenceKind.NOTICE,
}


def designs_of(files: Iterable[FileRecord]) -> Iterator[Design]:
    """Yield what the designs among some files say of themselves."""
    for file in files:
        if file.format is not None:
            yield _design(file, file.format)


def _design(file: FileRecord, format_: Format) -> Design:
    own = says_itself(file)
    seen = _spoken(file, own)
    return Design(
        path=file.path,
        format=format_,
        statement=_statement(seen, own),
        written=own.licence.written if own else (seen.value if seen else ""),
        licence=own.licence.normal if own else "",
        locator=seen.locator if seen else "",
        line=own.place.line if own else 0,
        titles=_all(file, EvidenceKind.TITLE),
        authors=_all(file, EvidenceKind.AUTHOR),
        organisations=_all(file, EvidenceKind.ORGANISATION),
        identifiers=_all(file, EvidenceKind.IDENTIFIER),
    )


def _spoken(file: FileRecord, own: Declaration | None) -> Evidence | None:
    """Return the evidence behind a declaration, or a licence field that says nothing."""
    if own:
        # Of a format without lines, all that it says stands at one place.
        spoken = (_SEEN_AS[own.by], own.place.line, own.place.column, own.is_default)
        return next(
            (
                one
                for one in file.evidence
                if (one.kind, one.line, one.column, one.is_default) == spoken and not one.about
            ),
            None,
        )
    fields = (one for one in file.evidence if one.kind is EvidenceKind.EMBEDDED)
    return next((one for one in fields if not one.about), None)


def _statement(seen: Evidence | None, own: Declaration | None) -> Statement:
    if own:
        return Statement.DEFAULT if own.is_default else Statement.STATED
    if seen is None:
        return Statement.SILENT
    if seen.is_default:
        return Statement.DEFAULT
    # Something is written there that names no licence.
    return Statement.STATED if seen.value else Statement.EMPTY


def _all(file: FileRecord, kind: EvidenceKind) -> tuple[str, ...]:
    values = (one.value for one in file.evidence if one.kind is kind and not one.about)
    return tuple(dict.fromkeys(values))
