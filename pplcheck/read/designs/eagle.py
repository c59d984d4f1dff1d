"""What does an Eagle board, schematic or library state (Eagle 6 and later)?"""

import re
from collections import defaultdict
from collections.abc import Iterator
from html import unescape
from typing import Final

from pplcheck.model.design import Format, Role
from pplcheck.model.evidence import Evidence, EvidenceKind, Relation
from pplcheck.read.design import HINT, link, passage
from pplcheck.read.eagle_texts import Position, position_of, text_of
from pplcheck.read.lettering import Lettering, authors_in, may_matter, sounds_like_law, spoken
from pplcheck.read.named_fields import PartFields, is_named, named_field
from pplcheck.syntax import xml
from pplcheck.syntax.places import Point, UnparsableError
from pplcheck.syntax.xml import Element

NAME = "eagle"
GLOBS = ("*.brd", "*.sch", "*.lbr")
FORMAT: Final = Format(
    title="Eagle board, schematic or library",
    role=Role.DESIGN,
    source="`eagle.dtd`, which Eagle brings along",
    places=(
        (EvidenceKind.PASSAGE, "`<text>` of a board or sheet; `<description>` of the whole"),
        (EvidenceKind.PASSAGE, "`<text>` of what is placed and has no pads or pins: a frame"),
        (EvidenceKind.PASSAGE, "`<description>` and `<text>` of a part, which speak of it"),
        (EvidenceKind.AUTHOR, "a text such as `Designed by: …`"),
        (EvidenceKind.EMBEDDED, "`<attribute name=LICENSE>`; on a part, of the part"),
        (EvidenceKind.COPYRIGHT, "`<attribute name=COPYRIGHT>`, likewise"),
        (EvidenceKind.AUTHOR, "`<attribute name=AUTHOR>` or DESIGNER, likewise"),
        (EvidenceKind.LINK, "`urn` of a `<library>`, as a hint"),
    ),
    passed_over="Part numbers, since two boards with one chip are no kin.",
)
_WANTED = frozenset({
    "text", "attribute", "description", "library", "package", "symbol", "deviceset", "gate",
    "pad", "smd", "pin", "part", "element", "instance",
})  # fmt: skip
_UNNAMED = frozenset(
    {"text", "attribute", "description", "gate", "pad", "smd", "pin", "instance"}
)
_PIECE = 64 * 1024
# Most of a drawing are lines; without them XML is read in a fifth of the time. Each stands on
# a line of its own, so that lines stay what they are.
_STROKES = re.compile(
    rb"<(?:wire|rectangle|circle|vertex|hole|contactref|pinref|connect|layer|via|junction|param)"
    rb"\b[^<>\r\n]*/>"
)
_BEGINS = re.compile(rb"<!DOCTYPE\s+eagle\b|<eagle\b")
_BREAK = re.compile(r"<(?:br|/?p|/?h\d|/?li|/?div|/?tr|hr)\b[^<>]{0,200}>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z][^<>]{0,2000}>", re.IGNORECASE)
_LIBRARY_FILE = ("eagle", "drawing", "library")
_OF_THINGS = frozenset({"package", "symbol", "deviceset"})
# Of a package or a symbol: which it is, its library, its name.
_Key = tuple[str, str, str]
_NO_THING: _Key = ("", "", "")
_OF_THE_WHOLE = frozenset({"board", "schematic", "sheet", "drawing"})


