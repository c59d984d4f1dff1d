"""What does a PDF state?

A licence may stand in its metadata, in words on a page, or in a link behind such words. Most of
what a document says about licences is not about itself (`read/colophon.py`).
"""

import re
from collections.abc import Iterator
from typing import Final

from pplcheck.containers.pdf import UntoldError, addresses, packet
from pplcheck.containers.pdfium import Link, Page, Pages
from pplcheck.model.design import Format, Role
from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.read.addresses import named_by
from pplcheck.read.colophon import Statement, cleaned, copyright_lines, own_terms
from pplcheck.read.design import HINT, licence_field, passage, said
from pplcheck.read.rights import rights
from pplcheck.read.xmp import xmp
from pplcheck.syntax.places import UnparsableError

NAME = "pdf"
GLOBS = ("*.pdf",)
FORMAT: Final = Format(
    title="PDF document",
    role=Role.DOCUMENT,
    source="ISO 32000-2: 14.3 (metadata), 12.5.6.5 (links)",
    places=(
        (EvidenceKind.EMBEDDED, "Info, License; XMP; links of all pages to a licence"),
        (EvidenceKind.PASSAGE, "text of the first five and the last two pages"),
        (EvidenceKind.AUTHOR, "Info, Author; XMP, dc:creator"),
        (EvidenceKind.ORGANISATION, "Info, Company; XMP, dc:publisher"),
        (EvidenceKind.TITLE, "Info, Title; XMP, dc:title"),
        (EvidenceKind.COPYRIGHT, "Info, Copyright; XMP, dc:rights; lines of those pages"),
    ),
    default="the title “Microsoft Word - ” and a file's name, or “PowerPoint Presentation”",
    passed_over="what the text says of other things than the document; text that is a picture; "
    "scripts, actions and embedded files: none is run or opened",
    is_guarded=True,
)
STATED_IN_TEXT: Final = 0.8
_MAGIC: Final = b"%PDF-"
# Readers look so far for the mark.
_HEAD: Final = 1024
_FIRST, _LAST = 5, 2
_MOST_PAGES: Final = 2_000
_MOST_STATEMENTS: Final = 20
_DRIVER = re.compile(r"microsoft (?:word|powerpoint|excel|visio)\s+-\s+", re.IGNORECASE)
_UNTITLED = re.compile(r"(?:untitled|powerpoint presentation|slide 1|\W)*$", re.IGNORECASE)
_OF_A_LICENCE = re.compile(
    r"licen[csz]|lizenz|//|\bcc\b|cc-|commons|by-|\w*GPL\b|deed", re.IGNORECASE
)
_HELD = re.compile(r"\s*(?:copyright|©|\(c\))", re.IGNORECASE)
# As they call themselves in Creator or Producer.
_DRAWS: Final = re.compile(
    r"kicad|eeschema|pcbnew|\beagle\b|altium|orcad|easyeda|designspark|fritzing|solidworks"
    r"|solid edge|autocad|inventor|onshape|fusion 360|freecad|librecad|qcad",
    re.IGNORECASE,
)
# As KiCad draws it, where another programme has made the file anew.
_TITLE_BLOCK: Final = re.compile(
    r"\bKiCad E\.D\.A\.|\bkicad \d[^\n]{0,40}\sRev:|\bId: \d+/\d+\b"
)
_SAID: Final = (
    ("Title", EvidenceKind.TITLE),
    ("Author", EvidenceKind.AUTHOR),
    ("Company", EvidenceKind.ORGANISATION),
)
_LICENCES: Final = ("License", "Licence", "LicenseURL")
_RIGHTS: Final = ("Copyright", "Rights")


