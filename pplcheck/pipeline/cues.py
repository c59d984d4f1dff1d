"""What is every file searched for, and where did it stand?"""

from array import array
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from heapq import merge
from itertools import chain

from pplcheck.licences import ANCHORS
from pplcheck.read import CUE_READERS, IGNORE_CUES, REGION_CUES, CueFinder, Hits, Window

_FEW = 10_000
# What is searched for in every file; each part is declared by those who look around it.
ALL_CUES = (
    *(cue for reader in CUE_READERS for cue in reader.CUES),
    *IGNORE_CUES,
    *REGION_CUES,
    *ANCHORS,
)


@cache
def finder() -> CueFinder:
    """Return the search for all cues; a process has one."""
    return CueFinder(ALL_CUES)


def within(hits: Hits, window: Window) -> Hits:
    """Return the hits that belong to the window, without those of its context."""
    own = {
        cue: offsets[bisect_left(offsets, window.first) : bisect_left(offsets, window.last)]
        for cue, offsets in hits.items()
    }
    return {cue: offsets for cue, offsets in own.items() if offsets}


def in_order(hits: Hits, cues: Sequence[bytes]) -> Sequence[int]:
    """Return where any of `cues` stands, rising."""
    found = [hits[cue] for cue in cues if cue in hits]
    if len(found) <= 1:
        return found[0] if found else ()
    if sum(map(len, found)) <= _FEW:
        return sorted(chain(*found))
    # Slower, but a million hits stay as small as they came.
    return array("I", merge(*found))
