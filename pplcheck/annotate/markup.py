"""At which bytes of an XML text do its elements stand?

What is written goes between bytes that stay as they are, so the text is never parsed and put
together again. A document type may be there; an entity that holds mark-up, or lies outside, may
not, since then the bytes of the file are not those of its elements.
"""

import re
from dataclasses import dataclass, field
from html import unescape
from typing import Final, NoReturn
from xml.parsers.expat import ExpatError, ParserCreate
from xml.parsers.expat.errors import messages

from pplcheck.annotate.errors import CannotAnnotateError

_DEEPEST = 500
# Quotes may hold a `>`. expat has seen to it that the tag ends.
_TAG = re.compile(rb"""<(?:[^"'>]++|"[^"]*+"|'[^']*+')*+>""")
_ATTRIBUTE = re.compile(rb"""\s([^\s=/"'<>]+)\s*=\s*("[^"]*"|'[^']*')""")
_ANY_TAG = re.compile(r"<[^>]*>")
_SPACE_BEFORE = re.compile(rb"[ \t\r\n]*\Z")
_UTF_8: Final = frozenset({None, "utf-8", "utf8"})
_WIDE = re.compile(r"utf-?16|utf-?32|ucs|iso-10646", re.IGNORECASE)


@dataclass(slots=True)
class Element:
    """One element, and where it stands.

    Attributes:
        uri: its namespace; empty where it has none.
        name: without its prefix.
        prefix: as written.
        attributes: by name, those with a namespace as `uri name`.
        parent: the element around it that was kept, or None.
        depth: 1 for the root.
        scope: the namespaces that prefixes stand for in it.
        start: of its tag.
        inner: where its content begins.
        close: where its content ends.
        end: behind its end tag; an empty tag has all three at its end.
        text: directly in it.

    """

    uri: str
    name: str
    prefix: str
    attributes: dict[str, str]
    parent: "Element | None"
    depth: int
    scope: dict[str, str]
    start: int
    inner: int
    close: int = 0
    end: int = 0
    text: str = ""
    children: "list[Element]" = field(default_factory=list)

    @property
    def is_empty_tag(self) -> bool:
        """Whether it is written as one tag, `<a/>`."""
        return self.inner == self.end

    @property
    def tag_name(self) -> str:
        """Its name as written."""
        return f"{self.prefix}:{self.name}" if self.prefix else self.name


@dataclass(frozen=True, slots=True)
class Markup:
    """An XML text and its elements.

    Attributes:
        content: the bytes.
        root: its outermost element.
        is_utf_8: whether any character can be written as it is.

    """

    content: bytes
    root: Element
    is_utf_8: bool

    def encoded(self, text: str) -> bytes:
        """Return text as bytes of this document; it has its mark-up already."""
        if self.is_utf_8:
            return text.encode()
        return text.encode("ascii", "xmlcharrefreplace")

    def value_span(self, element: Element, name: str) -> tuple[int, int] | None:
        """Return where the value of an attribute stands, without its quotes.

        Args:
            element: that has it.
            name: as a key of `attributes`.

        """
        uri, _, local = name.rpartition(" ")
        for found in _ATTRIBUTE.finditer(self.content, element.start, element.inner):
            prefix, _, bare = found[1].decode("utf-8", "replace").rpartition(":")
            if bare == local and (element.scope.get(prefix, "") if prefix else "") == uri:
                return found.start(2) + 1, found.end(2) - 1
        return None

    def words(self, element: Element) -> str:
        """Return the text of an element and of all that stands in it."""
        inner = self.content[element.inner : element.close].decode("utf-8", "replace")
        return unescape(_ANY_TAG.sub(" ", inner)).strip()

    def space_before(self, at: int) -> bytes:
        """Return the line end and the indent before a tag; empty where it follows another."""
        found = _SPACE_BEFORE.search(self.content, max(0, at - 400), at)
        space = found[0] if found else b""
        return space[space.rfind(b"\n") :] if b"\n" in space else b""


