"""What does an XMP packet state, and what does RDF that is written like it?

XMP (ISO 16684-1) is RDF in XML, in which each property may be an attribute or an element, alone
or in a list. SVG holds Creative Commons' RDF of the same shape (`cc:Work` in place of
`rdf:Description`), so its reader gathers from it in the same way.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from pplcheck.model.evidence import Evidence, EvidenceKind, Relation
from pplcheck.read.addresses import named_by
from pplcheck.read.design import HINT, licence_field, link, passage, plain, said
from pplcheck.read.encoding import as_utf8
from pplcheck.read.lettering import sounds_like_law
from pplcheck.read.rights import rights
from pplcheck.syntax import xml
from pplcheck.syntax.places import Point, UnparsableError

_LARGEST: Final = 16 * 1024 * 1024
_MOST_VALUES: Final = 100
# Local names of properties, and what people call them. Prefixes are a matter of taste, and each
# of these names stands in one vocabulary; `Source` and `source` are two.
_PROPERTIES: Final = {
    "license": "cc:license",
    "licence": "cc:license",
    "License": "cc:License",
    "attributionName": "cc:attributionName",
    "creator": "dc:creator",
    "description": "dc:description",
    "publisher": "dc:publisher",
    "rights": "dc:rights",
    "source": "dc:source",
    "title": "dc:title",
    "wasDerivedFrom": "prov:wasDerivedFrom",
    "Credit": "photoshop:Credit",
    "Source": "photoshop:Source",
    "Author": "pdf:Author",
    "Artist": "tiff:Artist",
    "Copyright": "tiff:Copyright",
    "copyright": "xmpDM:copyright",
    "DocumentID": "xmpMM:DocumentID",
    "DerivedFrom": "xmpMM:DerivedFrom",
    "Owner": "xmpRights:Owner",
    "UsageTerms": "xmpRights:UsageTerms",
    "WebStatement": "xmpRights:WebStatement",
}
_SAID: Final = {
    "title": EvidenceKind.TITLE,
    "creator": EvidenceKind.AUTHOR,
    "attributionName": EvidenceKind.AUTHOR,
    "Author": EvidenceKind.AUTHOR,
    "Artist": EvidenceKind.AUTHOR,
    "publisher": EvidenceKind.ORGANISATION,
    "Credit": EvidenceKind.ORGANISATION,
    "Source": EvidenceKind.ORGANISATION,
    "Owner": EvidenceKind.COPYRIGHT,
}
# In this order the first address goes with the words for the terms, if there are any.
_ADDRESSES: Final = ("license", "licence", "WebStatement")
# What a licence permits and asks; that of this work only where the work names no other.
_DESCRIBED: Final = "License"
_LISTS: Final = frozenset({"Alt", "Seq", "Bag", "li"})
# Nodes that stand for somebody or something, which an inner property names.
_NODES: Final = frozenset({"Agent", "Person", "Organization", "Description"})
_NAMES: Final = frozenset({"title", "name", "value"})
_ABOUT: Final = frozenset({("License",), ("Work",)})
# Illustrator's own template bears it, and so does whatever was begun from there.
_TEMPLATE: Final = "uuid:5d20892493bfdb11914a8590d31508c8"
# The padding in which a programme may write in place.
_PADDING: Final = b"\0 \t\r\n"

# What RDF is read from: the elements that `Statements.take` wants to see.
WANTED: Final = frozenset({*_PROPERTIES, *_LISTS, *_NODES, *_NAMES, "Work", "documentID"})


def xmp(packet: bytes, locator: str) -> Iterator[Evidence]:
    """Yield what an XMP packet states.

    Args:
        packet: from `<?xpacket` or `<x:xmpmeta` on, in any of the encodings of XMP.
        locator: where the packet stands, in the words of the file's format.

    Raises:
        UnparsableError: it is not well-formed, has a document type, or is larger than 16 MiB;
            what stood before was yielded.

    """
    if len(packet) > _LARGEST:
        raise UnparsableError(0, 0, f"{locator}: more than 16 MiB")
    gathered = Statements(has_places=False)
    try:
        gathered.take(_elements(as_utf8(packet)))
    except UnparsableError as error:
        yield from gathered.evidence(locator)
        raise UnparsableError(0, 0, f"{locator}: {error.what}") from error
    yield from gathered.evidence(locator)


def _elements(packet: bytes) -> Iterator[xml.Element]:
    # Some leave before it what stands there in a JPEG.
    text = packet[max(packet.find(b"<"), 0) :].strip(_PADDING)
    return xml.stream(xml.in_pieces(text), WANTED, encoding=xml.encoding_to_take(text))


@dataclass(frozen=True, slots=True)
class _Value:
    """One value of a property, the property's usual name, and where it stands."""

    text: str
    name: str
    place: Point

    @property
    def is_page(self) -> bool:
        """Whether it need not be about a licence at all."""
        return self.name == "xmpRights:WebStatement"

    def at(self, locator: str) -> str:
        """Return where it stands, within what stands at `locator`."""
        return f"{locator}, {self.name}"


