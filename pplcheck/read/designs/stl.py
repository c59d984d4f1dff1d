"""What does an STL mesh state? It has no field for anything: a name, at most.

Programmes write their own name there, or the path of the file on somebody's disk; SolidWorks
writes the assembly in which the part is one.
"""

import re
from collections.abc import Iterator
from typing import Final

from pplcheck.model.design import Format, Role
from pplcheck.model.evidence import Evidence, EvidenceKind, Relation
from pplcheck.read.design import HINT, link, passage, said
from pplcheck.read.lettering import sounds_like_law
from pplcheck.read.lines import text_of

NAME = "stl"
GLOBS = ("*.stl",)
FORMAT: Final = Format(
    title="STL mesh",
    role=Role.DESIGN,
    source="3D Systems, StereoLithography Interface Specification (1989)",
    places=(
        (EvidenceKind.TITLE, "the name after `solid`; the head of a binary file"),
        (EvidenceKind.PASSAGE, "the same, where it sounds like a licence"),
        (EvidenceKind.LINK, "the same: the assembly that SolidWorks names"),
    ),
    passed_over="names of programs, and paths on somebody's disk",
    head=4096,
)
_HEAD = 84
_TEXT = re.compile(rb"\s*solid\b[ \t]*(?P<name>[^\r\n]*)[\r\n]", re.IGNORECASE)
_FACET = re.compile(rb"\s*(?:facet|endsolid)\b", re.IGNORECASE)
# What exporters leave there: their own names, colours of faces, dates.
_EXPORTER: Final = re.compile(
    r"\W*(?:(?:open ?scad|free ?cad|auto ?cad|blender|mesh ?lab|mesh ?mixer|admesh|vcg|stlb?"
    r"|ascii|binary|exported|created|generated|visualization|fusion ?360|catia|solid ?works"
    r"|pro-?e|creo|rhino(?:ceros)?|cura|slic3r|prusa ?slicer|bambu|simplify3d|netfabb|magics"
    r"|tinkercad|onshape|sketchup|autodesk|inventor|nx|open ?cascade|ugs?|3d-?tool|cadquery"
    r"|numpy|trimesh|wings|uranium|stlexp|libthing|sla-1|filetype|processed|made|converted"
    r"|color|colour|cubify|materialise|shape|mesh|object|part|unnamed|no ?name|default|model"
    r"|ff3dmodel|union|untitled)"
    r"(?:[\W_].*)?)?$|.*\bSTL\b.*(?:export|file|binary)|\W*$",
    re.IGNORECASE,
)
# Art of Illusion: "hinge"; Produced by Art of Illusion 2.8.1, Mon Aug 30 …
_QUOTED: Final = re.compile(r'"(?P<name>[^"]*)"; Produced by .*')
_PATH: Final = re.compile(r"[A-Za-z]:\\|[/\\]|\.(?:stl|step)\b", re.IGNORECASE)
# SolidWorks writes the assembly, and the way down to the instance of a part in it: "gearbox -
# lid-1 screw-4"; of a part that lives in its assembly alone: "screw^gearbox".
_ASSEMBLY: Final = re.compile(r"(?P<assembly>\S.{0,118}?) - (?P<way>\S.{0,118})")
_STEP: Final = re.compile(r"(?P<part>\S.*?)-\d{1,4}(?: (?!- )|$)")
_WITHIN: Final = re.compile(r"(?P<part>[^^]+)\^(?P<assembly>[^^]+)")


def claims(content: bytes) -> bool:
    """Whether it may be either form; what is neither is told by who reads its triangles."""
    return len(content) >= _HEAD or content.lstrip()[:5].lower() == b"solid"


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what the name says."""
    del path
    text = _TEXT.match(content[:1024])
    if text and _FACET.match(content, text.end()):
        name, locator = text["name"], "solid"
    else:
        name, locator = content[:80].partition(b"\0")[0], "the first 80 bytes"
    # Exporters of the binary form put the word of the other one there.
    written = re.sub(r"^solid\b ?", "", " ".join(text_of(name).split()))
    if not written.isprintable():
        return
    if quoted := _QUOTED.fullmatch(written):
        written = quoted["name"]
    if sounds_like_law(written):
        yield from passage(written, locator, (1, 1))
        return
    part, assembly = _placed(written)
    if not _EXPORTER.match(part) and not _PATH.search(part):
        yield from said(EvidenceKind.TITLE, part, locator, (1, 1))
    yield from link(assembly, Relation.DERIVED_FROM, locator, (1, 1), confidence=HINT)


def _placed(name: str) -> tuple[str, str]:
    """Return the part that a name stands for, and the assembly in which it is one."""
    if within := _WITHIN.fullmatch(name):
        return within["part"], within["assembly"]
    found = _ASSEMBLY.fullmatch(name)
    steps = list(_STEP.finditer(found["way"])) if found else []
    if not found or not steps:
        return name, ""
    # In 80 bytes a long way is cut off, and so is the part at its end.
    is_whole = steps[-1].end() == len(found["way"])
    return steps[-1]["part"] if is_whole else "", found["assembly"]