def text_as_markup(text: str) -> str:
    """Return text for between tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def value_as_markup(text: str) -> str:
    """Return text for between the quotes of an attribute."""
    return text_as_markup(text).replace('"', "&quot;").replace("'", "&apos;")


def parse(
    content: bytes, wanted: frozenset[str], deepest: int, *, allows_doctype: bool = False
) -> Markup:
    """Return where the elements of an XML text stand.

    Args:
        content: the text.
        wanted: names of those to keep; the root is kept in any case.
        deepest: how deep those may lie that are kept; 1 for the root.
        allows_doctype: the format has document types.

    Raises:
        CannotAnnotateError: it is not well-formed, or built in a way that hides its bytes.

    """
    walk = _Walk(content, wanted, deepest)
    if not allows_doctype:
        walk.parser.StartDoctypeDeclHandler = _no_doctype
    try:
        walk.parser.Parse(content, True)  # noqa: FBT003 - expat takes no name for "is final"
    except ExpatError as error:
        place = f"line {error.lineno}, column {error.offset + 1}"
        raise CannotAnnotateError(f"not XML: {messages[error.code]} ({place})") from error
    except (LookupError, ValueError) as error:
        raise CannotAnnotateError("not XML: an encoding that nobody knows") from error
    if walk.root is None:
        raise CannotAnnotateError("not XML: no element")
    if walk.is_wide or _WIDE.match(walk.encoding or ""):
        raise CannotAnnotateError("it is written in UTF-16; save it as UTF-8")
    return Markup(content, walk.root, walk.encoding in _UTF_8)


def _no_doctype(*_: object) -> NoReturn:
    raise CannotAnnotateError("it has a document type, which no such file may have")


class _Walk:
    """One pass over a document."""

    def __init__(self, content: bytes, wanted: frozenset[str], deepest: int) -> None:
        self.root: Element | None = None
        self.encoding: str | None = None
        self.is_wide = content.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in content[:4]
        self._content = content
        self._wanted = wanted
        self._deepest = deepest
        self._depth = 0
        self._open: list[Element] = []
        self._scope: dict[str, str] = {"xml": "http://www.w3.org/XML/1998/namespace"}
        self._scopes: list[dict[str, str]] = []
        self._texts: list[list[str]] = []
        self.parser = ParserCreate(namespace_separator=" ")
        self.parser.namespace_prefixes = True
        self.parser.XmlDeclHandler = self._declaration
        self.parser.EntityDeclHandler = self._entity
        self.parser.StartNamespaceDeclHandler = self._namespace
        self.parser.StartElementHandler = self._start
        self.parser.CharacterDataHandler = self._text
        self.parser.EndElementHandler = self._end
        self._declared: dict[str, str] = {}

    def _declaration(self, _version: str, encoding: str | None, _standalone: int) -> None:
        self.encoding = encoding.lower() if encoding else None

    def _entity(
        self,
        name: str,
        is_parameter: bool,  # noqa: FBT001 - expat's own signature
        value: str | None,
        *_: object,
    ) -> None:
        if is_parameter or value is None or any(sign in value for sign in "<&%"):
            self._refuse(f"it has an entity that is no plain word: {name[:40]}")

    def _refuse(self, reason: str) -> NoReturn:
        raise CannotAnnotateError(reason)

    def _namespace(self, prefix: str | None, uri: str | None) -> None:
        self._declared[prefix or ""] = uri or ""

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            self._refuse("its elements are nested too deeply")
        self._scopes.append(self._scope)
        if self._declared:
            self._scope = {**self._scope, **self._declared}
            self._declared = {}
        uri, local, prefix = _parts(name)
        if self._depth > 1 and (self._depth > self._deepest or local not in self._wanted):
            return
        start = self.parser.CurrentByteIndex
        tag = None if self.is_wide else _TAG.match(self._content, start)
        if tag is None and not self.is_wide:
            self._refuse("an element comes from an entity")
        parent = self._open[-1] if self._open else None
        element = Element(
            uri,
            local,
            prefix,
            {" ".join(_parts(key)[:2]).strip(): value for key, value in attributes.items()},
            parent,
            self._depth,
            self._scope,
            start,
            tag.end() if tag else start,
        )
        if parent:
            parent.children.append(element)
        else:
            self.root = element
        self._open.append(element)
        self._texts.append([])

    def _text(self, text: str) -> None:
        if self._open and self._open[-1].depth == self._depth:
            self._texts[-1].append(text)

    def _end(self, _: str) -> None:
        self._scope = self._scopes.pop()
        if self._open and self._open[-1].depth == self._depth:
            element = self._open.pop()
            element.text = "".join(self._texts.pop())
            element.close = self.parser.CurrentByteIndex
            tag = _TAG.match(self._content, element.close)
            is_one_tag = element.close == element.inner and self._is_empty_tag(element)
            element.end = element.close if is_one_tag or not tag else tag.end()
        self._depth -= 1

    def _is_empty_tag(self, element: Element) -> bool:
        return self._content.startswith(b"/>", element.inner - 2)


def _parts(name: str) -> tuple[str, str, str]:
    """Return namespace, name and prefix from what expat joins with blanks."""
    parts = name.split(" ")
    if len(parts) == 1:
        return "", parts[0], ""
    return parts[0], parts[1], parts[2] if len(parts) > 2 else ""  # noqa: PLR2004 - see above
