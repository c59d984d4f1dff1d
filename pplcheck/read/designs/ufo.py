"""What does a Unified Font Object state, the source format that font editors share?"""

from collections.abc import Iterator
from typing import Final

from pplcheck.model.design import Format, Role
from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.read.font import (
    ADDRESS,
    COPYRIGHT,
    DEFAULT,
    DESIGNER,
    FAMILY,
    FULL_NAME,
    LICENCE,
    MAKER,
    PASSED_OVER,
    stated_by,
)
from pplcheck.syntax import xml

NAME = "ufo"
GLOBS = ("fontinfo.plist",)
FORMAT: Final = Format(
    title="Unified Font Object",
    role=Role.FONT,
    source="UFO 3, `fontinfo.plist`",
    places=(
        (EvidenceKind.EMBEDDED, "openTypeNameLicense, openTypeNameLicenseURL"),
        (EvidenceKind.AUTHOR, "openTypeNameDesigner"),
        (EvidenceKind.ORGANISATION, "openTypeNameManufacturer"),
        (EvidenceKind.TITLE, "postscriptFullName, else familyName"),
        (EvidenceKind.COPYRIGHT, "copyright"),
    ),
    default=DEFAULT,
    passed_over=PASSED_OVER,
)
_KEYS: Final = {
    "copyright": COPYRIGHT,
    "familyName": FAMILY,
    "postscriptFullName": FULL_NAME,
    "openTypeNameManufacturer": MAKER,
    "openTypeNameDesigner": DESIGNER,
    "openTypeNameLicense": LICENCE,
    "openTypeNameLicenseURL": ADDRESS,
}
_WANTED: Final = frozenset({"key", "string"})
_PLACES: Final = {id_: key for key, id_ in _KEYS.items()}


def claims(content: bytes) -> bool:
    """Whether it is a property list."""
    return b"<plist" in content[:1024]


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what the font's properties state."""
    del path
    names: dict[int, str] = {}
    key = ""
    encoding = xml.encoding_to_take(content)
    # A property list comes with Apple's document type.
    for element in xml.stream(
        xml.in_pieces(content), _WANTED, allows_doctype=True, encoding=encoding
    ):
        if element.path == ("plist", "dict", "key"):
            key = element.text
        elif element.path == ("plist", "dict", "string") and key in _KEYS:
            names[_KEYS[key]] = element.text
            key = ""
    yield from stated_by(names, _PLACES)
