"""What does the header of an exchange file say, of STEP and IFC alike (ISO 10303-21, 9.2)?"""

import re
from collections.abc import Iterator
from typing import Final

from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.read.cad_makers import maker
from pplcheck.read.design import passage, said
from pplcheck.read.lettering import sounds_like_law
from pplcheck.syntax.part21 import Comment, Record, header
from pplcheck.syntax.places import Point

PLACES: Final = (
    (EvidenceKind.PASSAGE, "comments (`/* … */`) of the header, and before the data"),
    (EvidenceKind.PASSAGE, "HEADER, FILE_DESCRIPTION and the authorisation of FILE_NAME"),
    (EvidenceKind.AUTHOR, "HEADER, FILE_NAME, author"),
    (EvidenceKind.ORGANISATION, "HEADER, FILE_NAME, organization"),
    (EvidenceKind.TITLE, "HEADER, FILE_NAME, name, and FILE_DESCRIPTION"),
)
DEFAULT: Final = (
    "names of programmes, of accounts (sysAdmin) and of examples (An Author) are passed over"
)
# The arguments of FILE_NAME; real files have one, six or seven.
_NAME, _AUTHOR, _ORGANISATION, _AUTHORISATION = 0, 2, 3, 6
# `/* description */` and its kin say which argument follows.
_LABEL = re.compile(r"\s*(?:[\w -]{1,24}|=+|-+)\s*$")
_MARGIN = re.compile(r"[ \t]*\*++[ \t]?")
# What programmes write for a description, templates for a name, and Onshape for its own use.
_NO_TITLE: Final = re.compile(
    r"\W*$|[0-9a-f]{24}$|unknown|none$|unnamed|untitled|step (?:ap|export)|free ?cad model"
    r"|open cascade"
    r"|cax-?if|ap ?2[04]\d|solid ?(?:designer|works|edge)|.*\bstep export|ki ?cad electronic"
    r"|(?:default |my |unnamed )?project(?: (?:name|number|status))?$|redacted$|longname$"
    r"|viewdefinition|iso ?10303|description$|model$|part$|.*\bstep file|.*\brec\. ?pracs",
    re.IGNORECASE,
)
_LONGEST_TITLE = 500
_FOLDERS = re.compile(r"^.*[/\\]", re.DOTALL)


def title(written: str, locator: str, place: Point) -> Iterator[Evidence]:
    """Yield a title, unless it is what programmes and templates write."""
    if not _NO_TITLE.match(written[:_LONGEST_TITLE]):
        yield from said(EvidenceKind.TITLE, written, locator, place)


def file_title(written: str, locator: str, place: Point) -> Iterator[Evidence]:
    """Yield the name of a file as a title, without the folders in which somebody kept it.

    Some programmes write the whole path, with the name of an account in it.
    """
    yield from title(_FOLDERS.sub("", written), locator, place)


def read_header(content: bytes) -> Iterator[Evidence]:
    """Yield what the header says.

    Raises:
        UnparsableError: it is broken, or does not end; what was yielded before stands.

    """
    block: list[Comment] = []
    for part in header(content):
        if isinstance(part, Record):
            yield from _spoken(block)
            block = []
            yield from _said(part)
        elif not _LABEL.match(part.text):
            # Some put each line into a comment of its own.
            if block and part.line > block[-1].line + block[-1].text.count("\n") + 1:
                yield from _spoken(block)
                block = []
            block.append(part)
    yield from _spoken(block)


def _spoken(block: list[Comment]) -> Iterator[Evidence]:
    if block:
        lines = (line for comment in block for line in comment.text.split("\n"))
        text = "\n".join(map(_without_margin, lines))
        yield from passage(text, "comment", (block[0].line, block[0].column))


def _without_margin(line: str) -> str:
    margin = _MARGIN.match(line)
    return line[margin.end() if margin else 0 :].rstrip()


def _said(record: Record) -> Iterator[Evidence]:
    if record.name == "FILE_NAME":
        yield from _of_file_name(record)
    elif record.name == "FILE_DESCRIPTION":
        locator = "HEADER, FILE_DESCRIPTION"
        text = "\n".join(record.texts(0))
        if sounds_like_law(text):
            yield from passage(text, locator, record.place)
        for first in record.texts(0)[:1]:
            yield from title(first, locator, record.place)


def _of_file_name(record: Record) -> Iterator[Evidence]:
    where = "HEADER, FILE_NAME"
    yield from file_title(record.text(_NAME), f"{where}, name", record.place)
    for author in record.texts(_AUTHOR):
        yield from maker(EvidenceKind.AUTHOR, author, f"{where}, author", record.place)
    for name in record.texts(_ORGANISATION):
        yield from maker(
            EvidenceKind.ORGANISATION, name, f"{where}, organization", record.place
        )
    authorisation = record.text(_AUTHORISATION)
    if sounds_like_law(authorisation):
        yield from passage(authorisation, f"{where}, authorisation", record.place)
