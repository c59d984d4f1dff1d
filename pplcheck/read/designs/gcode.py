"""From which objects was G-code made?

Every slicer names them in its own way; a name is taken without what the slicer adds to it.
"""

import re
from collections.abc import Iterator
from typing import Final

from pplcheck.model.design import Format, Role
from pplcheck.model.evidence import Evidence, EvidenceKind, Relation
from pplcheck.read.design import link, said
from pplcheck.read.lines import text_of
from pplcheck.read.machine_comments import comments

NAME = "gcode"
GLOBS = ("*.gcode", "*.gco", "*.g", "*.gc", "*.ngc", "*.nc", "*.cnc", "*.tap")
FORMAT: Final = Format(
    title="G-code",
    role=Role.MACHINE_FILE,
    source="what PrusaSlicer, Orca Slicer, Bambu Studio, Cura, ideaMaker and Klipper write",
    places=(
        (EvidenceKind.TITLE, "the name of the object, where there is only one"),
        (EvidenceKind.LINK, "`; printing object NAME`, `;MESH:NAME`, `;PRINTING: NAME`"),
        (EvidenceKind.LINK, "`EXCLUDE_OBJECT_DEFINE NAME=`, `M486 A…`, `; objects_info`"),
        (EvidenceKind.PASSAGE, "comments before the first move, as a hint"),
    ),
    passed_over="Settings, thumbnails, and all behind the first 256 KB.",
    head=256 * 1024,
)
_SURE = re.compile(rb"^[ \t]*(?:N\d+ *)?[GM] ?\d{1,3}(?:\.\d)?(?=[\s;*(A-Z])", re.MULTILINE)
_HEAD_OF_CLAIM = 64 * 1024
_NAMED = re.compile(
    r"^;[ ]*printing object (?P<prusa>[^\r\n]+)"
    r"|^;MESH:(?P<cura>[^\r\n]+)"
    r"|^;PRINTING: ?(?P<idea>[^\r\n]+)"
    r"|^(?:; ?)?EXCLUDE_OBJECT_DEFINE NAME=(?P<klipper>'[^'\n]+'|\"[^\"\n]+\"|[^\s]+)"
    r"|^M486 A(?P<marlin>[^\r\n]+)"
    r"|^; objects_info = (?P<info>\{[^\n]*)",
    re.MULTILINE,
)
_IN_INFO = re.compile(r'"name" ?: ?"((?:[^"\\]|\\.)*+)"')
_ADDED = re.compile(
    r"(?:[ _]id[:_ ]\d+[ _]copy[_ ]\d+|[ _]\(?(?:instance|copy)[ _]\d+\)?|;.*)$", re.IGNORECASE
)
# The number of the same object once more: `clip.stl_1`, `clip.stl(2)`.
_COUNTED = re.compile(
    r"(\.(?:stl|3mf|obj|amf|ste?p|ply|iges?|svg))(?:_\d+|\(\d+\)| \(\d+\))$", re.IGNORECASE
)
_NO_OBJECT = frozenset({"nonmesh", "non-object", "support", "wipe tower", "skirt", "brim"})
_MOST_OBJECTS = 200
_COMMENT = re.compile(r"^[;(][;( ]*+(?P<text>[^\r\n]*)", re.MULTILINE)
_FIRST_MOVE = re.compile(r"^G[123] ", re.MULTILINE)
# A picture in base 64, which may look like any word.
_THUMBNAIL = re.compile(r"thumbnail\w* (begin|end)")


def claims(content: bytes) -> bool:
    """Whether commands stand in lines of their own."""
    head = content[:_HEAD_OF_CLAIM]
    return b"\0" not in head and bool(_SURE.search(head))


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield the objects from which it was made, and what comments may grant."""
    del path
    text = text_of(content[: FORMAT.head])
    objects: dict[str, tuple[str, int]] = {}
    line, counted = 1, 0
    for found in _NAMED.finditer(text):
        line, counted = line + text.count("\n", counted, found.start()), found.start()
        for name in _names(found):
            if len(objects) < _MOST_OBJECTS:
                objects.setdefault(name, (_locator(found), line))
    if len(objects) == 1:
        ((name, (locator, number)),) = objects.items()
        yield from said(EvidenceKind.TITLE, name, locator, (number, 1))
    for name, (locator, number) in objects.items():
        yield from link(name, Relation.MADE_FROM, locator, (number, 1))
    first = _FIRST_MOVE.search(text)
    yield from comments(_numbered(text[: first.start() if first else len(text)]))


def _names(found: re.Match[str]) -> Iterator[str]:
    kind = found.lastgroup or ""
    written = _IN_INFO.findall(found[kind]) if kind == "info" else [found[kind]]
    for one in written:
        name = _COUNTED.sub(r"\1", _ADDED.sub("", one.strip().strip("\"'")).strip())
        if name and name.lower() not in _NO_OBJECT:
            yield name


def _locator(found: re.Match[str]) -> str:
    return re.split(r"[=:{]| A", found.group(), maxsplit=1)[0].strip("; ")[:40]


def _numbered(text: str) -> Iterator[tuple[int, str]]:
    line, counted = 1, 0
    is_picture = False
    for found in _COMMENT.finditer(text):
        line, counted = line + text.count("\n", counted, found.start()), found.start()
        border = _THUMBNAIL.match(found["text"])
        is_picture = border[1] == "begin" if border else is_picture
        if not is_picture:
            yield line, found["text"].rstrip(" )")
