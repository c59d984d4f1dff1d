"""Who contributed to this file, by its own tags?

Source: SPDX 2.3, annex H; REUSE 3.3.
"""

import re
from collections.abc import Iterator

from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.read.lines import Numbered, text_of

NAME = "contributors"
GLOBS = ("*",)

_TAG = b"SPDX-FileContributor:"
_STATEMENT = re.compile(re.escape(_TAG) + rb"[ \t]*(\S[^\r\n]{0,200})")
_CLOSING = re.compile(r"[\s*/#;\"'-]*(?:-->|\*/)?\s*$")
_MOST = 1_000


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield each contributor, as written."""
    del path
    if _TAG not in content:
        return
    numbers = Numbered(content)
    for number, found in enumerate(_STATEMENT.finditer(content)):
        if number == _MOST:
            return
        start = content.rfind(b"\n", 0, found.start()) + 1
        value = _CLOSING.sub("", text_of(found[1]))
        column = len(text_of(content[start : found.start()])) + 1
        line = numbers.line_at(found.start())
        yield Evidence(EvidenceKind.CONTRIBUTOR, value, line, column)
