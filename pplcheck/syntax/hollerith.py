"""What stands in the first two sections of an IGES file (IGES 5.3, 2.2.4.2 and 2.2.4.3)?

Lines have 80 columns: 72 of content, a letter for the section, a number. Texts are counted
(`5HPlate`), and run on over the ends of lines. The two signs between fields and at their end
are the first fields themselves.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pplcheck.syntax.places import UnparsableError

_CONTENT, _WIDTH = 72, 80
_START, _GLOBAL = "S", "G"
_LINE_END = re.compile(r"\r\n?|\n")
_SECTION = re.compile(r"[SGDPTCB] *\d{1,7}\s*$")
_COUNTED = re.compile(r"\s*(\d{1,6})H")
_MOST_LINES = 5_000
_MOST_FIELDS = 26
_SECOND: Final = 2


@dataclass(frozen=True, slots=True)
class Sections:
    """The section for people, and the one for programmes.

    Attributes:
        start: the lines of the first, without what fills them.
        globals: the second, in one line.
        line: on which the second begins.

    """

    start: tuple[str, ...]
    globals: str
    line: int

    def fields(self) -> Iterator[str]:
        """Yield the fields of the second section, texts without their count.

        Raises:
            UnparsableError: a text is longer than the section; what there is was yielded.

        """
        return _fields(self.globals, self.line)


def is_fixed(head: str) -> bool:
    """Whether a text begins with a line of such a file."""
    line = next(_lines(head), "")
    return len(line) > _CONTENT and line[_CONTENT] == _START and _is_numbered(line)


def sections(text: str) -> Sections:
    """Return what stands in the first two sections.

    Raises:
        UnparsableError: there is no second one.

    """
    start: list[str] = []
    joined: list[str] = []
    first = 0
    for number, line in enumerate(_lines(text), 1):
        section = line[_CONTENT : _CONTENT + 1]
        if section not in {_START, _GLOBAL} or number > _MOST_LINES:
            break
        content = line[:_CONTENT]
        if section == _START:
            start.append(content.rstrip())
        else:
            first = first or number
            joined.append(content)
    if not joined:
        raise UnparsableError(1, 1, "an IGES file without a global section, or cut off before")
    return Sections(tuple(start), "".join(joined), first)


def _lines(text: str) -> Iterator[str]:
    """Yield lines of 80 columns; some programmes write them without any end."""
    if _LINE_END.search(text, 0, 2 * _WIDTH):
        yield from _LINE_END.split(text)
    else:
        yield from (text[at : at + _WIDTH] for at in range(0, len(text), _WIDTH))


def _is_numbered(line: str) -> bool:
    return bool(_SECTION.match(line, _CONTENT))


def _fields(text: str, line: int) -> Iterator[str]:
    between, end = ",", ";"
    at = 0
    for number in range(1, _MOST_FIELDS + 1):
        counted = _COUNTED.match(text, at)
        if counted:
            at = counted.end() + int(counted[1])
            value = text[counted.end() : at]
            if at > len(text):
                yield value
                raise UnparsableError(line, 1, "a text that is longer than its section")
            between, end = _signs(number, value, between, end)
        else:
            begin = at
            while at < len(text) and text[at] not in (between, end):
                at += 1
            value = text[begin:at]
        yield value.strip()
        while at < len(text) and text[at].isspace() and text[at] not in (between, end):
            at += 1
        if at >= len(text) or text[at] == end:
            return
        at += 1


def _signs(number: int, value: str, between: str, end: str) -> tuple[str, str]:
    """Return the two signs, which the first two fields may set."""
    if number == 1 and value:
        return value[0], end
    if number == _SECOND and value:
        return between, value[0]
    return between, end
