"""S-expressions as KiCad writes them: the forms that somebody wants, and the place of each.

`(footprint "R_0402" (at 1 2) (pad "1" smd rect …))` is a form: a head, values, and forms in it.
A board has a million tokens, of which a reader wants some hundred; so what nobody wants is
passed over by one regular expression, whole subtrees at a time, and nothing of it is kept.

Source: KiCad's file formats, "S-Expression Format" (dev-docs.kicad.org) and its `DSNLEXER`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from pplcheck.syntax.places import UnparsableError

# Real files are some twelve deep.
_DEEPEST = 100
# What is passed over in one go; of what is deeper, the parts are.
_DEEPEST_PASSED_OVER = 8

_STRING = r'"[^"\\]*+(?:\\.[^"\\]*+)*+"'
# A comment is a line that begins with `#`.
_FIRST = re.compile(r'(?:\s++|^#[^\n]*+)*+\((?P<head>[^\s()"]*+)', re.MULTILINE)
_ESCAPED = re.compile(r"\\(?:([0-7]{1,3})|x([0-9A-Fa-f]{1,2})|(.))", re.DOTALL)
_CONTROL = {"n": "\n", "r": "\r", "t": "\t", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}


@dataclass(slots=True)
class Form:
    """One form.

    Attributes:
        head: its first word: `footprint`; empty where it begins with a form or a string.
        values: the words and strings directly in it, in order, with escapes resolved.
        parts: the wanted forms directly in it, in order.
        line: of its parenthesis, 1 for the first.
        column: 1 for the first character.

    """

    head: str
    values: list[str]
    parts: "list[Form]"
    line: int
    column: int

    def value(self, index: int = 0) -> str:
        """Return a value, or nothing where there are fewer."""
        return self.values[index] if index < len(self.values) else ""

    def all(self, head: str) -> "Iterator[Form]":
        """Yield the forms of that head directly in this one."""
        return (part for part in self.parts if part.head == head)

    def said(self, head: str) -> str:
        """Return the first value of the first form of that head in this one, or nothing."""
        return next((part.value() for part in self.all(head)), "")


def stream(text: str, wanted: frozenset[str]) -> Iterator[Form]:
    """Yield the wanted forms directly within the outermost one, and that itself at its end.

    Args:
        text: of the whole file.
        wanted: heads of the forms to keep, wherever all around them is wanted too; every other
            form is passed over with all that stands in it. The outermost one is always wanted;
            it is yielded without parts.

    Raises:
        UnparsableError: it does not begin with a form, ends within one or within a string, or
            is nested more than 100 deep. What ended before was yielded.

    """
    walk = _Walk(text, wanted)
    first = _FIRST.match(text)
    if first is None:
        raise UnparsableError(1, 1, "not an S-expression")
    walk.open(first["head"], first.start("head") - 1)
    for token in _tokens(wanted).finditer(text, first.end()):
        kind = token.lastgroup
        if kind == "passed":
            continue
        if kind == "word":
            walk.value(token["word"])
        elif kind == "string":
            walk.value(_plain(token["string"]))
        elif kind == "head":
            walk.open(token["head"], token.start())
        elif kind == "close":
            ended = walk.close()
            if ended:
                yield ended
            if not walk.depth:
                return
        else:
            raise UnparsableError(*walk.place(token.start()), "a string that does not end")
    raise UnparsableError(*walk.place(len(text)), "ends within a form")


@cache
def _tokens(wanted: frozenset[str]) -> re.Pattern[str]:
    """Return what finds the next token; a run of forms that nobody wants is one."""
    heads = "|".join(map(re.escape, sorted(wanted))) or "(?!)"
    within = _form("")
    for _ in range(_DEEPEST_PASSED_OVER - 1):
        within = _form(f"|{within}")
    passed = rf'\((?!(?:{heads})[\s()"])' + within.removeprefix(r"\(")
    return re.compile(
        rf"(?P<passed>(?:{passed}\s*+)++|^[ \t]*+#[^\n]*+)"
        r'|\((?P<head>[^\s()"]*+)'
        r"|(?P<close>\))"
        rf"|(?P<string>{_STRING})"
        r'|(?P<word>[^\s()"]++)'
        r'|(?P<open_string>")',
        re.DOTALL | re.MULTILINE,
    )


def _form(within: str) -> str:
    return rf'\((?:[^()"]++|{_STRING}{within})*+\)'


def _plain(quoted: str) -> str:
    inner = quoted[1:-1]
    return _ESCAPED.sub(_meant, inner) if "\\" in inner else inner


def _meant(escaped: re.Match[str]) -> str:
    octal, hexadecimal, sign = escaped.groups()
    if sign:
        return _CONTROL.get(sign, sign)
    return chr(int(octal, 8) if octal else int(hexadecimal, 16))


@dataclass(slots=True)
class _Walk:
    """One pass over a text."""

    text: str
    wanted: frozenset[str]
    # The forms that are open; None where nobody wants it.
    opened: list[Form | None] = field(default_factory=list)
    line: int = 1
    line_start: int = 0
    counted: int = 0

    @property
    def depth(self) -> int:
        return len(self.opened)

    def place(self, offset: int) -> tuple[int, int]:
        """Return line and column of an offset, which must not lie before the last one."""
        breaks = self.text.count("\n", self.counted, offset)
        if breaks:
            self.line += breaks
            self.line_start = self.text.rfind("\n", self.counted, offset) + 1
        self.counted = offset
        return self.line, offset - self.line_start + 1

    def open(self, head: str, offset: int) -> None:
        if self.depth == _DEEPEST:
            raise UnparsableError(*self.place(offset), "nested too deeply")
        above = self.opened[-1] if self.opened else None
        if self.opened and (above is None or head not in self.wanted):
            self.opened.append(None)
            return
        form = Form(head, [], [], *self.place(offset))
        if self.depth > 1 and above:
            above.parts.append(form)
        self.opened.append(form)

    def value(self, value: str) -> None:
        form = self.opened[-1]
        if form:
            form.values.append(value)

    def close(self) -> Form | None:
        """Return the form that ended, if it is to be yielded."""
        ended = self.opened.pop()
        return ended if self.depth <= 1 else None
