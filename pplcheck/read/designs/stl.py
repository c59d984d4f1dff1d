"""What does an STL mesh state? It has no field for anything: a name, at most.

Programmes write their own name there, or the path of the file on somebody's disk; SolidWorks
writes the assembly of which the part is one.
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
    r"|pro-?e|creo|rhino|cura|slic3r|prusa ?slicer|bambu|simplify3d|netfabb|magics|tinkercad"
    r"|onshape|sketchup|autodesk|inventor|nx|open ?cascade|ugs?|3d-?tool|cadquery|numpy|trimesh"
    r"|wings|color|colour|cubify|materialise|shape|mesh|object|part|unnamed|default|model|ff3dmodel)"
    r"(?:[\W_].*)?)?$|.*\bSTL\b.*(?:export|file|binary)|\W*$",
    re.IGNORECASE,
)
_PATH: Final = re.compile(r"[A-Za-z]:\\|[/\\]|\.stl\b", re.IGNORECASE)
# "gearbox - housing-1" stands for the instance of a part in an assembly.
_ASSEMBLY: Final = re.compile(r"(?P<assembly>\S.{0,118}?) - (?P<part>\S.{0,118})-\d{1,4}")


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
    if sounds_like_law(written):
        yield from passage(written, locator, (1, 1))
    elif found := _ASSEMBLY.fullmatch(written):
        yield from said(EvidenceKind.TITLE, found["part"], locator, (1, 1))
        target = found["assembly"]
        yield from link(target, Relation.DERIVED_FROM, locator, (1, 1), confidence=HINT)
    elif not _EXPORTER.match(written) and not _PATH.search(written):
        yield from said(EvidenceKind.TITLE, written, locator, (1, 1))
