"""What do the properties of an office document say, and what its text of the document itself?

OpenDocument and Office Open XML differ in names alone: a few properties with a meaning, any
number that people made up, and text in paragraphs.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Final

from pplcheck.containers.archive import Archive
from pplcheck.model.evidence import Evidence, EvidenceKind, Relation
from pplcheck.read.colophon import own_terms
from pplcheck.read.design import licence_field, link, passage, said
from pplcheck.read.rights import rights
from pplcheck.syntax.places import UnparsableError

PROPERTIES_AT_MOST: Final = 4 * 1024 * 1024
STATED_IN_TEXT: Final = 0.8
# Of text, only what a person might read first; it is extra.
_TEXT_AT_MOST: Final = 4 * 1024 * 1024
# Of markup, in which a sentence of some words may take thousands of letters.
_AROUND: Final = 8 * 1024
_MOST_STATEMENTS: Final = 20
# As an encrypted document of the newer formats, and any of the old ones, begins.
_COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
# Names that people give to properties of their own, without spaces and signs.
_LICENCE = re.compile(
    r"(?:the)?(?:licen[cs]e|lizenz|licencia|licenza|spdx\w*)(?:name|type|id)?$"
)
_LICENCE_ADDRESS = re.compile(r"(?:licen[cs]e|lizenz)(?:ur[il]|link|address)$")
_RIGHTS = re.compile(r"(?:copyright|rights?|urheberrecht)$")
_SOURCE = re.compile(r"(?:source|derivedfrom|basedon|quelle)(?:url)?$")
_KINDS: Final = (
    (re.compile(r"(?:authors?|autor|auteur|designer)$"), EvidenceKind.AUTHOR),
    (
        re.compile(r"(?:organi[sz]ation|company|publisher|institution)$"),
        EvidenceKind.ORGANISATION,
    ),
)
# What programmes put there when nobody is named, and what a presentation is called by itself.
_NO_AUTHOR = re.compile(
    r"(?:python-(?:docx|pptx)|openpyxl|xlsxwriter|apache poi|microsoft office user"
    r"|windows user|win\d+|un-?named|pc|hp|dell|asus|lenovo|test)$",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(r"(?:powerpoint presentation|untitled\d*|slide 1)$", re.IGNORECASE)
# Worth taking the text apart.
_WORTH: Final = (b"licen", b"lizen", b"creative commons", b"gpl")
_BREAK = re.compile(r"</(?:\w+:)?(?:p|h)>|<(?:\w+:)?(?:br|line-break|cr)\b[^>]*>")
_SPACE = re.compile(r"<(?:\w+:)?(?:s|tab)\b[^>]*>")
_CUT_OFF = re.compile(r"^[^<>]*>|<[^<>]*$")
_TAG = re.compile(r"<[^<>]*>")


@dataclass(slots=True)
class Properties:
    """Gathers properties; a licence's name and its address may come in any order."""

    _licence: tuple[str, str] | None = None
    _address: tuple[str, str] | None = None
    _said: list[Evidence] = field(default_factory=list)

    def take(self, kind: EvidenceKind, value: str, locator: str) -> None:
        """Take a property with a meaning: a title, an author, an organisation."""
        if kind is EvidenceKind.TITLE and _NO_TITLE.match(value):
            return
        for one in value.split(";") if kind is EvidenceKind.AUTHOR else (value,):
            if not _NO_AUTHOR.match(one.strip()):
                self._said += said(kind, one, locator)

    def take_rights(self, value: str, locator: str) -> None:
        """Take `dc:rights`."""
        self._said += rights(value, locator) if value else ()

    def take_description(self, value: str, locator: str) -> None:
        """Take a comment on the document."""
        self._said += passage(value, locator)

    def take_own(self, name: str, value: str, locator: str) -> None:
        """Take a property that somebody made up."""
        plain = re.sub(r"[\W_]", "", name).lower()
        if _LICENCE.match(plain):
            self._licence = self._licence or (value, locator)
        elif _LICENCE_ADDRESS.match(plain):
            self._address = self._address or (value, locator)
        elif _RIGHTS.match(plain):
            self.take_rights(value, locator)
        elif _SOURCE.match(plain) and "://" in value:
            self._said += link(value, Relation.DERIVED_FROM, locator)
        for pattern, kind in _KINDS:
            if pattern.match(plain):
                self.take(kind, value, locator)

    def evidence(self) -> Iterator[Evidence]:
        """Yield what was gathered, each statement once."""
        yield from {(one.kind, one.value): one for one in reversed(self._said)}.values()
        value, locator = self._licence or ("", "")
        address, beside = self._address or ("", "")
        if self._licence or self._address:
            yield from licence_field(value or address, locator or beside, means=address)


def within(fault: UnparsableError, member: str) -> UnparsableError:
    """Return a fault with the member in which it is, if it does not name it already."""
    named = f"{member}: "
    what = fault.what if fault.what.startswith(named) else named + fault.what
    return UnparsableError(fault.line, fault.column, what)


def opened(content: bytes) -> Archive:
    """Return the archive that a document is.

    Raises:
        UnparsableError: it is none, or encrypted as a whole.

    """
    if content.startswith(_COMPOUND):
        is_encrypted = _ENCRYPTED in content
        what = (
            "encrypted with a password"
            if is_encrypted
            else "in the binary format of before 2007"
        )
        raise UnparsableError(0, 0, what)
    return Archive(content)


def is_document(content: bytes) -> bool:
    """Whether a content may be a document: a zip archive, or the box of an encrypted one."""
    return content.startswith((b"PK\3\4", _COMPOUND))


def stated_in(archive: Archive, members: Iterable[str]) -> Iterator[Evidence]:
    """Yield what the text of some members says of the document's own terms, each once."""
    told: set[str] = set()
    for name in members:
        for text in _texts(archive, name):
            for statement in own_terms(text):
                words = " ".join(statement.text.split())
                if words not in told and len(told) < _MOST_STATEMENTS and statement.is_english:
                    told.add(words)
                    yield from passage(statement.text, name, confidence=STATED_IN_TEXT)


def _texts(archive: Archive, name: str) -> Iterator[str]:
    """Yield a member's text in lines, as far as it is near words about licences."""
    unpacked = bytearray()
    for piece in archive.pieces(name, 2 * _TEXT_AT_MOST):
        unpacked += piece
        if len(unpacked) > _TEXT_AT_MOST:
            break
    first, last = 0, 0
    for at in _worth(unpacked.lower()):
        if at - _AROUND > last:
            yield text_of_markup(unpacked[first:last])
            first = at - _AROUND
        last = at + _AROUND
    yield text_of_markup(unpacked[first:last])


def _worth(lower: bytearray) -> list[int]:
    """Return where words about licences stand, in order: plain searching is fastest."""
    found = []
    for word in _WORTH:
        at = lower.find(word)
        while at >= 0:
            found.append(at)
            at = lower.find(word, at + _AROUND // 2)
    return sorted(found)


def text_of_markup(markup: bytes | bytearray) -> str:
    """Return what stands between the tags, a line for each paragraph.

    No parser: one would lose the order of words in which tags stand, and nothing is taken from
    here but words. A tag that is cut off at either end is left out.
    """
    text = _BREAK.sub("\n", markup.decode("utf-8", "replace"))
    text = _TAG.sub("", _SPACE.sub(" ", _CUT_OFF.sub("", text)))
    return unescape(text)
