"""What does an SVG drawing state?

Inkscape, and the Creative Commons before it, put RDF into `<metadata>`; Illustrator puts XMP
there, which is RDF as well. Others write a comment, or letters into the drawing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from pplcheck.containers.inflated import inflated
from pplcheck.model.design import Format, Role
from pplcheck.model.evidence import Evidence, EvidenceKind, Relation
from pplcheck.read.design import HINT, STATED, licence_field, link, passage, said
from pplcheck.read.lettering import sounds_like_law
from pplcheck.read.lines import Numbered, text_of
from pplcheck.read.unchosen import is_chosen
from pplcheck.read.xmp import WANTED, Statements
from pplcheck.syntax import xml
from pplcheck.syntax.places import UnparsableError

NAME = "svg"
GLOBS = ("*.svg", "*.svgz")
FORMAT: Final = Format(
    title="SVG drawing",
    role=Role.DESIGN,
    source="W3C, SVG 1.1 and 2, `metadata`; Creative Commons, ccREL (RDF/XML)",
    places=(
        (EvidenceKind.EMBEDDED, "`metadata`: `cc:license` of `cc:Work`, `cc:License`"),
        (EvidenceKind.EMBEDDED, "`metadata`: `xmpRights:UsageTerms` and `WebStatement`"),
        (EvidenceKind.EMBEDDED, '`a` with `rel="license"`'),
        (EvidenceKind.EMBEDDED, "`metadata`: `fz:attr` `dist-license`, in a part from gEDA"),
        (EvidenceKind.COPYRIGHT, "`metadata`: `dc:rights`"),
        (EvidenceKind.AUTHOR, "`metadata`: `dc:creator`, `cc:attributionName`"),
        (EvidenceKind.AUTHOR, "`metadata`: `fz:attr` `author`"),
        (EvidenceKind.ORGANISATION, "`metadata`: `dc:publisher`"),
        (EvidenceKind.TITLE, "`metadata`: `dc:title`; `title` of the drawing"),
        (EvidenceKind.LINK, "`metadata`: `dc:source`; `image` and `use` of another file"),
        (EvidenceKind.PASSAGE, "comments; `desc` of the drawing; `dc:description`"),
        (EvidenceKind.PASSAGE, "`text` that sounds like a licence, as a hint"),
    ),
    default="Inkscape writes a `cc:Work` without a licence: a field that is empty",
    passed_over="names and descriptions of parts of the drawing; what scripts and styles hold",
)
_LARGEST: Final = 16 * 1024 * 1024
_LARGEST_PACKED: Final = 64 * 1024 * 1024
_MOST_ELEMENTS: Final = 200_000
_METADATA: Final = "metadata"
_LETTERS: Final = frozenset({"text", "tspan", "textPath", "flowPara", "flowSpan", "flowRoot"})
_PICTURES: Final = frozenset({"image", "use"})
# What Fritzing writes for each attribute of a gEDA footprint that it converts. gEDA's other
# licence, `use-license`, speaks of the designs in which the footprint is used.
_ATTRIBUTE: Final = "attr"
_OWN: Final = frozenset({"title", "desc", "a", _ATTRIBUTE, *_LETTERS, *_PICTURES})
_DEEPEST_OF_WHOLE: Final = 2
_HEAD: Final = 16 * 1024
_MOST_BLOCKS: Final = 10
_MOST_LINKS: Final = 1_000
_MOST_LETTERS: Final = 50_000
_MOST_COMMENTS: Final = 50
_LINES_AROUND: Final = 3
_GRANTS: Final = re.compile(
    r"\bunder\b|licen[cs](?:ed\b|es? ?:)|released|copyright|©|\(c\)", re.IGNORECASE
)
_COMMENT: Final = re.compile(rb"<!--(.*?)(?:-->|\Z)", re.DOTALL)
_OPENING: Final = re.compile(rb"<((?:[\w.-]{1,40}:)?metadata)[\s>]")
_DOCTYPE: Final = re.compile(rb"<!DOCTYPE[^\[>]*+(?:\[[^\]]*+\]\s*)?>")
# Data in place, and where a picture lay on somebody's own disk.
_ELSEWHERE: Final = re.compile(r"data:|file:|/|\\|[a-z]:\\", re.IGNORECASE)
_ROOT: Final = re.compile(rb"<(?:[\w.-]+:)?svg[\s>/]")


def claims(content: bytes) -> bool:
    """Whether it is XML with an element of SVG, or packed by gzip."""
    return content.startswith(b"\x1f\x8b") or bool(_ROOT.search(content))


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what the drawing states."""
    del path
    if content.startswith(b"\x1f\x8b"):
        content = b"".join(inflated(content, _LARGEST_PACKED, "SVGZ"))
    drawing = _Drawing()
    fault: UnparsableError | None = None
    try:
        drawing.take(_elements(content))
    except UnparsableError as error:
        fault = error
        drawing.take_again(content)
    yield from drawing.evidence()
    yield from _comments(content)
    if fault:
        raise fault


def _elements(content: bytes) -> Iterator[xml.Element]:
    if len(content) > _LARGEST:
        what = f"SVG of more than {_LARGEST // 2**20} MiB, of which the metadata were read"
        raise UnparsableError(0, 0, what)
    pieces, encoding = xml.in_pieces(content), xml.encoding_to_take(content)
    return xml.stream(pieces, WANTED | _OWN, allows_doctype=True, encoding=encoding)


