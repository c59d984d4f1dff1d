"""Which comments does an OpenSCAD program have, by what do they stand, and what is taken in?

Source: the OpenSCAD user manual, "General" and "Include statement"; `lexer.l` of OpenSCAD. Only
what keeps comments and strings apart is looked at; nothing is evaluated.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from pplcheck.syntax.places import Point

# Paths are bounded: what opens many and closes none would else be read to its end for each.
_TOKEN: Final = re.compile(
    r'"(?P<string>(?:[^"\\]|\\.)*+)"'
    r"|//(?P<line>[^\n]*+)"
    r"|/\*(?P<block>.*?)\*/"
    r"|(?P<torn>/\*)|(?P<open>\")"
    r"|\b(?:use|include)\s*+<(?P<taken>[^>\n]{0,1000}+)>"
    r"|\b(?:import(?:_stl|_dxf|_off)?|surface)\s*+\(\s*+(?:file\s*+=\s*+)?\"(?P<loaded>[^\"\n]{0,1000}+)\""
    r"|\b(?P<defined>(?:module|function)\s++\w++)"
    r"|(?P<sign>[{};])",
    re.DOTALL,
)
# Between a comment and what follows it, or between the lines of one.
_NOTHING = re.compile(r"[\s;]*+$")
_BEHIND = re.compile(r"\S[ \t]*+\Z")
_FAR = 200
_MARGIN = re.compile(r"[ \t]*\*++(?!/)[ \t]?")
_DEEPEST = 1_000


@dataclass(slots=True)
class Comment:
    """Some words that a person wrote beside the code.

    Attributes:
        lines: without the signs around them; of several comments in a row, all.
        line: of the first sign.
        column: 1 for the first character.
        within: the module in which it stands, as `module NAME`; else empty.
        before: the module or function whose definition follows, likewise.
        is_first: no code stands before it, only other files that are taken in.
        is_head: no module is defined before it, though some values may be set.
        is_last: no code follows.

    """

    lines: list[str] = field(repr=False)
    line: int
    column: int
    within: str = ""
    before: str = ""
    is_first: bool = False
    is_head: bool = False
    is_last: bool = True

    @property
    def text(self) -> str:
        """What it says, each line in its own."""
        return "\n".join(self.lines)

    @property
    def place(self) -> Point:
        """Line and column."""
        return self.line, self.column


@dataclass(frozen=True, slots=True)
class Taken:
    """Another file that the program takes in.

    Attributes:
        target: as it is written.
        line: 1 for the first.
        column: 1 for the first character.

    """

    target: str
    line: int
    column: int

    @property
    def place(self) -> Point:
        """Line and column."""
        return self.line, self.column


def parts(text: str) -> Iterator[Comment | Taken]:
    """Yield the comments and the files that are taken in, in order.

    Comments in neighbouring lines are one; before the first code, empty lines do not part them.
    A comment or string without an end reaches to the end of the file, as in OpenSCAD.
    """
    walk = _Walk(text)
    for match in _TOKEN.finditer(text):
        yield from walk.take(match)
        if match["torn"] or match["open"]:
            break
    yield from walk.rest()


class _Walk:
    """One pass over a program."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._end = 0  # of the last token
        self._counted = 0
        self._line = 1
        self._has_code = False
        self._has_module = False
        self._comment: Comment | None = None  # that may go on in the next line
        self._waiting: list[Comment] = []  # for what follows them
        self._pending = ""  # a module whose bracket has not come yet
        self._modules: list[str] = []  # of each open bracket, the module it is of

    def take(self, match: re.Match[str]) -> Iterator[Comment | Taken]:
        """Take the next token."""
        between = self._text[self._end : match.start()]
        if not _NOTHING.match(between):
            self._has_code = True
            yield from self._code()
        kind = match.lastgroup or ""
        if kind in {"line", "block", "torn"}:
            self._words(match, kind, between)
        elif kind in {"taken", "loaded"}:
            yield from self._code()
            self._has_code = self._has_code or kind == "loaded"
            yield Taken(match[kind], *self._place(match.start()))
        elif kind == "defined":
            name = " ".join(match[kind].split())
            yield from self._code(before=name)
            self._has_code = self._has_module = True
            self._pending = name
        else:
            yield from self._code()
            self._has_code = self._has_code or kind == "string"
            self._sign(match["sign"])
        self._end = len(self._text) if kind in {"torn", "open"} else match.end()

    def rest(self) -> Iterator[Comment]:
        """Yield what waited for code that did not come."""
        is_last = _NOTHING.match(self._text, self._end)
        yield from self._waiting if is_last else self._code()

    def _words(self, match: re.Match[str], kind: str, between: str) -> None:
        words = self._text[match.start() + 2 :] if kind == "torn" else match[kind]
        lines = words.split("\n")
        if kind != "line":
            lines = [_without_margin(line) for line in lines]
        gap = between.count("\n")
        comment = self._comment
        if comment is not None and (gap == 1 or (gap and comment.is_first)):
            comment.lines += [""] * (gap - 1) + lines
            return
        is_first = not self._has_code
        opened = Comment(
            lines,
            *self._place(match.start()),
            within=next((name for name in reversed(self._modules) if name), ""),
            is_first=is_first,
            is_head=is_first or not self._has_module,
        )
        self._waiting.append(opened)
        # What stands behind some code ("// [1:10]") speaks of that alone.
        is_behind = bool(
            _BEHIND.search(self._text, max(0, match.start() - _FAR), match.start())
        )
        self._comment = None if is_behind else opened

    def _code(self, before: str = "") -> Iterator[Comment]:
        """Yield the comments that waited for what follows."""
        for comment in self._waiting:
            comment.before = before
            comment.is_last = False
            yield comment
        self._waiting = []
        self._comment = None

    def _sign(self, sign: str | None) -> None:
        match sign:
            case "{":
                if len(self._modules) < _DEEPEST:
                    self._modules.append(self._pending)
                self._pending = ""
                self._has_module = self._has_code = True
            case "}":
                if self._modules:
                    self._modules.pop()
            case ";":
                self._pending = ""
            case _:
                pass

    def _place(self, offset: int) -> Point:
        self._line += self._text.count("\n", self._counted, offset)
        self._counted = offset
        return self._line, offset - self._text.rfind("\n", 0, offset)


def _without_margin(line: str) -> str:
    margin = _MARGIN.match(line)
    return line[margin.end() if margin else 0 :].rstrip()
