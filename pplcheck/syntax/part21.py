"""What stands in the header and in the records of an exchange file (ISO 10303-21, STEP, IFC)?

A record is `#7=NAME(…);`, in the header `NAME(…);`. Line breaks mean nothing; a file may be one
line.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from pplcheck.syntax.part21_strings import decoded, unescaped
from pplcheck.syntax.places import Point, UnparsableError

# The longest header seen has 2.5 KB.
HEAD: Final = 64 * 1024
_MARK = b"\xef\xbb\xbf"
_MAGIC = b"ISO-10303-21"
_TOKEN = re.compile(
    rb"(?P<space>\s++)"
    rb"|/\*(?P<comment>.*?)\*/"
    rb"|'(?P<string>[^']*+(?:''[^']*+)*+)'"
    rb"|\#(?P<reference>\d{1,18})(?!\d)"
    rb"|(?P<sign>[(),;=])"
    rb"|(?P<word>[^\s(),;='/]++)"
    rb"|(?P<torn>/\*|')"
    rb"|(?P<other>.)",
    re.DOTALL,
)
_DEEPEST = 64
_MOST_TOKENS = 10_000
# The records that are looked for are short, and so are their numbers. A model of a whole ship
# has fewer; what is broken so often is no model.
_LONGEST_RECORD = 8 * 1024
_MOST_RECORDS = 100_000
_MOST_BROKEN = 100
_NUMBER = re.compile(rb"#(\d{1,18})\s*=\s*$")
_LONGEST_NUMBER = 64
_END = "ENDSEC"

# A string; the number of another record; a list; None for all else (enumerations, numbers, $).
Argument = str | int | tuple["Argument", ...] | None


@dataclass(frozen=True, slots=True)
class Record:
    """One record.

    Attributes:
        name: in capitals.
        arguments: strings, numbers of other records, tuples of these; None for all else.
        number: its own; 0 in the header.
        line: 1 for the first.
        column: 1 for the first character.

    """

    name: str
    arguments: tuple[Argument, ...]
    number: int
    line: int
    column: int

    @property
    def place(self) -> Point:
        """Line and column."""
        return self.line, self.column

    def text(self, index: int) -> str:
        """Return an argument that is a string; nothing where it is none or missing."""
        argument = self.arguments[index] if index < len(self.arguments) else None
        return argument if isinstance(argument, str) else ""

    def texts(self, index: int) -> tuple[str, ...]:
        """Return the strings of an argument that is a list, or is one string itself."""
        argument = self.arguments[index] if index < len(self.arguments) else None
        if isinstance(argument, str):
            return (argument,)
        if isinstance(argument, tuple):
            return tuple(one for one in argument if isinstance(one, str))
        return ()

    def reference(self, index: int) -> int:
        """Return an argument that is the number of another record; 0 where it is none."""
        argument = self.arguments[index] if index < len(self.arguments) else None
        return argument if isinstance(argument, int) else 0


@dataclass(frozen=True, slots=True)
class Comment:
    """Some words between the records.

    Attributes:
        text: without the signs around it.
        line: of its sign.
        column: 1 for the first character.

    """

    text: str
    line: int
    column: int


def is_exchange_file(content: bytes) -> bool:
    """Whether a content begins as such a file does."""
    return content[:HEAD].removeprefix(_MARK).lstrip().startswith(_MAGIC)


def header(content: bytes) -> Iterator[Record | Comment]:
    """Yield the records of the header, and the comments up to the first word of the data.

    Raises:
        UnparsableError: the header does not end within 64 KiB, or is nested more than 64 deep;
            what was yielded before stands.

    """
    head = content[:HEAD].removeprefix(_MARK)
    tokens = _Tokens(head)
    has_ended = False
    for kind, value, offset in tokens:
        if kind == "comment":
            yield Comment(decoded(value), *tokens.place(offset))
        elif has_ended:
            return
        elif kind == "word":
            name = value.decode("ascii", "replace").upper()
            yield from _record(name, tokens, offset)
            has_ended = name == _END
    if not has_ended:
        is_long = len(content) > HEAD
        what = "a header of more than 64 KiB" if is_long else "cut off within the header"
        raise UnparsableError(*tokens.place(len(head)), what)


def records(content: bytes, *names: str) -> Iterator[Record]:
    """Yield the records of some names that are made of one part, in the order of the file.

    They are searched for, so that the others cost next to nothing. What has no form of a record
    is passed over, and so is what follows the first 100,000.

    Args:
        content: of the file.
        names: in capitals; records whose name begins so are not meant.

    """
    pattern = re.compile(
        "|".join(sorted(names, reverse=True)).encode().join((b"(", rb")\s*+\("))
    )
    line, counted, broken = 1, 0, 0
    for start in _found(content, names):
        found = pattern.match(content, start)
        numbered = _NUMBER.search(content, max(0, start - _LONGEST_NUMBER), start)
        if not found or not numbered:
            continue
        begin = numbered.start()
        line += content.count(b"\n", counted, begin)
        counted = begin
        column = begin - content.rfind(b"\n", 0, begin)
        opened = found.end()
        tokens = _Tokens(content[opened : opened + _LONGEST_RECORD])
        try:
            arguments = _arguments(tokens, [])
        except UnparsableError:
            broken += 1
            if broken == _MOST_BROKEN:
                return
            continue
        yield Record(found[1].decode(), arguments, int(numbered[1]), line, column)


def _found(content: bytes, names: tuple[str, ...]) -> Iterator[int]:
    """Yield where some names stand, rising.

    Searching for each by itself is many times as fast as for all by one pattern.
    """
    offsets: set[int] = set()
    for name in names:
        sought = name.encode()
        at = content.find(sought)
        most = len(offsets) + _MOST_RECORDS
        while at >= 0 and len(offsets) < most:
            offsets.add(at)
            at = content.find(sought, at + len(sought))
    return islice(sorted(offsets), _MOST_RECORDS)


class _Tokens:
    """Walks over tokens, and knows the line of each."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._matches = _TOKEN.finditer(content)
        self._counted = 0
        self._line = 1

    def __iter__(self) -> Iterator[tuple[str, bytes, int]]:
        for match in self._matches:
            kind = match.lastgroup or ""
            if kind == "torn":
                # What it opens has no end: further on, nothing is what it seems.
                what = "a comment or string without an end"
                raise UnparsableError(*self.place(match.start()), what)
            if kind != "space":
                yield kind, match[kind], match.start()

    def place(self, offset: int) -> Point:
        """Return line and column of an offset, which must not be before the last one."""
        self._line += self._content.count(b"\n", self._counted, offset)
        self._counted = offset
        return self._line, offset - self._content.rfind(b"\n", 0, offset)

    def end(self) -> Point:
        """Return line and column of the end."""
        return self.place(len(self._content))


