"""Who contributed to this file, by its own tags?

Source: SPDX 2.3, annex H; REUSE 3.3.
"""

import re
from collections.abc import Iterator, Sequence

from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.read.window import Window

NAME = "contributors"

_TAG = b"SPDX-FileContributor:"
CUES = (_TAG.lower(),)

_CLOSING = re.compile(r"[\s*/#;\"'-]*(?:-->|\*/)?\s*$")
_LONGEST = 200
_MOST = 1_000


def read(window: Window, offsets: Sequence[int]) -> Iterator[Evidence]:
    """Yield each contributor, as written."""
    for offset in offsets[:_MOST]:
        after = offset + len(_TAG)
        if window.content[offset:after] != _TAG:
            continue
        _, end = window.line_span(offset)
        value = _CLOSING.sub("", window.text(after, min(end, after + _LONGEST))).strip()
        if value:
            line, column = window.line_at(offset), window.column_at(offset)
            yield Evidence(EvidenceKind.CONTRIBUTOR, value, line, column)
