"""Do the declarations over one part of the commons contradict each other?"""

from collections.abc import Iterator

from pplcheck.graph import CommonsGraph
from pplcheck.model.finding import Finding, Location, Severity
from pplcheck.model.survey import Conflict, Declaration, DeclaredBy, Survey

NAME = "declarations-disagree"
SEVERITY = Severity.ERROR

_WHO = {
    DeclaredBy.STEWARD: "the configuration says",
    DeclaredBy.COMPONENT: "the configuration says",
    DeclaredBy.BADGE: "the badge says",
    DeclaredBy.README: "the README says",
    DeclaredBy.MANIFEST: "the manifest says",
    DeclaredBy.TEXT: "the text is that of",
    DeclaredBy.ANNOTATION: "the annotation says",
    DeclaredBy.NOTICE: "the notice says",
    DeclaredBy.EMBEDDED: "its licence field says",
    DeclaredBy.TAG: "the tag says",
    DeclaredBy.SIDECAR: "the file beside it says",
    DeclaredBy.OVERRIDE: "the annotation says",
    DeclaredBy.CONCLUSION: "a reviewer concluded",
}


def check(graph: CommonsGraph, survey: Survey) -> Iterator[Finding]:
    """Yield one finding for each conflict: all its places, the one that holds first."""
    del graph
    for conflict in survey.conflicts:
        licences = {declaration.licence.normal for declaration in conflict.declarations}
        where = f"the folder {conflict.scope}" if conflict.scope else "this commons"
        yield Finding(
            NAME,
            SEVERITY,
            f"{where} declares {len(licences)} licences: {', '.join(sorted(licences))}",
            "the stewards must choose one licence; then every place can say it",
            tuple(
                Location(declaration.place, _says(conflict, declaration))
                for declaration in conflict.declarations
            ),
        )


def _says(conflict: Conflict, declaration: Declaration) -> str:
    licence = declaration.licence
    words = f"{_WHO[declaration.by]} {licence.normal}"
    if licence.written.strip() != licence.normal:
        words = f"{words} (written {licence.written.strip()!r})"
    if declaration.is_default:
        return f"{words}, which is its tool's default and never wins"
    return f"{words}; this one holds" if declaration is conflict.used else words
