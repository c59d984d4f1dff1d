"""What does a FreeCAD document state of its licence, its makers and its kin?"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from pplcheck.containers.archive import Archive
from pplcheck.model.design import Format, Role
from pplcheck.model.evidence import Evidence, EvidenceKind, Relation
from pplcheck.read.design import FIRM, STATED, licence_field, link, passage, said
from pplcheck.syntax import xml
from pplcheck.syntax.places import UnparsableError

NAME = "fcstd"
# FreeCAD keeps older states beside the document, with a number or `BAK` in the ending.
GLOBS = ("*.fcstd", "*.fcstd[0-9]", "*.fcstd[0-9][0-9]", "*.fcbak")
FORMAT: Final = Format(
    title="FreeCAD document",
    role=Role.DESIGN,
    source="FreeCAD's source: the properties of `App::Document` and `App::Part`",
    places=(
        (EvidenceKind.EMBEDDED, "`Document.xml`, Property License and LicenseURL"),
        (EvidenceKind.EMBEDDED, "the same of an App::Part, for that part"),
        (EvidenceKind.PASSAGE, "`Document.xml`, Property Comment"),
        (EvidenceKind.AUTHOR, "`Document.xml`, Property CreatedBy and LastModifiedBy"),
        (EvidenceKind.ORGANISATION, "`Document.xml`, Property Company"),
        (EvidenceKind.TITLE, "`Document.xml`, Property Label"),
        (EvidenceKind.IDENTIFIER, "`Document.xml`, ProgramVersion, Property Uid and Id"),
        (EvidenceKind.IDENTIFIER, "`*.brp`: checksum and size of the largest solids"),
        (EvidenceKind.LINK, "`Document.xml`, XLink: the documents it takes parts from"),
    ),
    default=(
        '`License` is "All rights reserved" and `LicenseURL` a page of Wikipedia in any'
        " language, and nothing else; of a part, CC BY 3.0. A document that says CC-BY 3.0 is"
        " taken at its word, though FreeCAD before 0.15 wrote that unasked, too"
    ),
    passed_over="sketches and scripts within, which state no licence, and the solids' shapes",
)
_DOCUMENT = "Document.xml"
# The largest document seen has 2.4 MB of XML.
_LARGEST = 16 * 1024 * 1024
# The document's own properties end in the first kilobytes; what follows are its objects.
_HEAD = 8 * 1024
_PIECE = 256 * 1024
_PROPERTIES = ("Document", "Properties")
_VALUES = frozenset({"String", "Uuid"})
_RESERVED = "all rights reserved"
_WIKIPEDIA = re.compile(
    r"https?://(?:[\w-]+\.)*wikipedia\.org/(?:(?!https?:)\S)+", re.IGNORECASE
)
# What the preferences offer under a name that does not tell the version; its address neither.
_OFFERED: Final = {
    "cern open hardware licence strongly-reciprocal": "CERN-OHL-S-2.0",
    "cern open hardware licence weakly-reciprocal": "CERN-OHL-W-2.0",
    "cern open hardware licence permissive": "CERN-OHL-P-2.0",
    "freeart": "LAL-1.3",
}
# Written unasked: to documents before FreeCAD 0.15, and to each App::Part of some versions.
_BY_3: Final = ("CC-BY 3.0", "http://creativecommons.org/licenses/by/3.0/")
_BY_3_OF_PART: Final = ("CC BY 3.0", _BY_3[1])
_MAYBE_UNASKED = 0.75
# "Private Projects, not released for commercial use" is no company.
_TERMS = re.compile(r"licen[cs]|commercial use|copyright|reserved", re.IGNORECASE)
_MAKERS = ("CreatedBy", "LastModifiedBy")
_UNNAMED = re.compile(
    r"(?:unnamed|unbenannt|sans nom|sin nombre|senza nome)\d*$", re.IGNORECASE
)
_PART_LICENCE = b'name="License"'
_LINKED = re.compile(rb"<XLink\s[^<>]{0,2000}\bfile=(?:\"[^\"]|'[^'])")
# Edges and faces of a sketch are smaller; two unrelated designs have the same.
_SMALLEST_SOLID = 2_000
_MOST_SOLIDS = 64
_MOST_LINKS = 500
_MOST_NAMES = 3
_LONGEST = 20_000


class _Terms(NamedTuple):
    """A licence's name and address, as they stand in two properties."""

    licence: str
    address: str


def claims(content: bytes) -> bool:
    """Whether the content is a zip archive."""
    return content.startswith(b"PK\3\4")


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what the document's properties state, and which solids and documents it holds."""
    del path
    archive = Archive(content)
    if _DOCUMENT not in archive:
        raise UnparsableError(0, 0, "a zip archive without Document.xml: no FreeCAD document")
    yield from _solids(archive)
    text = archive.read(_DOCUMENT, _LARGEST)
    yield from _of_document(_own_properties(text))
    if text.count(_PART_LICENCE) > 1:
        yield from _of_parts(text)
    if _LINKED.search(text):
        yield from _linked(text)


def _own_properties(text: bytes) -> dict[str, str]:
    """Return the document's properties by name, with the programme's version.

    No more is parsed than is needed: the objects make up most of a document.
    """
    wanted = frozenset({"Property", "Properties", *_VALUES})
    properties: dict[str, str] = {"ProgramVersion": _programme(text)}
    value = ""
    for element in xml.stream(_pieces(text), wanted):
        if element.path == _PROPERTIES:
            break
        if element.path[:2] != _PROPERTIES:
            continue
        if element.path[-1] in _VALUES:
            value = element.attribute("value")[:_LONGEST]
        elif element.path[-1] == "Property":
            properties.setdefault(element.attribute("name"), value)
            value = ""
    return properties


