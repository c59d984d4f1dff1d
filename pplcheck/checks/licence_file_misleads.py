"""Is a licence file not what it seems: other words, a summary, a pointer, nothing?"""

import re
from collections.abc import Iterator

from pplcheck.graph import CommonsGraph
from pplcheck.model.evidence import EvidenceKind
from pplcheck.model.finding import Finding, Location, Severity
from pplcheck.model.identification import Identification, TextKind
from pplcheck.model.licence import family_of
from pplcheck.model.place import SHELF, Place, from_folder
from pplcheck.model.survey import FileRecord, Survey

NAME = "licence-file-misleads"
SEVERITY = Severity.ERROR

_SEVERITIES = {
    TextKind.IMPOSTOR: Severity.ERROR,
    TextKind.MODIFIED: Severity.ERROR,
    TextKind.PARTIAL: Severity.WARNING,
    TextKind.DEED: Severity.WARNING,
    TextKind.POINTER: Severity.WARNING,
}
_HINTS = {
    TextKind.IMPOSTOR: "give these words a title of their own, or put the real text here",
    TextKind.MODIFIED: "restore the licence's words, or give the changed text another name",
    TextKind.PARTIAL: "put the whole text here",
    TextKind.DEED: "put the licence's text here: a summary grants nothing",
    TextKind.POINTER: "put the text itself here: copies of the work may lack the other file",
}


def check(graph: CommonsGraph, survey: Survey) -> Iterator[Finding]:
    """Yield one finding for each licence file that is not the text it seems to be."""
    del graph
    paths = {file.path for file in survey.files}
    for file in survey.files:
        if not any(seen.kind is EvidenceKind.LICENCE_FILE for seen in file.evidence):
            continue
        found = file.identification
        if not file.size:
            yield _finding(
                file, Severity.ERROR, "the licence file is empty", "put the text here"
            )
        elif found and found.kind in _SEVERITIES:
            severity = _severity(found, survey)
            yield _finding(file, severity, _message(found, file, paths), _HINTS[found.kind])
        elif found and (named := _other_name(file, found)):
            message = (
                f"the licence file is named {named}, but its text is that of {found.licence}"
            )
            hint = "put the text there that the name promises, or rename the file"
            yield _finding(file, Severity.ERROR, message, hint)


def _other_name(file: FileRecord, found: Identification) -> str:
    """Return the id by which a file in `LICENSES/` is called, where its text is another's."""
    folder, _, name = file.path.rpartition("/")
    id_ = name.rpartition(".")[0]
    if folder.rpartition("/")[2] != SHELF or found.kind is not TextKind.TEXT:
        return ""
    texts = (found.licence or "").split(" AND ")
    # "cern_ohl_w_v2.txt" is no id, and promises no other text.
    is_same = _bare(id_) in {_bare(family_of(one)) for one in texts}
    return "" if is_same else id_


def _bare(id_: str) -> str:
    """Return a name so that spellings of one id are equal."""
    words = re.findall(r"[a-z]+|\d+", family_of(id_).lower())
    while words and words[-1] == "0":
        words.pop()
    return "-".join(word for word in words if word != "v")


def _severity(found: Identification, survey: Survey) -> Severity:
    """Return how much it matters: most where the words of the commons' own family change."""
    is_of_others = found.licence is not None and found.licence not in survey.recognisable
    if found.kind is TextKind.MODIFIED and is_of_others:
        return Severity.WARNING
    return _SEVERITIES[found.kind]


def _message(found: Identification, file: FileRecord, paths: set[str]) -> str:
    if found.kind is not TextKind.POINTER:
        return f"the licence file {found.why}"
    target = from_folder(file.path.rpartition("/")[0], found.points_to)
    absent = "" if target in paths else ", which is not here"
    return f"the licence file only {found.why}{absent}"


def _finding(file: FileRecord, severity: Severity, message: str, hint: str) -> Finding:
    return Finding(NAME, severity, message, hint, (Location(Place(file.path)),))
