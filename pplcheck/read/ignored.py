"""Which hits stand in blocks that a file asks to be passed over?

Source: REUSE 3.3, "REUSE-IgnoreStart" and "REUSE-IgnoreEnd".
"""

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from pplcheck.read.cues import Hits
from pplcheck.read.window import Window

# REUSE-IgnoreStart
_START, _END = b"REUSE-IgnoreStart", b"REUSE-IgnoreEnd"
# REUSE-IgnoreEnd
CUES = (_START.lower(), _END.lower())


def heeded(hits: Hits, window: Window, *, is_open: bool = False) -> tuple[Hits, bool]:
    """Return the hits outside of ignored blocks.

    Args:
        hits: in the window, those of `CUES` among them.
        window: a stretch of a text.
        is_open: a block from before goes on in this window.

    Returns:
        what is left of the hits, and whether a block goes on behind the window. A block that
        is not closed ends with the file.

    """
    if not is_open and CUES[0] not in hits:
        return hits, False
    edges = list(_edges(_marks(hits, window), window.first if is_open else -1))
    left = {cue: array("I", _outside(offsets, edges)) for cue, offsets in hits.items()}
    return {cue: offsets for cue, offsets in left.items() if offsets}, len(edges) % 2 == 1


def _marks(hits: Hits, window: Window) -> list[tuple[int, bytes]]:
    found = [
        (offset, mark)
        for cue, mark in zip(CUES, (_START, _END), strict=True)
        for offset in hits.get(cue, ())
        if window.content[offset : offset + len(mark)] == mark
    ]
    return sorted(found)


def _edges(marks: Sequence[tuple[int, bytes]], open_since: int) -> Iterator[int]:
    """Yield by turns where a block begins and where it ends."""
    is_open = open_since >= 0
    if is_open:
        yield open_since
    for offset, mark in marks:
        if (mark is _START) != is_open:
            is_open = not is_open
            yield offset if is_open else offset + len(_END)


def _outside(offsets: Sequence[int], edges: Sequence[int]) -> Iterator[int]:
    return (offset for offset in offsets if bisect_right(edges, offset) % 2 == 0)
