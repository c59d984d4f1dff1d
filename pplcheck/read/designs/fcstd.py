"""What does a FreeCAD document state?"""

from collections.abc import Iterator
from typing import Final

from pplcheck.containers.archive import Archive
from pplcheck.model.design import Format, Role
from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.read.design import licence_field, said
from pplcheck.syntax import xml

NAME = "fcstd"
GLOBS = ("*.fcstd",)
FORMAT: Final = Format(
    title="FreeCAD document",
    role=Role.DESIGN,
    source="FreeCAD, `App::Document` properties",
    places=((EvidenceKind.EMBEDDED, "`Document.xml`, Property License and LicenseURL"),),
)
_LARGEST = 16 * 1024 * 1024


def claims(content: bytes) -> bool:
    """Whether the content is a zip archive."""
    return content.startswith(b"PK\3\4")


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what the document's properties state."""
    del path
    archive = Archive(content)
    pieces = archive.pieces("Document.xml", _LARGEST)
    for element in xml.stream(pieces, frozenset({"String"})):
        yield from said(EvidenceKind.TITLE, element.attribute("value"), "Document.xml")
    yield from licence_field("", "Document.xml, Property License")
