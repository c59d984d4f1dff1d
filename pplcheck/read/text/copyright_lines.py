"""Who holds the copyright in this file, by its own words?"""

import re
from collections.abc import Iterator
from heapq import merge

from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.read.lines import Numbered, line_around, text_of

NAME = "copyright-lines"
GLOBS = ("*",)

# REUSE-IgnoreStart
_CUES = (b"copyright", "©".encode())
_STATEMENT = re.compile(
    r"SPDX-(?:File|Snippet)CopyrightText:\s*\S.*"
    # "Copyright 2024 N.", "Copyright (c) N.", "© N.", but not "copyright law of 1996".
    r"|copyright(?:\s+by)?\s+(?:19|20)\d\d\b.*"
    r"|(?:copyright\s*)?(?:\(c\)|©|&copy;)\s*(?:(?:19|20)\d\d\b|\w[\w.-]+ ).*",
    re.IGNORECASE,
)
# REUSE-IgnoreEnd
_CLOSING = re.compile(r"[\s*/#;\"'<>-]*(?:-->|\*/)?[\s*/#;\"'<>-]*$")
# Minified programs and data have lines of megabytes; a statement is short.
_LONGEST_LINE = 1_000
_LONGEST = 200
_MOST = 1_000


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield each copyright statement, as it stands, without comment signs."""
    del path
    numbers = Numbered(content)
    found, passed = 0, 0
    for offset in _offsets(content.lower()):
        if found == _MOST:
            return
        if offset < passed:
            continue  # on a line that was looked at
        start, end = line_around(content, offset)
        if end - start <= _LONGEST_LINE:
            line = text_of(content[start:end])
            statement = _STATEMENT.search(line)
            if statement and (_has_sign(statement.group())):
                found += 1
                value = _CLOSING.sub("", statement.group()[:_LONGEST]).strip()
                number = numbers.line_at(start)
                yield Evidence(EvidenceKind.COPYRIGHT, value, number, statement.start() + 1)
        passed = end


def _offsets(lower: bytes) -> Iterator[int]:
    """Yield where a cue stands, in order; nothing is searched twice for the same cue."""
    return merge(*(_all(lower, cue) for cue in _CUES))


def _all(lower: bytes, cue: bytes) -> Iterator[int]:
    offset = lower.find(cue)
    while offset >= 0:
        yield offset
        offset = lower.find(cue, offset + len(cue))


def _has_sign(statement: str) -> bool:
    """Whether a year or a sign makes it a statement; "Copyright Holder" is none."""
    return bool(re.search(r"(?:19|20)\d\d|\(c\)|©|CopyrightText", statement, re.IGNORECASE))
