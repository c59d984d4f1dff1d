"""S-expressions as KiCad writes them: the forms that somebody wants, and the place of each.

`(footprint "R_0402" (at 1 2) (pad "1" smd rect …))` is a form: a head, values, and forms in it.
A board has a million tokens, of which a reader wants some hundred; so what nobody wants is
passed over by one regular expression, whole subtrees at a time, and nothing of it is kept.

Source: KiCad's file formats, "S-Expression Format" (dev-docs.kicad.org) and its `DSNLEXER`.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from pplcheck.syntax.places import UnparsableError

Wanted = frozenset[str] | Mapping[str, frozenset[str]]
_Match = Callable[[str, int], re.Match[str] | None]
_NOTHING: frozenset[str] = frozenset()

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


def stream(text: str, wanted: Wanted) -> Iterator[Form]:
    """Yield the wanted forms directly within the outermost one, and that itself at its end.

    Args:
        text: of the whole file.
        wanted: heads of the forms to keep, by the head of the form in which they stand; by
            nothing, those in the outermost one: `{"": {"footprint"}, "footprint": {"pad"}}`. A
            set instead: the same in all forms. Every other form is passed over with all that
            stands in it. The outermost one is always wanted; it is yielded without parts.

    Raises:
        UnparsableError: it does not begin with a form, ends within one or within a string, or
            is nested more than 100 deep. What ended before was yielded.

    """
    walk = _Walk(text, wanted)
    first = _FIRST.match(text)
    if first is None:
        raise UnparsableError(1, 1, "not an S-expression")
    walk.open(first["head"], first.start("head") - 1)
    offset = first.end()
    while not walk.is_done:
        token = walk.next(offset)
        if token is None:
            raise UnparsableError(*walk.place(len(text)), "ends within a form")
        offset = token.end()
        ended = walk.take(token)
        if ended:
            yield ended


@cache
def _tokens(wanted: frozenset[str]) -> _Match:
    """Return what finds the next token; a run of forms that nobody wants goes before it."""
    heads = "|".join(map(re.escape, sorted(wanted)))
    within = _form("")
    for _ in range(_DEEPEST_PASSED_OVER - 1):
        within = _form(f"|{within}")
    unwanted = rf'\((?!(?:{heads})[\s()"])' if wanted else r"\("
    passed = unwanted + within.removeprefix(r"\(")
    # Most forms hold nothing but words: `(at 139.7 74.93)`.
    flat = rf'\((?P<flat>{heads or "(?!)"})(?=[\s)])(?P<words>[^()"]*+)\)|'
    return re.compile(
        rf"(?:\s++|{passed}|^#[^\n]*+)*+"
        rf"(?:{flat}"
        r'\((?P<head>[^\s()"]*+)'
        r"|(?P<close>\))"
        rf"|(?P<string>{_STRING})"
        r'|(?P<word>[^\s()"]++)'
        r'|(?P<open_string>"))',
        re.DOTALL | re.MULTILINE,
    ).match


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
class _Opened:
    """A form whose end has not come yet.

    Attributes:
        form: None where nobody wants it.
        wanted: heads of the forms to keep in it.
        next: finds the next token in it.

    """

    form: Form | None
    wanted: frozenset[str]
    next: _Match


class _Walk:
    """One pass over a text."""

    def __init__(self, text: str, wanted: Wanted) -> None:
        self._text = text
        self._wanted = wanted
        self._opened: list[_Opened] = []
        self._line = 1
        self._line_start = 0
        self._counted = 0
        self.is_done = False

    def next(self, offset: int) -> re.Match[str] | None:
        """Return the next token that matters from an offset on."""
        return self._opened[-1].next(self._text, offset)

    def take(self, token: re.Match[str]) -> Form | None:
        """Take a token, and return the form that it ends, if that is to be yielded."""
        kind = token.lastgroup
        if kind == "close":
            return self.close()
        if kind == "words":
            self.open(token["flat"], token.start("flat") - 1)
            self.add(*token["words"].split())
            return self.close()
        if kind == "head":
            self.open(token["head"], token.start("head") - 1)
        elif kind == "word":
            self.add(token["word"])
        elif kind == "string":
            self.add(_plain(token["string"]))
        else:
            place = self.place(token.start("open_string"))
            raise UnparsableError(*place, "a string that does not end")
        return None

    def place(self, offset: int) -> tuple[int, int]:
        """Return line and column of an offset, which must not lie before the last one."""
        breaks = self._text.count("\n", self._counted, offset)
        if breaks:
            self._line += breaks
            self._line_start = self._text.rfind("\n", self._counted, offset) + 1
        self._counted = offset
        return self._line, offset - self._line_start + 1

    def open(self, head: str, offset: int) -> None:
        if len(self._opened) == _DEEPEST:
            raise UnparsableError(*self.place(offset), "nested too deeply")
        above = self._opened[-1] if self._opened else None
        if above and head not in above.wanted:
            self._opened.append(_Opened(None, _NOTHING, _tokens(_NOTHING)))
            return
        form = Form(head, [], [], *self.place(offset))
        if above and above.form and len(self._opened) > 1:
            above.form.parts.append(form)
        wanted = self._wanted_in(head if above else "")
        self._opened.append(_Opened(form, wanted, _tokens(wanted)))

    def add(self, *values: str) -> None:
        form = self._opened[-1].form
        if form:
            form.values += values

    def close(self) -> Form | None:
        """Return the form that ended, if it is to be yielded."""
        ended = self._opened.pop().form
        self.is_done = not self._opened
        return ended if len(self._opened) <= 1 else None

    def _wanted_in(self, head: str) -> frozenset[str]:
        if isinstance(self._wanted, frozenset):
            return self._wanted
        return self._wanted.get(head, _NOTHING)
