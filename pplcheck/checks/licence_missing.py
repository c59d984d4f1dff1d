"""Does nothing say what the licence of these files is?"""

from collections.abc import Iterator

from pplcheck.graph import CommonsGraph
from pplcheck.model.evidence import EvidenceKind
from pplcheck.model.finding import Finding, Location, Severity
from pplcheck.model.identification import TextKind
from pplcheck.model.place import Place
from pplcheck.model.survey import FileRecord, Survey

NAME = "licence-missing"
SEVERITY = Severity.ERROR


def check(graph: CommonsGraph, survey: Survey) -> Iterator[Finding]:
    """Yield one finding for all files that no declaration covers.

    A folder whose licence file holds a text that we don't know is covered by that text. Files
    that are about licences, and empty ones, need none.
    """
    del graph
    needing = [file for file in survey.files if not file.is_exempt]
    covered = {
        file.path.rpartition("/")[0] for file in survey.files if _holds_unknown_text(file)
    }
    bare = [
        file
        for file in needing
        if file.licence is None and not any(folder in covered for folder in _folders(file.path))
    ]
    if not bare:
        return
    defaults = [
        Location(declaration.place, f"{declaration.licence.written!r} is a tool's default")
        for declaration in survey.declarations
        if declaration.is_default
    ]
    shown = [Location(Place(file.path)) for file in bare]
    yield Finding(
        NAME,
        SEVERITY,
        f"nothing says what the licence of {len(bare)} of {len(needing)} files is",
        "put the licence's text into LICENSE, or its SPDX id into each file",
        (*defaults, *shown),
    )


def _holds_unknown_text(file: FileRecord) -> bool:
    is_licence_file = any(seen.kind is EvidenceKind.LICENCE_FILE for seen in file.evidence)
    found = file.identification
    return (
        is_licence_file and found is not None and found.kind is TextKind.NONE and file.size > 0
    )


def _folders(path: str) -> Iterator[str]:
    while path:
        path = path.rpartition("/")[0]
        yield path
