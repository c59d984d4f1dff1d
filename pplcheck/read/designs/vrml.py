"""What does a VRML scene state? KiCad's models of parts carry their licence in its comments."""

import re
from collections.abc import Iterator
from typing import Final

from pplcheck.model.design import Format, Role
from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.read.design import passage, said
from pplcheck.read.lettering import sounds_like_law
from pplcheck.read.lines import text_of
from pplcheck.read.mesh_comments import comments

NAME = "vrml"
GLOBS = ("*.wrl", "*.vrml")
FORMAT: Final = Format(
    title="VRML scene",
    role=Role.DESIGN,
    source="ISO/IEC 14772-1, VRML97: comments; the node WorldInfo",
    places=(
        (EvidenceKind.PASSAGE, "comments (`#`)"),
        (EvidenceKind.PASSAGE, "`WorldInfo`, `info`"),
        (EvidenceKind.TITLE, "`WorldInfo`, `title`"),
    ),
    passed_over="names of nodes; scripts; scenes packed by gzip",
    head=64 * 1024,
)
_COMMENT = re.compile(r"[ \t]*#(?!VRML V)(?P<text>.*)")
_STRING = r'"(?P<value>(?:[^"\\]|\\.){0,2000})"'
_WORLD = re.compile(r"WorldInfo\s*\{(?P<body>[^}]{0,4000})\}")
_TITLE = re.compile(rf"\btitle\s+{_STRING}")
_INFO = re.compile(_STRING)


def claims(content: bytes) -> bool:
    """Whether it begins as the format does."""
    return content.startswith((b"#VRML", b"\xef\xbb\xbf#VRML"))


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what comments at the beginning and the scene's own description say."""
    del path
    text = text_of(content)
    noted = (
        (number, _COMMENT.match(line)) for number, line in enumerate(text.splitlines(), start=1)
    )
    yield from comments(((number, one["text"]) for number, one in noted if one), "comment")
    if world := _WORLD.search(text):
        place = (text.count("\n", 0, world.start()) + 1, 1)
        body = world["body"]
        if title := _TITLE.search(body):
            yield from said(EvidenceKind.TITLE, title["value"], "WorldInfo, title", place)
            body = body.replace(title[0], "")
        told = "\n".join(one["value"] for one in _INFO.finditer(body))
        if sounds_like_law(told):
            yield from passage(told, "WorldInfo, info", place)
