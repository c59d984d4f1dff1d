"""Which parts of this file are set apart as snippets, on terms of their own?

Source: SPDX 2.3, annex H.3; REUSE 3.3, in-line snippet comments.
"""

from collections.abc import Iterator, Sequence

from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.read.window import Window

NAME = "snippets"

_BEGIN, _END = b"SPDX-SnippetBegin", b"SPDX-SnippetEnd"
CUES = (_BEGIN.lower(), _END.lower())


def read(window: Window, offsets: Sequence[int]) -> Iterator[Evidence]:
    """Yield each snippet's lines; what is said within them is read as everywhere else.

    A snippet within a snippet ends first. One that is not closed ends with the window.
    """
    begun: list[int] = []
    for offset in offsets:
        if window.content[offset : offset + len(_BEGIN)] == _BEGIN:
            begun.append(window.line_at(offset))
        elif begun and window.content[offset : offset + len(_END)] == _END:
            yield _snippet(begun.pop(), window.line_at(offset))
    last = window.line_at(window.size) if begun else 0
    for line in reversed(begun):
        yield _snippet(line, last)


def _snippet(line: int, last_line: int) -> Evidence:
    return Evidence(EvidenceKind.SNIPPET, "", line, last_line=last_line)