def _pieces(text: bytes) -> Iterator[bytes]:
    """Yield it piece by piece, so that a parser need not keep what it made of the whole."""
    yield text[:_HEAD]
    for start in range(_HEAD, len(text), _PIECE):
        yield text[start : start + _PIECE]


def _programme(text: bytes) -> str:
    """Return the version of the programme, which stands in the root element."""
    found = re.search(
        rb"<Document\s[^<>]{0,500}?ProgramVersion=\"([^\"<>]{0,100})\"", text[:4096]
    )
    return found[1].decode(errors="replace") if found else ""


def _of_document(properties: dict[str, str]) -> Iterator[Evidence]:
    if "License" in properties or "LicenseURL" in properties:
        terms = _Terms(properties.get("License", ""), properties.get("LicenseURL", ""))
        yield from _licence(terms)
    for name in _MAKERS:
        yield from said(EvidenceKind.AUTHOR, properties.get(name, ""), _property(name))
    company = properties.get("Company", "")
    if _TERMS.search(company):
        yield from passage(company, _property("Company"))
    else:
        yield from said(EvidenceKind.ORGANISATION, company, _property("Company"))
    yield from passage(properties.get("Comment", ""), _property("Comment"))
    label = properties.get("Label", "")
    if not _UNNAMED.match(label):
        yield from said(EvidenceKind.TITLE, label, _property("Label"))
    yield from said(EvidenceKind.IDENTIFIER, properties.get("Id", ""), _property("Id"))
    if uid := properties.get("Uid", ""):
        yield from said(EvidenceKind.IDENTIFIER, f"freecad-uid:{uid}", _property("Uid"))
    if programme := properties["ProgramVersion"]:
        where = f"{_DOCUMENT}, ProgramVersion"
        yield from said(EvidenceKind.IDENTIFIER, f"FreeCAD {programme}", where)


def _property(name: str) -> str:
    return f"{_DOCUMENT}, Property {name}"


def _licence(terms: _Terms, about: str = "") -> Iterator[Evidence]:
    """Yield one statement for the two properties.

    The preferences write the address beside the name, and only the address tells the version.
    A reservation with more than Wikipedia's page beside it is a statement in two halves.
    """
    name, address = terms.licence.strip(), terms.address.strip()
    is_encyclopedic = bool(_WIKIPEDIA.fullmatch(address))
    if name.casefold().rstrip(".") == _RESERVED and address and not is_encyclopedic:
        name, address = f"{name}; {address}", ""
    yield from licence_field(
        name or ("" if is_encyclopedic else address),
        _property("License"),
        means=_OFFERED.get(name.casefold(), address),
        is_default=_is_unasked(_Terms(name, address), about),
        about=about,
        confidence=_MAYBE_UNASKED if terms == _BY_3 else FIRM,
    )


def _is_unasked(terms: _Terms, about: str) -> bool:
    if about and terms == _BY_3_OF_PART:
        return True
    is_reserved = terms.licence.casefold() == _RESERVED
    return is_reserved and bool(_WIKIPEDIA.fullmatch(terms.address))


def _of_parts(text: bytes) -> Iterator[Evidence]:
    """Yield each licence that parts within have, once, with the parts that have it."""
    holders: dict[_Terms, list[str]] = defaultdict(list)
    for properties in _of_objects(text):
        terms = _Terms(properties.get("License", ""), properties.get("LicenseURL", ""))
        if terms.licence.strip():
            holders[terms].append(properties.get("Label", "") or "without a name")
    for terms, names in holders.items():
        yield from _licence(terms, about=_parts(names))


def _of_objects(text: bytes) -> Iterator[dict[str, str]]:
    """Yield the properties of each object that has some for a licence."""
    wanted = frozenset({"Property", "Properties", "String"})
    found: dict[str, str] = {}
    value = ""
    for element in xml.stream(_pieces(text), wanted):
        if "ObjectData" not in element.path[:2]:
            continue
        if element.path[-1] == "String":
            value = element.attribute("value")[:_LONGEST]
        elif element.path[-1] == "Property":
            found[element.attribute("name")] = value
            value = ""
        else:
            if "License" in found:
                yield found
            found = {}


def _parts(names: list[str]) -> str:
    if len(names) == 1:
        return f"part {names[0]}"
    some = ", ".join(names[:_MOST_NAMES])
    more = ", …" if len(names) > _MOST_NAMES else ""
    return f"{len(names)} parts ({some}{more})"


def _linked(text: bytes) -> Iterator[Evidence]:
    """Yield the other documents that this one takes parts from, each once."""
    files = dict.fromkeys(
        element.attribute("file") for element in xml.stream(_pieces(text), frozenset({"XLink"}))
    )
    for file in _first(filter(None, files), _MOST_LINKS):
        yield from link(file, Relation.CONTAINS, f"{_DOCUMENT}, XLink", confidence=STATED)


def _first(files: Iterable[str], most: int) -> Iterator[str]:
    return (file for _, file in zip(range(most), files, strict=False))


def _solids(archive: Archive) -> Iterator[Evidence]:
    """Yield the largest solids by checksum and size, which the directory alone tells."""
    solids = {
        (size, checksum): name
        for name, checksum, size in archive.solids()
        if name.lower().endswith(".brp") and size >= _SMALLEST_SOLID
    }
    for (size, checksum), name in sorted(solids.items(), reverse=True)[:_MOST_SOLIDS]:
        value = f"freecad-solid:{checksum:08x}:{size}"
        yield from said(EvidenceKind.IDENTIFIER, value, name)
