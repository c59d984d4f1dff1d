"""Which comment or paragraph does a word about licences stand in?

A licence is stated in words in a file's header, or anywhere else, in the comments of any
language. The words are needed without the comment signs, and often: thousands of files share
one header. So what differs from file to file, tags and copyright lines, is left out.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pplcheck.read.lines import text_of
from pplcheck.read.window import Window

# Whole licence texts need not use the word: "Redistribution and use …", "Permission to use …".
CUES = (
    b"license", b"licence", b"licencia", b"redistribution and use", b"permission to use",
    b"permission is ", b"public domain",
)  # fmt: skip
_TAG = b"spdx-"

# What opens a line of comment: // # /// ** ;; -- %% " ' ! | > and the words of batch, m4, reST.
_SIGN = re.compile(
    rb"[ \t]*(?:[/#*;%!|>\"']+|--+>?|<!--+|\(\*+|\{-+|\.\.(?=\s)|(?:dnl|rem|REM|@c|C)(?=\s))"
)
_CLOSING = (b"-->", b"*)", b"-}")
_CLOSING_SIGNS = b"*#/|"
# Comments whose lines need no sign of their own.
# Each choice begins with a plain sign, so that all other places are passed over fast.
_OPENER = re.compile(rb"/\*|<!--|\(\*|\{-|\"\"\"|'''|=(?<=^=)begin|--\[\[|#\||<#")
_CLOSER = re.compile(rb"\*/|-->|\*\)|-\}|\"\"\"|'''|=(?<=^=)(?:end|cut)|\]\]|\|#|#>")
_EDGE = re.compile(_OPENER.pattern + b"|" + _CLOSER.pattern)
# Lines that differ from file to file and say nothing about the terms.
_OF_THE_FILE = re.compile(r"SPDX-|copyright\b.*\d{4}|\(c\)\s|©", re.IGNORECASE)
_OF_THE_TERMS = re.compile(r"licen|permi|grant", re.IGNORECASE)

# How a line of a programme ends, and hardly one of a text.
_OF_CODE = re.compile(rb"[{}]\s*$|(?:\)|=[^=;]*);\s*$|^\s*(?:import|from|def|class|return)\b")

_LINES_BEFORE, _LINES_AFTER = 100, 300
_BYTES_BEFORE, _BYTES_AFTER = 8_000, 24_000
_LONGEST_LINE = 2_000
_MOST_REMEMBERED, _LONGEST_REMEMBERED = 4096, 200
MOST = 50


@dataclass(frozen=True, slots=True)
class Region:
    """Some lines of a file, as words.

    Attributes:
        text: without comment signs; as many lines as it has in the file.
        first_line: the number of the first.
        last_line: the number of the last.

    """

    text: str
    first_line: int
    last_line: int


def regions(window: Window, offsets: Sequence[int]) -> tuple[Region, ...]:
    """Return the comments and paragraphs around some words, in order, no line twice.

    Args:
        window: a stretch of a text.
        offsets: where words about licences stand, rising; those within SPDX tags do not count.

    Returns:
        at most one more than `MOST`, so that whoever asks can tell that there are too many.

    """
    found: list[Region] = []
    passed = 0
    for offset in offsets:
        if offset >= passed and not _is_in_tag(window, offset):
            region, passed = _region(window, offset, passed)
            found.append(region)
            if len(found) > MOST:
                break
    return tuple(found)


def _is_in_tag(window: Window, offset: int) -> bool:
    before = window.content[max(0, offset - len(_TAG)) : offset]
    return before.lower() == _TAG


def _region(window: Window, offset: int, passed: int) -> tuple[Region, int]:
    """Return the region around a word, and the offset of its end."""
    start, end = window.line_span(offset)
    if end - start > _LONGEST_LINE:
        half = _LONGEST_LINE // 2
        number = window.line_at(offset)
        end = min(end, offset + half)
        return Region(window.text(max(start, offset - half, passed), end), number, number), end
    before = _lines_before(window, max(start - _BYTES_BEFORE, passed), start)
    after = bytes(window.content[start : min(window.size, start + _BYTES_AFTER)]).split(b"\n")
    first, last = _bounds(before[-_LINES_BEFORE:], after[:_LINES_AFTER])
    taken = [*before[len(before) - first :], *after[:last]]
    number = window.line_at(start) - first
    region = Region("\n".join(map(_words, taken)), number, number + len(taken) - 1)
    return region, start + sum(len(line) + 1 for line in after[:last])


def _lines_before(window: Window, start: int, end: int) -> list[bytes]:
    lines = bytes(window.content[start:end]).split(b"\n")
    # The last one is empty; the first may be torn.
    is_torn = start > 0 and window.content[start - 1 : start] != b"\n"
    return lines[is_torn:-1]


def _bounds(before: Sequence[bytes], after: Sequence[bytes]) -> tuple[int, int]:
    """Return how many lines before, and how many from here on, belong together."""
    if _is_signed(after[0]):
        return _count(_is_signed, reversed(before)), _count(_is_signed, after)
    opened = 0 if _OPENER.search(after[0]) else _opened(before)
    if opened is not None:
        return opened, _closed(after)
    return _count(_is_prose, reversed(before)), _count(_is_prose, after)


def _is_signed(line: bytes) -> bool:
    return _SIGN.match(line) is not None


def _is_prose(line: bytes) -> bool:
    return bool(line.strip()) and not _OF_CODE.search(line) and not _is_signed(line)


def _count(belongs: Callable[[bytes], bool], lines: Iterable[bytes]) -> int:
    """Return how many lines belong together: an empty one parts paragraphs, two part texts."""
    taken = empty = 0
    for line in lines:
        if belongs(line):
            taken, empty = taken + empty + 1, 0
        elif line.strip() or empty:
            break
        else:
            empty = 1
    return taken


def _opened(before: Sequence[bytes]) -> int | None:
    """Return how many lines ago a comment was opened that goes on, or None."""
    for ago, line in enumerate(reversed(before), start=1):
        if _EDGE.search(line) is None:
            continue  # as nearly all lines of a programme
        opener, closer = _last(_OPENER, line), _last(_CLOSER, line)
        if opener >= 0 and opener >= closer:
            return ago
        if closer >= 0:
            return None
    return None


def _last(pattern: re.Pattern[bytes], line: bytes) -> int:
    return max((found.start() for found in pattern.finditer(line)), default=-1)


def _closed(after: Sequence[bytes]) -> int:
    """Return how many lines it takes until the comment is closed."""
    for number, line in enumerate(after, start=1):
        if _CLOSER.search(line):
            return number
    return len(after)


def _words(line: bytes) -> str:
    """Return the words of a line; thousands of files share most of them."""
    return _remembered(line) if len(line) <= _LONGEST_REMEMBERED else _bare(line)


def _bare(line: bytes) -> str:
    """Return a line without comment signs; nothing of one that speaks of its file alone."""
    sign = _SIGN.match(line)
    words = " ".join(text_of(_without_closing(line[sign.end() :] if sign else line)).split())
    if _OF_THE_FILE.search(words) and not _OF_THE_TERMS.search(words):
        return ""
    return words


_remembered = lru_cache(_MOST_REMEMBERED)(_bare)


def _without_closing(line: bytes) -> bytes:
    """Leave out the sign that closes a comment."""
    line = line.rstrip(b" \t\r")
    for sign in _CLOSING:
        if line.endswith(sign):
            return line.removesuffix(sign)
    return line.rstrip(_CLOSING_SIGNS)
