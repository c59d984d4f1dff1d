"""Which SPDX licence tags stand in this file?

Source: SPDX 2.3, annex E.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.read.window import Window

# REUSE-IgnoreStart
_TAG = b"SPDX-License-Identifier:"
# REUSE-IgnoreEnd
NAME = "spdx-tags"
CUES = (_TAG.lower(),)

_EXPRESSION = re.compile(r"[ \t]*([A-Za-z0-9.+:() \t-]*)")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
# Words that open a comment line in some language.
_COMMENT_WORDS = frozenset({"rem", "dnl"})
_LONGEST = 500
_IN_PROSE = 0.6
_MOST_REMEMBERED = 1024


def read(window: Window, offsets: Sequence[int]) -> Iterator[Evidence]:
    """Yield each tag; one amid other words is less sure than one in a comment of its own."""
    for offset in offsets:
        start, end = window.line_span(offset)
        after = offset + len(_TAG)
        if window.content[offset:after] != _TAG:
            continue
        before = window.text(max(start, offset - _LONGEST), offset)
        found = _EXPRESSION.match(window.text(after, min(end, offset + _LONGEST)))
        value = found[1].rstrip(" \t-") if found else ""
        # A tag in back quotes is being talked about.
        if value and not before.endswith("`"):
            line, column = window.line_at(offset), window.column_at(offset)
            yield _tag(value, line, column, 1.0 if _is_comment(before) else _IN_PROSE)


@lru_cache(_MOST_REMEMBERED)
def _tag(value: str, line: int, column: int, confidence: float) -> Evidence:
    """Return a tag: one and the same for the thousands of files that begin alike."""
    return Evidence(EvidenceKind.SPDX_TAG, value, line, column, confidence)


def _is_comment(before: str) -> bool:
    return {word.lower() for word in _LETTERS.findall(before)} <= _COMMENT_WORDS
