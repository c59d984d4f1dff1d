"""What does a document of LibreOffice and its like state?"""

from collections.abc import Iterable, Iterator
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

NAME = "odf"
_ZIPPED: Final = ("odt", "ods", "odp", "odg", "ott", "ots", "otp", "otg")
_FLAT: Final = ("fodt", "fods", "fodp", "fodg")
GLOBS = tuple(f"*.{ending}" for ending in (*_ZIPPED, *_FLAT))
FORMAT: Final = Format(
    title="OpenDocument",
    role=Role.DOCUMENT,
    source="ODF 1.3, part 3, 4.3 (metadata)",
    places=(
        (EvidenceKind.EMBEDDED, "`meta.xml`, `meta:user-defined` License and License URL"),
        (EvidenceKind.AUTHOR, "`meta:initial-creator`, else `dc:creator`"),
        (EvidenceKind.TITLE, "`dc:title`"),
        (EvidenceKind.COPYRIGHT, "`dc:rights`; `meta:user-defined` Copyright"),
        (EvidenceKind.PASSAGE, "`dc:description`; the text, where it speaks of the document"),
    ),
    passed_over="what the text says of other things; macros, embedded objects",
)
_META: Final = "meta.xml"
_MANIFEST: Final = "META-INF/manifest.xml"
_TEXTS: Final = ("content.xml", "styles.xml")
_WANTED: Final = frozenset(
    {"meta", "title", "description", "creator", "initial-creator", "rights", "user-defined"}
)
# Who began it, or else who changed it last.
_CREATORS: Final = (("initial-creator", "meta:initial-creator"), ("creator", "dc:creator"))
_ENCRYPTED: Final = frozenset({"encryption-data"})
_WHITE: Final = b"\xef\xbb\xbf \t\r\n"


def claims(content: bytes) -> bool:
    """Whether it is an archive, or an XML document of offices."""
    return is_document(content) or content.lstrip(_WHITE).startswith(b"<")


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what the document's metadata state, and its text of itself."""
    del path
    if not is_document(content):
        encoding = xml.encoding_to_take(content)
        yield from _stated(xml.in_pieces(content), "office:meta", encoding)
        return
    archive = opened(content)
    _refuse_encrypted(archive)
    if _META in archive:
        yield from _stated(archive.pieces(_META, PROPERTIES_AT_MOST), _META)
    yield from stated_in(archive, (name for name in _TEXTS if name in archive))


def _refuse_encrypted(archive: Archive) -> None:
    """Say of an encrypted document that it is one: its members look like rubbish.

    Raises:
        UnparsableError: it is.

    """
    if _MANIFEST not in archive:
        return
    pieces = archive.pieces(_MANIFEST, PROPERTIES_AT_MOST)
    if any(xml.stream(pieces, _ENCRYPTED, allows_doctype=True)):
        raise UnparsableError(0, 0, "encrypted with a password")


def _stated(
    pieces: Iterable[bytes], where: str, encoding: str | None = None
) -> Iterator[Evidence]:
    properties = Properties()
    creators: dict[str, str] = {}
    fault = None
    try:
        for element in xml.stream(pieces, _WANTED, encoding=encoding):
            name = element.path[-1]
            if name == "meta":
                break  # what follows in a flat document is its text
            if element.path[-2:-1] == ("meta",):
                creators.setdefault(name, element.text)
                _take(properties, name, element, where)
    except UnparsableError as error:
        fault = error
    for name, called in _CREATORS:
        if creators.get(name):
            properties.take(EvidenceKind.AUTHOR, creators[name], f"{where}, {called}")
            break
    yield from properties.evidence()
    if fault:
        raise within(fault, where)


def _take(properties: Properties, name: str, element: xml.Element, where: str) -> None:
    locator = f"{where}, dc:{name}"
    if name == "title":
        properties.take(EvidenceKind.TITLE, element.text, locator)
    elif name == "description":
        properties.take_description(element.text, locator)
    elif name == "rights":
        properties.take_rights(element.text, locator)
    elif name == "user-defined":
        called = {key.rpartition(":")[2]: value for key, value in element.attributes}
        own = called.get("name", "")
        properties.take_own(own, element.text, f"{where}, {own}")
