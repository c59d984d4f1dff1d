"""Which parts does a page of a GitBuilding documentation use?

Source: GitBuilding's documentation, BuildUp: `[M3 nut](parts/nut.md){qty:2, cat:mech}`, and
`[frame][models/frame.stl]{qty:1, cat:printedpart}` by reference.
"""

import re
from collections.abc import Iterator, Sequence

from pplcheck.model.evidence import Evidence, EvidenceKind, Relation
from pplcheck.read.bill import points_at_a_design
from pplcheck.read.design import link, said
from pplcheck.read.window import Window

NAME = "gitbuilding-links"
CUES = (b"{qty", b"{ qty", b"{cat:", b"{ cat:")

_BEFORE = 600
_LINK = re.compile(
    r"\[(?P<name>[^\]\[]{1,200})\](?:\((?P<target>[^()\s]{0,300})(?:\s[^()]{0,100})?\)"
    r"|\[(?P<label>[^\]\[]{0,200})\])?\s*$"
)
_FIELDS = re.compile(
    r"""(?P<key>qty|cat)\s*:\s*["']?(?P<value>[^,}"'\n]{1,60})""", re.IGNORECASE
)
_MOST = 2_000


def read(window: Window, offsets: Sequence[int]) -> Iterator[Evidence]:
    """Yield each part, and the design that it leads to."""
    for offset in offsets[:_MOST]:
        start, end = window.line_span(offset)
        start, end = max(start, offset - _BEFORE), min(end, offset + _BEFORE)
        found = _LINK.search(window.text(start, offset))
        if not found:
            continue
        opened = window.text(offset, end).partition("}")[0]
        fields = {one["key"].lower(): one["value"].strip() for one in _FIELDS.finditer(opened)}
        place = (window.line_at(offset), max(window.column_at(offset) - len(found.group()), 0))
        quantity = fields.get("qty", "")
        yield from said(EvidenceKind.PART, found["name"], "", place, about=quantity)
        target = (found["target"] or found["label"] or "").partition("#")[0]
        if points_at_a_design(target):
            yield from link(target, Relation.CONTAINS, "", place)
