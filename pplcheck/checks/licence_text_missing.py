"""Is a licence declared whose text is nowhere in the tree?"""

from collections.abc import Iterator

from pplcheck.graph import CommonsGraph
from pplcheck.model.evidence import EvidenceKind
from pplcheck.model.finding import Finding, Location, Severity
from pplcheck.model.identification import TextKind
from pplcheck.model.licence import family_of
from pplcheck.model.survey import DeclaredBy, FileRecord, Survey

NAME = "licence-text-missing"
SEVERITY = Severity.WARNING

_NO_LICENCE = "NONE"


def check(graph: CommonsGraph, survey: Survey) -> Iterator[Finding]:
    """Yield one finding for each licence that holds for some file, but whose text is missing.

    Where a licence file holds a text that we don't know, only licences that we would have
    recognised by their decisive words count as missing.
    """
    del graph
    texts = {family_of(id_) for file in survey.files for id_ in _texts_in(file)}
    unknown_text = any(
        seen.kind is EvidenceKind.LICENCE_FILE
        and file.identification is not None
        and file.identification.kind is TextKind.NONE
        for file in survey.files
        for seen in file.evidence
    )
    for id_, locations in _declared(survey).items():
        if family_of(id_) in texts or (unknown_text and id_ not in survey.recognisable):
            continue
        yield Finding(
            NAME,
            SEVERITY,
            f"{id_} is declared, but its text is not here",
            f"put the text into LICENSE, or into LICENSES/{id_}.txt",
            tuple(locations),
        )


def _declared(survey: Survey) -> dict[str, list[Location]]:
    """Return the places that declare each licence which holds for some file, or part of one."""
    holding = {file.governed_by for file in survey.files if file.governed_by}
    holding.update(survey.parts)
    found: dict[str, list[Location]] = {}
    for declaration in sorted(holding, key=lambda one: one.place):
        if declaration.by is DeclaredBy.TEXT:
            continue
        for id_ in declaration.licence.ids:
            is_exception = "exception" in id_.lower()
            if id_ == _NO_LICENCE or id_ in declaration.licence.unknown or is_exception:
                continue
            says = f"says {declaration.licence.written.strip()!r}"
            found.setdefault(id_, []).append(Location(declaration.place, says))
    return dict(sorted(found.items()))


def _texts_in(file: FileRecord) -> tuple[str, ...]:
    found = file.identification
    if found is None or found.kind is not TextKind.TEXT or found.licence is None:
        return ()
    return tuple(found.licence.split(" AND "))