@dataclass(slots=True)
class Statements:
    """What some RDF says of the file in which it stands.

    Attributes:
        has_places: the lines of the elements mean something to people.
        has_work: there is a `cc:Work`, whatever stands in it.

    """

    has_places: bool = True
    has_work: bool = False
    _found: dict[str, list[_Value]] = field(default_factory=dict)
    _translated: set[int] = field(default_factory=set)

    def take(self, elements: Iterable[xml.Element]) -> None:
        """Gather from elements; those outside of `rdf:RDF` say nothing.

        Raises:
            UnparsableError: as the elements' source does; what came before was gathered.

        """
        for element in elements:
            if "RDF" not in element.path:
                continue
            inner = element.path[element.path.index("RDF") + 1 :]
            if len(inner) == 1:
                self._take_node(inner[0], element)
            elif len(inner) > 1 and inner[1] in _PROPERTIES:
                self._take_value(inner[1], inner[2:], element)

    def _take_node(self, name: str, element: xml.Element) -> None:
        """Take the attributes of a node: properties in short form."""
        if name == _DESCRIBED:
            self._add(name, _attribute(element, "about"), element)
            return
        self.has_work = self.has_work or name == "Work"
        for attribute, value in element.attributes:
            local = attribute.rpartition(":")[2]
            if local in _PROPERTIES and not attribute.startswith("xmlns"):
                self._add(local, value, element)

    def _take_value(self, name: str, way: tuple[str, ...], element: xml.Element) -> None:
        """Take what stands in a property, `way` below it."""
        if self._is_translation(way, element):
            return
        inner = tuple(step for step in way if step not in _LISTS)
        if name == "DerivedFrom":
            self._add(name, _origin(inner, element), element)
        elif not inner:
            self._add(name, element.text or _attribute(element, "resource"), element)
        elif inner in _ABOUT:
            self._add(name, _attribute(element, "about"), element)
        elif inner[-1] in _NAMES and _NODES.issuperset(inner[:-1]):
            self._add(name, element.text, element)
        elif _NODES.issuperset(inner):
            names = (_attribute(element, one) for one in sorted(_NAMES))
            self._add(name, next(filter(None, names), ""), element)

    def _is_translation(self, way: tuple[str, ...], element: xml.Element) -> bool:
        """Whether it is not the first of alternatives, which is the default."""
        if way[:2] != ("Alt", "li"):
            return False
        alternatives = element.parents[len(element.path) - len(way)]
        is_first = alternatives not in self._translated
        self._translated.add(alternatives)
        return not is_first

    def put(self, name: str, written: str, place: Point = (0, 0)) -> None:
        """Gather a value of a property, from RDF that is not written in XML.

        Args:
            name: of the property, without its prefix; of others nothing is gathered.
            written: as it stands there.
            place: line and column, where they mean something to people.

        """
        if name not in _PROPERTIES:
            return
        text = plain(written)
        values = self._found.setdefault(name, [])
        if text and len(values) < _MOST_VALUES and all(text != one.text for one in values):
            values.append(_Value(text, _PROPERTIES[name], place))

    def _add(self, name: str, written: str, element: xml.Element) -> None:
        self.put(name, written, (element.line, element.column) if self.has_places else (0, 0))

    def _values(self, *names: str) -> Iterator[_Value]:
        for name in names:
            yield from self._found.get(name, ())

    @property
    def names_licence(self) -> bool:
        """Whether something stands where a licence belongs."""
        names = (*_ADDRESSES, _DESCRIBED, "UsageTerms")
        return any(self._found.get(name) for name in names)

    def evidence(self, locator: str) -> Iterator[Evidence]:
        """Yield what was gathered; `locator` says where the RDF stands."""
        told = set()
        for name, kind in _SAID.items():
            for one in self._values(name):
                if (kind, one.text) not in told:
                    told.add((kind, one.text))
                    yield from said(kind, one.text, one.at(locator), one.place)
        for one in self._values("rights", "Copyright", "copyright"):
            if (EvidenceKind.COPYRIGHT, one.text) not in told:
                told.add((EvidenceKind.COPYRIGHT, one.text))
                yield from rights(one.text, one.at(locator), one.place)
        for one in self._values("description"):
            if sounds_like_law(one.text):
                yield from passage(one.text, one.at(locator), one.place)
        yield from self._licences(locator)
        yield from self._kin(locator)

    def _licences(self, locator: str) -> Iterator[Evidence]:
        """Yield each licence once: words with the address beside them, and other addresses."""
        addresses: dict[str, _Value] = {}
        named = [*self._values(*_ADDRESSES)] or self._values(_DESCRIBED)
        for one in named:
            if one.is_page and not named_by(one.text):
                # Often a home page; but it may be that of a licence, or words.
                yield from passage(one.text, one.at(locator), one.place)
            else:
                meant = named_by(one.text) or one.text.lower().rstrip("/")
                addresses.setdefault(meant, one)
        others = list(addresses.values())
        for one in self._values("UsageTerms"):
            means = others.pop(0).text if others else ""
            yield from licence_field(one.text, one.at(locator), one.place, means=means)
        for one in others:
            yield from licence_field(one.text, one.at(locator), one.place)

    def _kin(self, locator: str) -> Iterator[Evidence]:
        for one in self._values("source", "wasDerivedFrom"):
            yield from link(one.text, Relation.DERIVED_FROM, one.at(locator), one.place)
        itself = {_TEMPLATE}
        for one in self._values("DocumentID"):
            if one.text.lower() not in itself:
                itself.add(one.text.lower())
                id_ = f"xmp-document:{one.text}"
                yield from said(EvidenceKind.IDENTIFIER, id_, one.at(locator), one.place)
        for one in self._values("DerivedFrom"):
            if one.text.lower() not in itself:
                yield from link(
                    f"xmp-document:{one.text}",
                    Relation.DERIVED_FROM,
                    one.at(locator),
                    one.place,
                    confidence=HINT,
                )


def _origin(inner: tuple[str, ...], element: xml.Element) -> str:
    """Return the id of the document that a `DerivedFrom` names, in any of its forms."""
    if inner in {("documentID",), ("Description", "documentID")}:
        return element.text
    return _attribute(element, "documentID") if inner in {(), ("Description",)} else ""


def _attribute(element: xml.Element, name: str) -> str:
    """Return the attribute of this local name."""
    return next(
        (value for key, value in element.attributes if key.rpartition(":")[2] == name), ""
    )
