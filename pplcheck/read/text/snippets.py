"""Which parts of this file are set apart as snippets, on terms of their own?

Source: SPDX 2.3, annex H.3; REUSE 3.3, in-line snippet comments.
"""

import re
from collections.abc import Iterator

from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.read.lines import Numbered

NAME = "snippets"
GLOBS = ("*",)

_CUE = b"SPDX-Snippet"
_MARK = re.compile(rb"SPDX-Snippet(?:(Begin)|End)\b")


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield each snippet's lines; what is said within them is read as everywhere else.

    A snippet within a snippet ends first. One that is not closed ends with the file.
    """
    del path
    if _CUE not in content:
        return
    numbers = Numbered(content)
    begun: list[int] = []
    for mark in _MARK.finditer(content):
        line = numbers.line_at(mark.start())
        if mark[1]:
            begun.append(line)
        elif begun:
            yield _snippet(begun.pop(), line)
    last = numbers.line_at(len(content))
    for line in reversed(begun):
        yield _snippet(line, last)


def _snippet(line: int, last_line: int) -> Evidence:
    return Evidence(EvidenceKind.SNIPPET, "", line, last_line=last_line)
