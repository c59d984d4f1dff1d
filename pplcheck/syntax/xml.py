"""XML text: its elements, and the place of each (XML 1.0, namespaces taken off).

A document type is refused where it begins, unless the format brings one as a rule (Eagle, SVG).
Even then no entity is taken that lies outside or names another one, and none is fetched: with
expat's own bound on what entities may amount to, and ours on what attributes nobody wrote may
(programmes give namespaces so), nothing can grow.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, NoReturn
from xml.parsers.expat import ExpatError, ParserCreate
from xml.parsers.expat.errors import messages

from pplcheck.syntax.places import UnparsableError

# The largest real manifests have some 300 KB.
_LARGEST = 512 * 1024
_DEEPEST = 200
_PIECE = 64 * 1024
# What a document type may give elements as attributes, in letters.
_MOST_GIVEN = 1024


class Element(NamedTuple):  # which is made in a third of the time of a dataclass
    """One element.

    Attributes:
        path: the names from the root down, without namespaces.
        number: of the element, in order of opening; the parent's is in `parents`.
        parents: the numbers of the elements around it, from the root down.
        attributes: pairs of name and value.
        text: what stands in it and in no element within, without space around.
        line: of its text, or of its tag where it has none; 1 for the first.
        column: 1 for the first character.

    """

    path: tuple[str, ...]
    number: int
    parents: tuple[int, ...]
    attributes: tuple[tuple[str, str], ...]
    text: str
    line: int
    column: int

    def attribute(self, name: str) -> str:
        """Return an attribute, or nothing where it is missing."""
        return dict(self.attributes).get(name, "")


def load(content: bytes) -> tuple[Element, ...]:
    """Return the elements of an XML text, in the order in which they end.

    Raises:
        UnparsableError: the text is not well-formed, has a document type, is larger than
            512 KiB, or nested more than 200 deep.

    """
    if len(content) > _LARGEST:
        raise UnparsableError(1, 1, "XML of more than 512 KiB")
    return tuple(stream((content,), encoding=encoding_to_take(content)))


def in_pieces(content: bytes) -> Iterator[bytes]:
    """Yield a text piece by piece, so that `stream` never holds all of its elements."""
    for start in range(0, len(content), _PIECE):
        yield content[start : start + _PIECE]


def encoding_to_take(content: bytes) -> str | None:
    """Return UTF-8 where the content is that, whatever it says: it may be written anew."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


def stream(
    pieces: Iterable[bytes],
    wanted: frozenset[str] | None = None,
    *,
    allows_doctype: bool = False,
    encoding: str | None = None,
) -> Iterator[Element]:
    """Yield elements of an XML text that comes in pieces, in the order in which they end.

    Only the way down to the open element and what has just ended is kept in memory.

    Args:
        pieces: the text.
        wanted: names of the elements to yield, without namespaces; None for all. Of others
            nothing is kept, not even their text.
        allows_doctype: the format has document types; their own entities are taken, if they are
            plain words.
        encoding: to take, whatever the text says; None to believe it.

    Raises:
        UnparsableError: the text is not well-formed, has a document type or an entity that it
            may not have, or is nested more than 200 deep. What ended before was yielded.

    """
    walk = _Walk(encoding, wanted, allows_doctype=allows_doctype)
    try:
        for piece in pieces:
            walk.parser.Parse(piece, False)  # noqa: FBT003 - expat takes no name for "is final"
            yield from walk.elements
            walk.elements.clear()
        walk.parser.Parse(b"", True)  # noqa: FBT003 - as above
    except ExpatError as error:
        yield from walk.elements
        what = f"not XML: {messages[error.code]}"
        raise UnparsableError(error.lineno, error.offset + 1, what) from error
    except (LookupError, ValueError) as error:
        if isinstance(error, UnparsableError):
            raise
        raise UnparsableError(1, 1, "not XML: an encoding that nobody knows") from error
    yield from walk.elements


class _Walk:
    """One pass over a document."""

    def __init__(
        self, encoding: str | None, wanted: frozenset[str] | None, *, allows_doctype: bool
    ) -> None:
        self.elements: list[Element] = []
        self._open: list[_Opened] = []
        # The innermost open element, if its text is wanted: asked for with each line.
        self._taking: _Opened | None = None
        self._wanted = wanted
        self._count = 0
        self._letters_given = 0
        self.parser = ParserCreate(encoding)
        self.parser.buffer_text = False  # a text's place is that of its first piece
        if allows_doctype:
            self.parser.EntityDeclHandler = self._entity
            self.parser.AttlistDeclHandler = self._given
        else:
            self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.StartElementHandler = self._start
        self.parser.CharacterDataHandler = self._text
        self.parser.EndElementHandler = self._end

    def _here(self) -> tuple[int, int]:
        return self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1

    def _doctype(self, *_: object) -> NoReturn:
        raise UnparsableError(*self._here(), "a document type, which no such file has")

    def _entity(
        self,
        name: str,
        is_parameter: bool,  # noqa: FBT001 - as above
        value: str | None,
        *_: object,
    ) -> None:
        """Refuse what could fetch (has no value) or grow (has one that names another)."""
        if is_parameter or value is None or "&" in value or "%" in value:
            raise UnparsableError(*self._here(), f"an entity that is no plain word: {name}")

    def _given(self, _: str, name: str, __: str, default: str | None, *___: object) -> None:
        """Refuse values that would stand again in each of a million elements."""
        self._letters_given += len(default or "")
        if self._letters_given > _MOST_GIVEN:
            raise UnparsableError(*self._here(), f"a document type that gives too much: {name}")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._open) == _DEEPEST:
            raise UnparsableError(*self._here(), "nested too deeply")
        self._count += 1
        local = name.rpartition(":")[2]
        above = self._open[-1] if self._open else None
        opened = _Opened(local, self._count, attributes, above)
        opened.is_wanted = self._wanted is None or local in self._wanted
        if opened.is_wanted:
            opened.line, opened.column = self._here()
        self._taking = opened if opened.is_wanted else None
        self._open.append(opened)

    def _text(self, text: str) -> None:
        opened = self._taking
        if opened is None or not (opened.texts or text.strip()):
            return
        if not opened.texts:
            # expat hands line breaks over by themselves: this is one line's beginning.
            line, column = self._here()
            opened.line, opened.column = line, column + len(text) - len(text.lstrip())
        opened.texts.append(text)

    def _end(self, _: str) -> None:
        opened = self._open.pop()
        above = self._open[-1] if self._open else None
        self._taking = above if above and above.is_wanted else None
        if not opened.is_wanted:
            return
        self.elements.append(
            Element(
                opened.path,
                opened.number,
                opened.parents,
                tuple(opened.attributes.items()),
                "".join(opened.texts).strip(),
                opened.line,
                opened.column,
            )
        )


class _Opened:
    """An element whose end has not come yet; line and column are those of a wanted one."""

    __slots__ = (
        "attributes", "column", "is_wanted", "line", "number", "parents", "path", "texts",
    )  # fmt: skip

    def __init__(
        self, name: str, number: int, attributes: dict[str, str], above: "_Opened | None"
    ) -> None:
        self.number: int = number
        self.path: tuple[str, ...] = (*above.path, name) if above else (name,)
        self.parents: tuple[int, ...] = (*above.parents, above.number) if above else ()
        self.attributes = attributes
        self.texts: list[str] = []
        self.is_wanted = False
        self.line = self.column = 0
