"""Where in these bytes do the words stand that are worth a closer look?

One pass over a content finds the cues of all readers, so that a file without any costs nothing
further. Hyperscan does it at the speed of memory; where its wheel is missing, plain searching
gives the same hits.
"""

from array import array
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType

Bytes = bytes | bytearray
# For each cue that stands somewhere, the rising offsets of its first bytes. Arrays, because a
# hostile file may hold millions.
Hits = Mapping[bytes, Sequence[int]]
_OFFSET = "I"


class CueFinder:
    """Finds cues in one content after another. Not to be shared by threads."""

    def __init__(self, cues: Sequence[bytes], *, plainly: bool = False) -> None:
        """Prepare the search.

        Args:
            cues: in lower case. ASCII letters in a content match in any case, other bytes as
                they are.
            plainly: search without Hyperscan, even where there is one.

        Raises:
            ValueError: a cue is empty or not in lower case.

        """
        if any(not cue or cue != cue.lower() for cue in cues):
            raise ValueError(cues)
        self._cues = tuple(dict.fromkeys(cues))
        engine = None if plainly else _hyperscan()
        self._search = self._plainly if engine is None else _compiled(engine, self._cues)

    def find(self, content: Bytes, size: int) -> Hits:
        """Return all hits in the first `size` bytes of `content`."""
        return self._search(content, size)

    def _plainly(self, content: Bytes, size: int) -> Hits:
        lower = content[:size].lower()
        found: defaultdict[bytes, array[int]] = defaultdict(_none)
        for cue in self._cues:
            offset = lower.find(cue)
            while offset >= 0:
                found[cue].append(offset)
                offset = lower.find(cue, offset + 1)
        return found


def _none() -> "array[int]":
    return array(_OFFSET)


def _hyperscan() -> "ModuleType | None":
    """Return the engine, where it is installed and this processor can run it."""
    try:
        import hyperscan
    except ImportError:
        return None
    try:
        hyperscan.Database().compile(expressions=[b"x"], ids=[0], elements=1, literal=True)
    except hyperscan.error:
        return None
    return hyperscan


def _compiled(engine: "ModuleType", cues: Sequence[bytes]) -> Callable[[Bytes, int], Hits]:
    """Return a search with Hyperscan."""
    database = engine.Database()
    database.compile(
        expressions=list(cues),
        ids=list(range(len(cues))),
        elements=len(cues),
        flags=[engine.HS_FLAG_CASELESS] * len(cues),
        literal=True,
    )
    lengths = tuple(len(cue) for cue in cues)
    found: defaultdict[bytes, array[int]] = defaultdict(_none)

    def note(number: int, _start: int, end: int, _flags: int, _context: object) -> None:
        found[cues[number]].append(end - lengths[number])

    def search(content: Bytes, size: int) -> Hits:
        nonlocal found
        # Most contents have no hit, and need no new table.
        if found:
            found = defaultdict(_none)
        database.scan(memoryview(content)[:size], note)
        return found

    return search
