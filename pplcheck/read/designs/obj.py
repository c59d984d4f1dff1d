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
        (EvidenceKind.AUTHOR, "a comment such as `# Author: …`"),
        (EvidenceKind.LINK, "`mtllib`; pictures of materials (`map_Kd`, `bump` and others)"),
        (EvidenceKind.LINK, "the file from which Blender says that it was made"),
    ),
    passed_over="names of objects, groups and materials",
    head=64 * 1024,
)
# The compilers' object code has this ending, too, and is no text.
_KEYWORDS = re.compile(
    rb"^[ \t]*(?:v|vn|vt|f|o|g|mtllib|usemtl|newmtl|K[ads])[ \t]+\S", re.MULTILINE
)
_COMMENT = re.compile(r"[ \t]*#+(?P<text>.*)")
# Options stand before the name of a picture: `-bm 0.5 -clamp on name`.
_PICTURE = re.compile(
    r"[ \t]*(?P<what>map_\w{1,20}|bump|disp|decal|refl|norm)[ \t]+"
    r"(?:-[a-z]{1,9}[ \t]+"
    r"(?:(?:on|off|[rgbmlz]|[\d.e+-]{1,20}|sphere|cube_[a-z]{1,6})[ \t]+)*+)*+"
    r"(?P<name>\S[^\r\n]*)"
)
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
    told = set[str]()
    for number, line in lines:
        if found := _LIBRARY.match(line) or _PICTURE.match(line):
            name = found["name"].strip().replace("\\", "/")
            what = found["what"] if found.re is _PICTURE else "mtllib"
            if name not in told:
                told.add(name)
                place = (number, found.start("name") + 1)
                yield from link(name, Relation.CONTAINS, what, place)
