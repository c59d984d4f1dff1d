"""What does a DWG drawing state in its properties? The rest of the format is closed."""

from collections.abc import Iterator
from typing import Final

from pplcheck.containers.dwg import Property, properties, release
from pplcheck.model.design import Format, Role
from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.read.cad_makers import maker
from pplcheck.read.design import passage, said
from pplcheck.read.lettering import sounds_like_law
from pplcheck.read.named_fields import named_field

NAME = "dwg"
GLOBS = ("*.dwg", "*.dws", "*.dwt")
FORMAT: Final = Format(
    title="DWG drawing",
    role=Role.DESIGN,
    source="Open Design Specification for .dwg files 5.4.1, chapters 4.1 and 13",
    places=(
        (EvidenceKind.EMBEDDED, "the property License, if somebody added one"),
        (EvidenceKind.PASSAGE, "the properties Subject, Keywords and Comments"),
        (EvidenceKind.AUTHOR, "the properties Author and LastSavedBy"),
        (EvidenceKind.TITLE, "the property Title"),
        (EvidenceKind.IDENTIFIER, "the first six bytes: the version"),
    ),
    passed_over=(
        "texts of the drawing, which are packed by the bit; properties before AutoCAD 2004."
        " What the title block says is found in the same drawing as DXF"
    ),
    head=64 * 1024,
)
_MAKERS = frozenset({"Author", "LastSavedBy"})
_WORDS = frozenset({"Subject", "Keywords", "Comments"})


def claims(content: bytes) -> bool:
    """Whether the content begins with the version of such a drawing."""
    return bool(release(content))


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield the version, and what the properties say.

    Raises:
        UnparsableError: it is cut off in its properties.

    """
    del path
    version = f"DWG of AutoCAD {release(content)}"
    yield from said(EvidenceKind.IDENTIFIER, version, "version")
    for one in properties(content):
        yield from _of_property(one)


def _of_property(one: Property) -> Iterator[Evidence]:
    where = f"property {one.name}"
    if one.is_custom:
        yield from named_field(one.name, one.value, where, (0, 0))
    elif one.name == "Title":
        yield from said(EvidenceKind.TITLE, one.value, where)
    elif one.name in _MAKERS:
        yield from maker(EvidenceKind.AUTHOR, one.value, where)
    elif one.name in _WORDS and sounds_like_law(one.value):
        yield from passage(one.value, where)
