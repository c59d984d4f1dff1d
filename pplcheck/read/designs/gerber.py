"""From which board was a Gerber file made?"""

import re
from collections.abc import Iterator
from typing import Final

from pplcheck.model.design import Format, Role
from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.read.lines import text_of
from pplcheck.read.machine_comments import comments, project

NAME = "gerber"
# Beside the modern `.gbr`, the endings by which programmes tell layers apart.
GLOBS = (
    "*.gbr", "*.ger", "*.gbx", "*.pho", "*.art", "*.g[0-9]", "*.g[0-9][0-9]",
    "*.g[tbd][lsopad1]",
    "*.gk[o1]", "*.gm[0-9l]", "*.gm[0-9][0-9]", "*.gp[0-9tb]", "*.g[pt][0-9]", "*.gg1",
    "*.gbp", "*.gtp", "*.cmp", "*.sol", "*.st[cs]", "*.pl[cs]", "*.cr[cs]", "*.drd",
)  # fmt: skip
FORMAT: Final = Format(
    title="Gerber layer",
    role=Role.MACHINE_FILE,
    source="Ucamco, The Gerber Layer Format Specification, chapter 5 (X2, X3)",
    places=(
        (EvidenceKind.TITLE, "`TF.ProjectId`, or `G04 Title:`"),
        (EvidenceKind.LINK, "`TF.ProjectId`, the project from which it was made"),
        (EvidenceKind.PASSAGE, "`G04` comments, as a hint"),
    ),
    passed_over=(
        "`TF.GenerationSoftware`, `TF.CreationDate` and the layer's function; the GUID of "
        "`TF.ProjectId`, which is made from the name."
    ),
    head=16 * 1024,
)
_SURE = re.compile(rb"%FS[LTDA]*[AI]?X\d\dY\d\d|%TF\.|%MO(?:MM|IN)\*%|G04 #@! TF\.|%AD+D\d\d")
_PROJECT = re.compile(
    r"(?:%TF\.|G0?4 *#@! *TF\.)ProjectId,"
    r"(?P<name>[^,*\n]*+),[^,*\n]*+,?(?P<revision>[^*\n]*+)\*"
)
# gEDA's pcb and its kin: `G04 Title: Blinker, component side *`.
_TITLE = re.compile(r"^G0?4 Title: (?P<name>[^,*\n]+), [\w ]+\*", re.MULTILINE)
_COMMENT = re.compile(r"^G0?4[ ,]*+(?!#@!)(?P<text>[^*\n]*)", re.MULTILINE)
_ESCAPED = re.compile(r"\\u([0-9A-Fa-f]{4})")
_UNKNOWN = "(unknown)"


def claims(content: bytes) -> bool:
    """Whether commands of Gerber stand at the beginning."""
    head = content[: FORMAT.head]
    return b"\0" not in head and bool(_SURE.search(head))


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield the project from which it was made, and what comments may grant."""
    del path
    text = text_of(content)
    found = _PROJECT.search(text)
    if found:
        name, revision = (_plain(found[part]) for part in ("name", "revision"))
        yield from project(name, revision, "TF.ProjectId", _place(text, found.start("name")))
    else:
        titled = _TITLE.search(text)
        if titled and titled["name"] != _UNKNOWN:
            place = _place(text, titled.start("name"))
            yield from project(titled["name"], "", "G04 Title", place)
    yield from comments(_numbered(text))


def _plain(written: str) -> str:
    """Resolve the codes that stand for signs which Gerber itself needs (a comma)."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), written)


def _numbered(text: str) -> Iterator[tuple[int, str]]:
    line, counted = 1, 0
    for found in _COMMENT.finditer(text):
        line, counted = line + text.count("\n", counted, found.start()), found.start()
        yield line, found["text"]


def _place(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
