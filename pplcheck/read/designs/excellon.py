"""From which board was a drill file made?"""

import re
from collections.abc import Iterator
from typing import Final

from pplcheck.model.design import Format, Role
from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.read.lines import text_of
from pplcheck.read.machine_comments import comments, project

NAME = "excellon"
GLOBS = ("*.drl", "*.xln", "*.exc", "*.drd", "*.tap", "*.ncd", "*.drill", "*.txt")
FORMAT: Final = Format(
    title="Excellon drill file",
    role=Role.MACHINE_FILE,
    source="Excellon-2 (XNC: Ucamco, XNC Format Specification); X2 attributes as comments",
    places=(
        (EvidenceKind.TITLE, "`; #@! TF.ProjectId`"),
        (EvidenceKind.LINK, "`; #@! TF.ProjectId`, the project from which it was made"),
        (EvidenceKind.PASSAGE, "`;` comments, as a hint"),
    ),
    passed_over="The programme, the date, and what is drilled.",
    head=16 * 1024,
)
# The header opens with M48, after comments at most.
_BEGINS = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:[ \t]*(?:;[^\n]*)?\r?\n|%\r?\n){0,40}M48[ \t]*(?:;[^\n]*)?\r?\n"
)
_PROJECT = re.compile(
    r"^; *#@! *TF\.ProjectId,(?P<name>[^,\n]*),[^,\n]*,?(?P<revision>[^\r\n]*)", re.MULTILINE
)
_COMMENT = re.compile(r"^;[; ]*+(?!#@!)(?P<text>[^\r\n]*)", re.MULTILINE)


def claims(content: bytes) -> bool:
    """Whether the content begins as a drill file."""
    return bool(_BEGINS.match(content[: FORMAT.head]))


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield the project from which it was made, and what comments may grant."""
    del path
    text = text_of(content)
    found = _PROJECT.search(text)
    if found:
        place = (
            text.count("\n", 0, found.start()) + 1,
            found.start("name") - found.start() + 1,
        )
        yield from project(found["name"], found["revision"], "TF.ProjectId", place)
    yield from comments(_numbered(text))


def _numbered(text: str) -> Iterator[tuple[int, str]]:
    line, counted = 1, 0
    for found in _COMMENT.finditer(text):
        line, counted = line + text.count("\n", counted, found.start()), found.start()
        yield line, found["text"]
