"""What does a web font state, in its names and in the metadata beside them?"""

from collections.abc import Iterator
from typing import Final

from pplcheck.containers.sfnt import names_in
from pplcheck.containers.woff import FIRST, SECOND, metadata, name_table
from pplcheck.model.design import Format, Role
from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.read.design import licence_field, said
from pplcheck.read.font import DEFAULT, PASSED_OVER, PLACES, SOURCE, stated_in
from pplcheck.read.rights import rights
from pplcheck.syntax import xml
from pplcheck.syntax.places import UnparsableError

NAME = "woff"
GLOBS = ("*.woff", "*.woff2")
FORMAT: Final = Format(
    title="Web font",
    role=Role.FONT,
    source=f"WOFF 1.0 and 2.0, 7 (extended metadata); {SOURCE}",
    places=(
        *PLACES,
        (EvidenceKind.EMBEDDED, "metadata, `license`"),
        (EvidenceKind.COPYRIGHT, "metadata, `copyright`"),
        (EvidenceKind.AUTHOR, "metadata, `credit`"),
        (EvidenceKind.ORGANISATION, "metadata, `vendor`"),
    ),
    default=DEFAULT,
    passed_over=PASSED_OVER,
)
_WANTED: Final = frozenset({"license", "text", "copyright", "credit", "vendor"})


def claims(content: bytes) -> bool:
    """Whether it begins with the mark of a web font."""
    return content.startswith((FIRST, SECOND))


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what the font's names and its metadata state."""
    del path
    faults = []
    try:
        yield from stated_in(names_in(name_table(content)))
    except UnparsableError as error:
        faults.append(error)
    try:
        yield from _metadata(metadata(content))
    except UnparsableError as error:
        faults.append(error)
    if faults:
        raise faults[0]


def _metadata(written: bytes) -> Iterator[Evidence]:
    texts: dict[int, str] = {}
    for element in xml.stream((written,), _WANTED) if written else ():
        name = element.path[-1]
        locator = f"metadata, {name}"
        if name == "text":
            # Of several languages the first.
            texts.setdefault(element.parents[-1], element.text)
        elif name == "license":
            address = element.attribute("url")
            text = texts.get(element.number, "")
            yield from licence_field(text or address, locator, means=address)
        elif name == "copyright" and element.number in texts:
            yield from rights(texts[element.number], locator)
        elif name == "credit":
            yield from said(EvidenceKind.AUTHOR, element.attribute("name"), locator)
        elif name == "vendor":
            yield from said(EvidenceKind.ORGANISATION, element.attribute("name"), locator)