def claims(content: bytes) -> bool:
    """Whether the mark of a PDF stands at the beginning, or near it."""
    return _MAGIC in content[:_HEAD]


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what the document states."""
    del path
    faults: list[UnparsableError] = []
    with Pages(content) as pages:
        told = {(seen.kind, seen.value): seen for seen in _info(pages)}
        yield from told.values()
        yield from (
            seen for seen in _metadata(content, faults) if (seen.kind, seen.value) not in told
        )
        yield from _Reading(pages, _linked(content), faults).evidence()
    if faults:
        raise faults[0]


def _info(pages: Pages) -> Iterator[Evidence]:
    for key, kind in _SAID:
        value = pages.info(key)
        if _HELD.match(value):
            yield from passage(value, f"Info, {key}")
        elif kind is not EvidenceKind.TITLE or not (
            _DRIVER.match(value) or _UNTITLED.match(value)
        ):
            yield from said(kind, value, f"Info, {key}")
    for key in _RIGHTS:
        if value := pages.info(key).strip():
            yield from rights(value, f"Info, {key}")
    for key in _LICENCES:
        if value := pages.info(key).strip():
            yield from licence_field(value, f"Info, {key}")


def _metadata(content: bytes, faults: list[UnparsableError]) -> Iterator[Evidence]:
    found = packet(content)
    try:
        yield from xmp(found, "XMP") if found else ()
    except UnparsableError as error:
        faults.append(error)


def _linked(content: bytes) -> frozenset[str]:
    """Return the licences to which there may be links, as far as that can be told."""
    try:
        return frozenset(filter(None, map(named_by, addresses(content))))
    except UntoldError:
        return frozenset()


class _Reading:
    """One pass over the pages: first those whose text is read, then others with links."""

    def __init__(
        self, pages: Pages, linked: frozenset[str], faults: list[UnparsableError]
    ) -> None:
        self._pages = pages
        self._faults = faults
        self._is_drawing = any(
            _DRAWS.search(pages.info(key)) for key in ("Creator", "Producer")
        )
        self._left = set(linked)
        # In the middle of a collection, "this text" is one of many.
        self._is_of_one_licence = len(linked) == 1
        self._told: set[str] = set()
        self._hinted: dict[str, Evidence] = {}

    def evidence(self) -> Iterator[Evidence]:
        """Yield what the pages state, each statement where it stands first."""
        count = len(self._pages)
        read = [*range(min(count, _FIRST)), *range(max(count - _LAST, _FIRST), count)]
        for index in read:
            if page := self._page(index):
                yield from self._read(page)
        for index in range(_FIRST, min(count - _LAST, _MOST_PAGES)):
            if not self._left:
                break
            if page := self._page(index):
                yield from self._linked(
                    page, cleaned(page.text), is_own=self._is_of_one_licence
                )
        yield from (seen for id_, seen in self._hinted.items() if id_ not in self._told)

    def _page(self, index: int) -> Page | None:
        try:
            return self._pages.page(index)
        except UnparsableError as error:
            self._faults.append(error)
            return None

    def _read(self, page: Page) -> Iterator[Evidence]:
        text = cleaned(page.text)
        locator = f"page {page.number}"
        is_drawing = self._is_drawing or bool(_TITLE_BLOCK.search(text))
        for one in own_terms(text, is_drawing=is_drawing):
            yield from self._once(one.text, _stated(one, locator))
        for line in copyright_lines(text):
            yield from self._once(line, passage(line, locator, confidence=HINT))
        yield from self._linked(page, text, is_own=True)

    def _linked(self, page: Page, text: str, *, is_own: bool) -> Iterator[Evidence]:
        """Yield the licences to which words of the document's own terms lead."""
        links = [(named_by(link.address), link) for link in page.links]
        links = [(named, link) for named, link in links if named]
        licences = {named for named, _ in links}
        statements = [*own_terms(text)] if links and is_own else []
        self._left -= licences
        for named, link in links:
            where = f"page {page.number}, link"
            if _is_among(link, statements, len(licences)):
                field = licence_field(link.address, where, confidence=STATED_IN_TEXT)
                yield from self._once(named, field)
            else:
                field = licence_field(link.address, where, confidence=HINT)
                self._hinted.setdefault(named, next(field))

    def _once(self, what: str, seen: Iterator[Evidence]) -> Iterator[Evidence]:
        if what not in self._told and len(self._told) < _MOST_STATEMENTS:
            self._told.add(what)
            yield from seen


def _stated(statement: Statement, locator: str) -> Iterator[Evidence]:
    """Yield what the document says of its own terms.

    In other languages a name may be understood by halves: there an address is surer.
    """
    named = [word for word in statement.text.split() if named_by(word.strip("<>()[],;."))]
    if statement.is_english:
        yield from passage(statement.text, locator, confidence=STATED_IN_TEXT)
    elif len(named) == 1:
        address = named[0].strip("<>()[],;.")
        yield from licence_field(address, locator, confidence=STATED_IN_TEXT)
    else:
        yield from passage(statement.text, locator, confidence=HINT)


def _is_among(link: Link, statements: list[Statement], licences: int) -> bool:
    """Whether a link belongs to words of the document's own terms.

    Its words stand among them and speak of a licence, or it is a badge, beside them and the
    only one.
    """
    if not link.words:
        return bool(statements) and licences == 1
    return bool(_OF_A_LICENCE.search(link.words)) and any(
        link.words in " ".join(one.text.split()) for one in statements
    )
