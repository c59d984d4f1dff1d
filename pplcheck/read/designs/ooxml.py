"""What does a document of Microsoft Office state?"""

import re
from collections.abc import Iterator
from typing import Final

from pplcheck.containers.archive import Archive
from pplcheck.model.design import Format, Role
from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.read.office import (
    PROPERTIES_AT_MOST,
    Properties,
    is_document,
    opened,
    stated_in,
    within,
)
from pplcheck.syntax import xml
from pplcheck.syntax.places import UnparsableError

NAME = "ooxml"
GLOBS = (
    "*.docx", "*.docm", "*.dotx", "*.dotm", "*.xlsx", "*.xlsm", "*.xltx", "*.xltm", "*.pptx",
    "*.pptm", "*.potx", "*.potm", "*.ppsx", "*.vsdx",
)  # fmt: skip
FORMAT: Final = Format(
    title="Office Open XML",
    role=Role.DOCUMENT,
    source="ECMA-376, part 1, 15.2.12 and 22.2; part 2, 8.3 (core properties)",
    places=(
        (EvidenceKind.EMBEDDED, "`docProps/custom.xml`, License and License URL"),
        (EvidenceKind.AUTHOR, "`docProps/core.xml`, `dc:creator`"),
        (EvidenceKind.ORGANISATION, "`docProps/app.xml`, Company"),
        (EvidenceKind.TITLE, "`docProps/core.xml`, `dc:title`"),
        (EvidenceKind.COPYRIGHT, "`dc:rights`; `docProps/custom.xml`, Copyright"),
        (
            EvidenceKind.PASSAGE,
            "`dc:description`; text, notes at the foot, first and last slides",
        ),
    ),
    default="the title “PowerPoint Presentation”, the author “python-docx”",
    passed_over="the cells of a table; what the text says of other things; macros",
)
_ROOT: Final = "_rels/.rels"
# The three parts by the last step of their relation's type, and where they usually lie.
_PARTS: Final = {
    "core-properties": "docProps/core.xml",
    "extended-properties": "docProps/app.xml",
    "custom-properties": "docProps/custom.xml",
}
_WANTED: Final = frozenset(
    {
        "title",
        "creator",
        "description",
        "rights",
        "Company",
        "property",
        "lpwstr",
        "lpstr",
        "bstr",
    }
)
_TEXTS = re.compile(r"word/(?:document|footer\d*|header\d*|footnotes)\.xml")
_SLIDES = re.compile(r"ppt/slides/slide(\d+)\.xml")
_FIRST, _LAST = 5, 2


def claims(content: bytes) -> bool:
    """Whether it is an archive, or the box in which encrypted documents lie."""
    return is_document(content)


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what the document's properties state, and its text of itself."""
    del path
    archive = opened(content)
    properties = Properties()
    faults = []
    for name in _parts(archive):
        try:
            _take(properties, name, archive)
        except UnparsableError as error:
            faults.append(within(error, name))
    yield from properties.evidence()
    yield from stated_in(archive, _told(archive))
    if faults:
        raise faults[0]


def _parts(archive: Archive) -> list[str]:
    """Return the members that hold properties, as the package says, or as is usual."""
    found = dict(_PARTS)
    if _ROOT in archive:
        pieces = archive.pieces(_ROOT, PROPERTIES_AT_MOST)
        for element in xml.stream(pieces, frozenset({"Relationship"})):
            kind = element.attribute("Type").rpartition("/")[2]
            if kind in found:
                found[kind] = element.attribute("Target").lstrip("/")
    return [name for name in found.values() if name in archive]


def _take(properties: Properties, name: str, archive: Archive) -> None:
    values: dict[int, str] = {}
    for element in xml.stream(archive.pieces(name, PROPERTIES_AT_MOST), _WANTED):
        called = element.path[-1]
        locator = f"{name}, {called}"
        if called == "title":
            properties.take(EvidenceKind.TITLE, element.text, locator)
        elif called == "creator":
            properties.take(EvidenceKind.AUTHOR, element.text, locator)
        elif called == "Company":
            properties.take(EvidenceKind.ORGANISATION, element.text, locator)
        elif called == "description":
            properties.take_description(element.text, locator)
        elif called == "rights":
            properties.take_rights(element.text, locator)
        elif called == "property":
            own = element.attribute("name")
            properties.take_own(own, values.pop(element.number, ""), f"{name}, {own}")
        else:
            values[element.parents[-1] if element.parents else 0] = element.text


def _told(archive: Archive) -> list[str]:
    """Return the members with text that a person would read first."""
    slides = sorted(
        (int(found[1]), name)
        for name in archive.names
        if (found := _SLIDES.fullmatch(name)) is not None
    )
    read = slides[:_FIRST] + slides[max(_FIRST, len(slides) - _LAST) :]
    texts = [name for name in archive.names if _TEXTS.fullmatch(name)]
    return [*texts, *(name for _, name in read)]