def _metadata(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield each `metadata`, as it stands, and where it begins; one left open to the end."""
    for opening in islice(_OPENING.finditer(content), _MOST_BLOCKS):
        closing = b"</" + opening[1] + b">"
        end = content.find(closing, opening.end())
        end = len(content) if end < 0 else end + len(closing)
        if end - opening.start() <= _LARGEST:
            yield opening.start(), content[opening.start() : end]


@dataclass(slots=True)
class _Drawing:
    """Gathers what the elements say."""

    _rdf: Statements = field(default_factory=Statements)
    _own: list[Evidence] = field(default_factory=list)
    _letters: list[str] = field(default_factory=list)
    _lettered: int = 0
    _links: set[str] = field(default_factory=set)

    def take(self, elements: Iterator[xml.Element]) -> None:
        """Gather from elements; raise what their source raises."""
        for element in islice(elements, _MOST_ELEMENTS):
            if element.path[-1] == _ATTRIBUTE:
                self._take_attribute(element)
            # Before SVG had `metadata`, the RDF stood in the drawing as it was.
            elif _METADATA in element.path or "RDF" in element.path:
                self._rdf.take((element,))
            elif element.path[-1] in _OWN:
                self._take_own(element)
        more = next(elements, None)
        if more:
            what = f"SVG with more than {_MOST_ELEMENTS:,} texts, titles and properties"
            raise UnparsableError(more.line, more.column, what)

    def take_again(self, content: bytes) -> None:
        """Gather from the `metadata` of a drawing that is broken elsewhere, or too large.

        What was gathered already is known by its value, and not told twice.
        """
        doctype = _DOCTYPE.search(content, 0, _HEAD)
        before = doctype.group() if doctype else b""
        for start, block in _metadata(content):
            # Line ends alone, so that what is found is found in its own line.
            lines = b"\n" * (content.count(b"\n", 0, start) - before.count(b"\n"))
            try:
                self.take(_elements(before + lines + block))
            except UnparsableError:
                continue  # what is broken was told by the first reading

    def _take_own(self, element: xml.Element) -> None:
        name, place = element.path[-1], (element.line, element.column)
        if name in _LETTERS:
            self._take_letters(element.text)
        elif name in _PICTURES:
            self._take_link(_address(element), element)
        elif name == "a":
            if "license" in element.attribute("rel").split():
                self._own += licence_field(_address(element), 'a rel="license"', place)
        elif len(element.path) <= _DEEPEST_OF_WHOLE:
            if name == "title":
                self._own += said(EvidenceKind.TITLE, element.text, "title", place)
            elif sounds_like_law(element.text):
                self._own += passage(element.text, "desc", place)

    def _take_attribute(self, element: xml.Element) -> None:
        name, place = element.attribute("name"), (element.line, element.column)
        if name == "dist-license":
            self._own += licence_field(element.text, f"{_METADATA}, {name}", place)
        elif name == "author":
            self._own += said(EvidenceKind.AUTHOR, element.text, f"{_METADATA}, {name}", place)

    def _take_letters(self, text: str) -> None:
        self._lettered += len(text) + 1
        if text and self._lettered <= _MOST_LETTERS:
            self._letters.append(text)

    def _take_link(self, target: str, element: xml.Element) -> None:
        file, _, _ = target.partition("#")
        is_new = file not in self._links and len(self._links) < _MOST_LINKS
        if file and is_new and not _ELSEWHERE.match(file):
            self._links.add(file)
            place = (element.line, element.column)
            self._own += link(file, Relation.CONTAINS, element.path[-1], place)

    def evidence(self) -> Iterator[Evidence]:
        """Yield what was gathered."""
        told = [*self._rdf.evidence(_METADATA), *self._own]
        yield from filter(is_chosen, told)
        if self._rdf.has_work and not self._rdf.names_licence:
            yield from licence_field("", "metadata, cc:Work without cc:license")
        for block in _blocks(self._letters):
            # A bare name may be what the picture is about: a badge, a table of contents.
            confidence = STATED if _GRANTS.search(block) else HINT
            yield from passage(block, "text", confidence=confidence)


def _address(element: xml.Element) -> str:
    return element.attribute("href") or element.attribute("xlink:href")


def _blocks(lines: Sequence[str]) -> Iterator[str]:
    """Yield the lines around those that sound like the law, none twice."""
    passed = 0
    for number, line in enumerate(lines):
        if number >= passed and sounds_like_law(line):
            start, passed = max(passed, number - _LINES_AROUND), number + _LINES_AROUND + 1
            while any(map(sounds_like_law, lines[passed - _LINES_AROUND : passed])):
                passed += _LINES_AROUND
            yield "\n".join(lines[start:passed])


def _comments(content: bytes) -> Iterator[Evidence]:
    lines = Numbered(content)
    telling = (
        (comment.start(1), text)
        for comment in _COMMENT.finditer(content)
        if sounds_like_law(text := text_of(comment[1]))
    )
    for start, text in islice(telling, _MOST_COMMENTS):
        column = start - content.rfind(b"\n", 0, start)
        yield from passage(text, "comment", (lines.line_at(start), column))