def _record(name: str, tokens: _Tokens, offset: int) -> Iterator[Record | Comment]:
    """Yield the record that a word opens, with the comments within; none for a bare word."""
    place = tokens.place(offset)
    comments: list[Comment] = []
    for kind, value, at in tokens:
        if kind == "comment":
            comments.append(Comment(decoded(value), *tokens.place(at)))
            continue
        if value == b"(":
            arguments = _arguments(tokens, comments)
            yield Record(name, arguments, 0, *place)
        break
    yield from comments


def _arguments(tokens: _Tokens, comments: list[Comment]) -> tuple[Argument, ...]:
    """Return what stands up to the bracket that closes the one just passed.

    The name of a type before a bracket, `IFCLABEL('x')`, is left out, and its list stays.
    """
    stack: list[list[Argument]] = [[]]
    before = ""
    for count, (kind, value, offset) in enumerate(tokens):
        if count == _MOST_TOKENS or len(stack) == _DEEPEST:
            raise UnparsableError(*tokens.place(offset), "a record too deep or too long")
        if kind == "comment":
            comments.append(Comment(decoded(value), *tokens.place(offset)))
            continue
        if kind != "sign":
            stack[-1].append(_argument(kind, value))
        elif value == b"(":
            if before == "word":
                stack[-1].pop()
            stack.append([])
        elif value == b")":
            done = tuple(stack.pop())
            if not stack:
                return done
            stack[-1].append(done)
        elif value == b";":
            break
        before = kind
    raise UnparsableError(*tokens.end(), "a bracket that is not closed")


def _argument(kind: str, value: bytes) -> Argument:
    if kind == "string":
        return unescaped(decoded(value.replace(b"''", b"'")))
    return int(value) if kind == "reference" else None
