"""Which certification of the Open Source Hardware Association does a text name?

Source: the certification's guide: an id such as `DE000012`, beside the mark (`OSHW DE000012`)
or in its address, `https://certification.oshwa.org/de000012.html`.
"""

import re
from collections.abc import Iterator, Sequence

from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.read.design import STATED
from pplcheck.read.window import Window

NAME = "oshwa-id"
CUES = (b"oshw",)

_AT = re.compile(
    r"(?:oshwa\.org/(?P<address>[a-z]{2}\d{6})(?![a-z0-9])"
    r"|oshwa?\b[\]\[:\s_*#()-]*(?:certif\w+)?[\s:]*(?:uid|id|no\.?|number)?[\s:#()\[\]-]*"
    r"(?P<id>[a-z]{2}\d{6})(?![a-z0-9]))",
    re.IGNORECASE,
)
_BEHIND = 100
# The template of an `okh.toml` has this address in it, and it stands in many an `okh.toml`.
_SAMPLE = "CL000001"
_MOST = 200


def read(window: Window, offsets: Sequence[int]) -> Iterator[Evidence]:
    """Yield each id once."""
    seen = set()
    for offset in offsets[:_MOST]:
        end = min(window.size, offset + _BEHIND)
        found = _AT.match(window.text(offset, end))
        if not found:
            continue
        uid = (found["address"] or found["id"]).upper()
        if uid in seen or (found["address"] and uid == _SAMPLE):
            continue
        seen.add(uid)
        line, column = window.line_at(offset), window.column_at(offset)
        yield Evidence(EvidenceKind.IDENTIFIER, f"oshwa:{uid}", line, column, confidence=STATED)