def claims(content: bytes) -> bool:
    """Whether the content begins as XML of Eagle; before version 6 it was binary."""
    return bool(_BEGINS.search(content[:1024]))


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what texts, descriptions and attributes say."""
    del path
    drawing = _Drawing()
    bare = _STROKES.sub(b"", content)
    pieces = (bare[at : at + _PIECE] for at in range(0, len(bare) or 1, _PIECE))
    fault = None
    try:
        for element in xml.stream(pieces, _WANTED, allows_doctype=True):
            drawing.take(element)
    except UnparsableError as error:
        fault = error
    yield from drawing.told()
    if fault:
        raise fault


class _Drawing:
    """What one file holds of what may matter.

    Elements come when they end, so that a text comes before the package of which it is part:
    all is gathered first.
    """

    def __init__(self) -> None:
        self._kept: dict[str, list[Element]] = {
            name: []
            for name in ("text", "description", "attribute", "gate", "element", "instance")
        }
        self._named: dict[int, Element] = {}
        # Packages with pads and symbols with pins are parts; others are lettering.
        self._connected: set[int] = set()

    def take(self, element: Element) -> None:
        """Keep an element, if it may matter."""
        name = element.path[-1]
        if name in {"pad", "smd", "pin"}:
            self._connected.add(element.parents[-1])
        elif name in self._kept and _may_matter(element):
            self._kept[name].append(element)
        if name not in _UNNAMED:
            self._named[element.number] = element

    def told(self) -> Iterator[Evidence]:
        """Yield what all of it says."""
        lettering = _Lettering(self._named, self._connected, self._kept["text"])
        symbols = self._symbols_of_parts()
        yield from spoken(self._on_sheets(lettering, symbols), "text")
        yield from lettering.of_parts()
        yield from self._described()
        yield from self._attributed(lettering, symbols)
        urns = {one.attribute("urn"): one for one in self._named.values() if _has_urn(one)}
        for urn, library in urns.items():
            place = (library.line, library.column)
            yield from link(urn, Relation.CONTAINS, "library, urn", place, confidence=HINT)

    def _symbols_of_parts(self) -> dict[str, dict[str, _Key]]:
        """Return, by part and gate, the library and the symbol that is drawn for it."""
        gates: defaultdict[tuple[str, str], dict[str, _Key]] = defaultdict(dict)
        for gate in self._kept["gate"]:
            library = self._name(gate.parents, -4)
            key = (library, self._name(gate.parents, -2))
            gates[key][gate.attribute("name")] = ("symbol", library, gate.attribute("symbol"))
        return {
            part.attribute("name"): gates.get(
                (part.attribute("library"), part.attribute("deviceset")), {}
            )
            for part in self._named.values()
            if part.path[-1] == "part"
        }

    def _name(self, parents: tuple[int, ...], above: int) -> str:
        element = self._named.get(parents[above]) if len(parents) >= -above else None
        return element.attribute("name") if element else ""

    def _on_sheets(
        self, lettering: "_Lettering", symbols: dict[str, dict[str, _Key]]
    ) -> Iterator[Lettering]:
        """Yield the texts of boards and sheets, and of the lettering put there."""
        for text in self._kept["text"]:
            if text.path[-2] == "plain":
                yield text_of(text, str(text.parents[-2]), Position())
        for placed in (*self._kept["element"], *self._kept["instance"]):
            if placed.path[-1] == "element":
                thing = ("package", placed.attribute("library"), placed.attribute("package"))
            else:
                of_part = symbols.get(placed.attribute("part"), {})
                thing = of_part.get(placed.attribute("gate"), _NO_THING)
            for text in lettering.texts(thing):
                yield text_of(text, str(placed.parents[-2]), position_of(placed))

    def _described(self) -> Iterator[Evidence]:
        for description in self._kept["description"]:
            of = description.path[-2]
            text, place, what = _plain(description)
            if of in _OF_THE_WHOLE or description.path[:-1] == _LIBRARY_FILE:
                yield from passage(text, what, place)
                yield from authors_in(text, what, (description.line, description.column))
            elif of in _OF_THINGS or of == "library":
                about = f"{of} {self._name(description.parents, -1)}"
                yield from passage(text, what, place, about=about)

    def _attributed(
        self, lettering: "_Lettering", symbols: dict[str, dict[str, _Key]]
    ) -> Iterator[Evidence]:
        fields = PartFields("part", "parts")
        for attribute in self._kept["attribute"]:
            name, value = attribute.attribute("name"), attribute.attribute("value")
            place = (attribute.line, attribute.column)
            owner = attribute.path[-2]
            if owner == "attributes":
                yield from named_field(name, value, f"attribute {name}", place)
            elif owner in {"part", "element"}:
                part = self._named.get(attribute.parents[-1])
                drawn = _drawn_for(part, symbols) if part else []
                called = part.attribute("name") if part else ""
                if drawn and all(map(lettering.is_lettering, drawn)):
                    yield from named_field(name, value, f"attribute {name} of {called}", place)
                else:
                    fields.add(called, name, value, place)
            elif owner == "technology":
                fields.add(self._name(attribute.parents, -5), name, value, place)
        yield from fields.told()


class _Lettering:
    """The texts of packages and symbols that may matter, by library and name."""

    def __init__(
        self, named: dict[int, Element], connected: set[int], texts: list[Element]
    ) -> None:
        self._numbers: dict[_Key, int] = {}
        self._names: dict[int, str] = {}
        self._connected = connected
        for element in named.values():
            if element.path[-1] in {"package", "symbol"}:
                library = named.get(element.parents[-2])
                name = element.attribute("name")
                in_library = library.attribute("name") if library else ""
                self._numbers[element.path[-1], in_library, name] = element.number
                self._names[element.number] = f"{element.path[-1]} {name}"
        self._is_library = any(one.path == _LIBRARY_FILE for one in named.values())
        self._texts: defaultdict[int, list[Element]] = defaultdict(list)
        for text in texts:
            if text.parents[-1] in self._names:
                self._texts[text.parents[-1]].append(text)
        for number in list(self._texts):
            if not any(may_matter(text.text) for text in self._texts[number]):
                del self._texts[number]

    def is_lettering(self, thing: _Key) -> bool:
        """Whether a symbol or package has no pins or pads: a logo, a frame."""
        number = self._numbers.get(thing)
        return number is not None and number not in self._connected

    def texts(self, thing: _Key) -> list[Element]:
        """Return the texts of a thing that is lettering."""
        return self._texts.get(self._numbers[thing], []) if self.is_lettering(thing) else []

    def of_parts(self) -> Iterator[Evidence]:
        """Yield what things say of themselves: parts, and in a library all of them."""
        for number, texts in self._texts.items():
            if self._is_library or number in self._connected:
                placed = [text_of(text, "", Position()) for text in texts]
                yield from spoken(placed, "text", about=self._names[number])


def _has_urn(element: Element) -> bool:
    return element.path[-1] == "library" and element.attribute("urn").startswith("urn:")


def _drawn_for(part: Element, symbols: dict[str, dict[str, _Key]]) -> list[_Key]:
    """Return the symbols of a part, or the package of an element."""
    if part.path[-1] == "element":
        return [("package", part.attribute("library"), part.attribute("package"))]
    return list(symbols.get(part.attribute("name"), {}).values())


def _may_matter(element: Element) -> bool:
    name, text = element.path[-1], element.text
    if name == "text":
        return bool(text) and not text.startswith(">")  # what is filled in from elsewhere
    if name == "attribute":
        return is_named(element.attribute("name"))
    is_of_part = name == "description" and element.path[-2] not in _OF_THE_WHOLE
    return not is_of_part or sounds_like_law(text)


def _plain(description: Element) -> tuple[str, Point, str]:
    """Return a description without its HTML, its place, and what it is."""
    text = _BREAK.sub("\n", unescape(description.text))
    what = f"description of the {description.path[-2]}"
    if text.count("\n") == description.text.count("\n"):
        return _TAG.sub("", text), (description.line, description.column), what
    # The lines of a passage count from its place; these are others than the file's.
    return _TAG.sub("", text), (0, 0), f"{what}, line {description.line}"
