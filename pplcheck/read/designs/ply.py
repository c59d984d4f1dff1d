"""What does a PLY mesh state? Its head has comments, and facts about the object."""

import re
from collections.abc import Iterator
from typing import Final

from pplcheck.model.design import Format, Role
from pplcheck.model.evidence import Evidence, EvidenceKind, Relation
from pplcheck.read.design import licence_field, link, said
from pplcheck.read.lines import text_of
from pplcheck.read.mesh_comments import comments

NAME = "ply"
GLOBS = ("*.ply",)
FORMAT: Final = Format(
    title="PLY mesh",
    role=Role.DESIGN,
    source="Greg Turk, The PLY Polygon File Format (1994)",
    places=(
        (EvidenceKind.PASSAGE, "`comment`, and other words of `obj_info`"),
        (EvidenceKind.EMBEDDED, "`obj_info license …`"),
        (EvidenceKind.AUTHOR, "`obj_info author …`"),
        (EvidenceKind.LINK, "`comment TextureFile …`, a picture"),
        (EvidenceKind.LINK, "the file from which Blender says that it was made"),
    ),
    head=64 * 1024,
)
_HEAD = re.compile(rb"ply\r?\n(?:[^\n]*\n)*?end_header")
_INFO = re.compile(
    r"obj_info\s+(?P<key>licen[cs]e|author|creator|title)\b\s*[:=]?\s*(?P<value>\S.*)",
    re.IGNORECASE,
)
_TEXTURE = re.compile(r"comment\s+TextureFile\s+(?P<name>\S.*)")
_KINDS: Final = {
    "author": EvidenceKind.AUTHOR,
    "creator": EvidenceKind.AUTHOR,
    "title": EvidenceKind.TITLE,
}


def claims(content: bytes) -> bool:
    """Whether it begins as the format does."""
    return content[:4] in {b"ply\n", b"ply\r"}


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what the head says."""
    del path
    head = _HEAD.match(content)
    lines = list(enumerate(text_of(head.group() if head else content[:4096]).splitlines(), 1))
    noted = (
        (number, line.partition(" ")[2])
        for number, line in lines
        if line.startswith(("comment ", "obj_info ")) and not _INFO.match(line)
    )
    yield from comments(noted, "comment")
    for number, line in lines:
        if found := _TEXTURE.match(line):
            place = (number, found.start("name") + 1)
            yield from link(found["name"], Relation.CONTAINS, "comment TextureFile", place)
        elif found := _INFO.match(line):
            place = (number, found.start("value") + 1)
            kind = _KINDS.get(found["key"].lower())
            if kind is None:
                yield from licence_field(found["value"], "obj_info", place)
            else:
                yield from said(kind, found["value"], "obj_info", place)
