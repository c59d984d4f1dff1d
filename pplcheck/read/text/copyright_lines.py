"""Who holds the copyright in this file, by its own words?"""

import re
from collections.abc import Iterator, Sequence

from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.read.window import Window

NAME = "copyright-lines"
# REUSE-IgnoreStart
# The last two are the sign in Latin-1 and its kin. In UTF-8 that byte never follows ASCII.
CUES = (b"copyright", "©".encode(), b"&copy;", b" \xa9", b"\n\xa9")
_STATEMENT = re.compile(
    r"SPDX-(?:File|Snippet)CopyrightText:\s*\S.*"
    # "Copyright 2024 N.", "Copyright (c) N.", "© N.", but not "copyright law of 1996".
    r"|copyright(?:\s+by)?\s+(?:19|20)\d\d\b.*"
    r"|(?:copyright\s*)?(?:\(c\)|©|&copy;)\s*(?:(?:19|20)\d\d\b|\w[\w.-]+ ).*",
    re.IGNORECASE,
)
_SIGN = re.compile(r"(?:19|20)\d\d|\(c\)|©|CopyrightText", re.IGNORECASE)
# REUSE-IgnoreEnd
_CLOSING = re.compile(r"[\s*/#;\"'<>-]*(?:-->|\*/)?[\s*/#;\"'<>-]*$")
# Minified programs and data have lines of megabytes; a statement is short.
_LONGEST_LINE = 1_000
_LONGEST = 200


def read(window: Window, offsets: Sequence[int]) -> Iterator[Evidence]:
    """Yield each copyright statement, as it stands, without comment signs."""
    passed = -1
    for offset in offsets:
        if offset < passed:
            continue  # on a line that was looked at
        start, passed = window.line_span(_beyond_line_end(window, offset))
        if passed - start > _LONGEST_LINE:
            continue
        line = window.text(start, passed)
        statement = _STATEMENT.search(line)
        if statement and _has_sign(statement.group()):
            value = _closed(statement.group())
            number = window.line_at(start)
            yield Evidence(EvidenceKind.COPYRIGHT, value, number, statement.start() + 1)


def copyrights_in(text: str) -> Iterator[tuple[int, str]]:
    """Yield each copyright statement in some words, with the number of lines before it."""
    for number, line in enumerate(text.splitlines()):
        statement = _STATEMENT.search(line) if len(line) <= _LONGEST_LINE else None
        if statement and _has_sign(statement.group()):
            yield number, _closed(statement.group())


def _beyond_line_end(window: Window, offset: int) -> int:
    """Step over the line end with which one of the cues begins."""
    return offset + window.content.startswith(b"\n", offset)


def _closed(statement: str) -> str:
    closed = _CLOSING.sub("", statement[:_LONGEST]).strip()
    # "Ada <ada@example.org>": the last sign belongs to the address.
    is_address = "<" in closed and ">" not in closed
    return f"{closed}>" if is_address and f"{closed}>" in statement else closed


def _has_sign(statement: str) -> bool:
    """Whether a year or a sign makes it a statement; "Copyright Holder" is none."""
    return bool(_SIGN.search(statement))
