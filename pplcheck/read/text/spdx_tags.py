"""Which SPDX licence tags stand in this file?

Source: SPDX 2.3, annex E.
"""

import re
from collections.abc import Iterator

from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.read.lines import Numbered, line_around, text_of

NAME = "spdx-tags"
GLOBS = ("*",)

# REUSE-IgnoreStart
_TAG = b"SPDX-License-Identifier:"
_IGNORE = re.compile(rb"REUSE-IgnoreStart.*?(?:REUSE-IgnoreEnd|\Z)", re.DOTALL)
# REUSE-IgnoreEnd
_EXPRESSION = re.compile(r"[ \t]*([A-Za-z0-9.+:() \t-]*)")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
# Words that open a comment line in some language.
_COMMENT_WORDS = frozenset({"rem", "dnl"})
_LONGEST = 500
_IN_PROSE = 0.6


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield each tag; one amid other words is less sure than one in a comment of its own."""
    del path
    offset = content.find(_TAG)
    if offset < 0:
        return
    ignored = [match.span() for match in _IGNORE.finditer(content)]
    numbers = Numbered(content)
    start, end = 0, -1
    while offset >= 0:
        if offset > end:  # a line may hold a hundred thousand tags, and is looked for once
            start, end = line_around(content, offset)
        if not any(first <= offset < last for first, last in ignored):
            before = text_of(content[max(start, offset - _LONGEST) : offset])
            after = text_of(content[offset + len(_TAG) : min(end, offset + _LONGEST)])
            found = _EXPRESSION.match(after)
            value = found[1].rstrip(" \t-") if found else ""
            # A tag in back quotes is being talked about.
            if value and not before.endswith("`"):
                in_comment = _is_comment(before)
                yield Evidence(
                    EvidenceKind.SPDX_TAG,
                    value,
                    numbers.line_at(offset),
                    len(before) + 1,
                    1.0 if in_comment else _IN_PROSE,
                )
        offset = content.find(_TAG, offset + len(_TAG))


def _is_comment(before: str) -> bool:
    return {word.lower() for word in _LETTERS.findall(before)} <= _COMMENT_WORDS
