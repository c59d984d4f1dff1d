"""What do an OBJ mesh and its materials state? They have comments alone."""

import re
from collections.abc import Iterator
from typing import Final

from pplcheck.model.design import Format, Role
from pplcheck.model.evidence import Evidence, EvidenceKind, Relation
from pplcheck.read.design import link
from pplcheck.read.lines import text_of
from pplcheck.read.mesh_comments import comments

NAME = "obj"
GLOBS = ("*.obj", "*.mtl")
FORMAT: Final = Format(
    title="OBJ mesh or its materials",
    role=Role.DESIGN,
    source="Wavefront, Advanced Visualizer, appendix B1 (OBJ) and MTL 4.2",
    places=(
        (EvidenceKind.PASSAGE, "comments (`#`)"),
        (EvidenceKind.LINK, "`mtllib`"),
    ),
    passed_over="names of objects, groups and materials",
    head=64 * 1024,
)
# The compilers' object code has this ending, too, and is no text.
_KEYWORDS = re.compile(
    rb"^[ \t]*(?:v|vn|vt|f|o|g|mtllib|usemtl|newmtl|K[ads])[ \t]+\S", re.MULTILINE
)
_COMMENT = re.compile(r"[ \t]*#+(?P<text>.*)")
_LIBRARY = re.compile(r"[ \t]*mtllib[ \t]+(?P<name>\S[^\r\n]*)")


def claims(content: bytes) -> bool:
    """Whether it is a text with the keywords of the format."""
    head = content[:65_536]
    return b"\0" not in head and bool(_KEYWORDS.search(head))


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what the comments at the beginning say."""
    del path
    lines = list(enumerate(text_of(content).splitlines(), start=1))
    noted = ((number, _COMMENT.match(line)) for number, line in lines)
    yield from comments(((number, one["text"]) for number, one in noted if one), "comment")
    for number, line in lines:
        if found := _LIBRARY.match(line):
            place = (number, found.start("name") + 1)
            yield from link(found["name"], Relation.CONTAINS, "mtllib", place)
