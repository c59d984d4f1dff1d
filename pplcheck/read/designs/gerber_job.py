"""From which board were the files of a Gerber job made?"""

from collections.abc import Iterator
from typing import Final

from pplcheck.model.design import Format, Role
from pplcheck.model.evidence import Evidence, EvidenceKind, Relation
from pplcheck.read.design import HINT, link, passage
from pplcheck.read.machine_comments import project
from pplcheck.syntax import json
from pplcheck.syntax.places import UnparsableError

NAME = "gerber_job"
GLOBS = ("*.gbrjob",)
FORMAT: Final = Format(
    title="Gerber job",
    role=Role.MACHINE_FILE,
    source="Ucamco, The Gerber Job Format Specification",
    places=(
        (EvidenceKind.TITLE, "`GeneralSpecs`, `ProjectId`, `Name`"),
        (EvidenceKind.LINK, "`ProjectId`; `Path` of `FilesAttributes`"),
        (EvidenceKind.PASSAGE, "`Header`, `Comment`, as a hint"),
    ),
    passed_over="The programme, the date, and how the board is to be made.",
)


def claims(content: bytes) -> bool:
    """Whether the content begins as JSON."""
    return content[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield the project, and the files that belong to the job."""
    del path
    job = json.load(content)
    if not isinstance(job, dict):
        raise UnparsableError(1, 1, "not a Gerber job")
    places = json.places(content)
    keys = ("GeneralSpecs", "ProjectId")
    name, revision = (_text(job, *keys, key) for key in ("Name", "Revision"))
    yield from project(name, revision, "ProjectId", places.of_value((*keys, "Name")))
    comment = _text(job, "Header", "Comment")
    yield from passage(comment, "Header, Comment", confidence=HINT)
    files = job.get("FilesAttributes")
    for index, file in enumerate(files if isinstance(files, list) else ()):
        place = places.of_value(("FilesAttributes", index, "Path"))
        target = _text(file, "Path")
        yield from link(target, Relation.CONTAINS, "FilesAttributes, Path", place)


def _text(table: object, *keys: str) -> str:
    """Return the text to which some keys lead, or nothing."""
    for key in keys:
        table = table.get(key) if isinstance(table, dict) else None
    return table if isinstance(table, str) else ""
