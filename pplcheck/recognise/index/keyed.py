"""Which rows have which keys? Thousands are asked for at a time, among many millions.

A search by halves of millions misses the cache at almost every step. Keys are cut from hashes,
so they are spread evenly: a table by their first bits leaves a hundred or so to be searched,
for all that are asked for at once. Where keys are not spread evenly, it only takes longer.
"""

from functools import cached_property
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_BITS: Final = 64
# Of a hundred keys or so: fewer, and the table is as slow to make as it is large.
_BITS_OF_A_BUCKET: Final = 7
# Of the table for whole listings: 128 MB, for eight million keys; of more, it takes longer.
_MOST_BITS: Final = 24
_FEW_STEPS: Final = 8


class Keyed:
    """A column of sorted keys, and beside it the numbers that they stand for."""

    def __init__(self, keys: "NDArray[np.uint64]", numbers: "NDArray[np.uint32]") -> None:
        self.keys = keys
        self.numbers = numbers

    def has(self, asked: "NDArray[np.uint64]") -> "NDArray[np.bool_]":
        """Return which keys are there at all.

        Args:
            asked: keys, in any order; next to each other in memory, sorted ones are faster.

        """
        import numpy as np

        bits, starts = self._fine
        places = (asked >> np.uint64(_BITS - bits)).astype(np.int64)
        rows = starts.take(places)
        found = self._is_at(rows, asked)
        # Most are the first of their bits; of the others few are left with each step.
        left = np.flatnonzero(~found)
        ends = starts.take(places[left] + 1)
        for step in range(1, _FEW_STEPS):
            is_on = rows[left] + step < ends
            left, ends = left[is_on], ends[is_on]
            is_here = self._is_at(rows[left] + step, asked[left])
            found[left[is_here]] = True
            left, ends = left[~is_here], ends[~is_here]
        if len(left):  # where many rows have one key, or the keys are not spread evenly
            found[left] = self._is_at(self._first(asked[left]), asked[left])
        return found

    def spans(
        self, asked: "NDArray[np.uint64]"
    ) -> "tuple[NDArray[np.int64], NDArray[np.int64]]":
        """Return for each key its first row, and how many rows have it.

        Args:
            asked: keys, in any order.

        """
        import numpy as np

        firsts = self._first(asked)
        is_there = self._is_at(firsts, asked)
        counts = is_there.astype(np.int64)
        # Few keys stand in several rows: only of those the end is looked for.
        several = np.flatnonzero(is_there & self._is_at(firsts + 1, asked))
        counts[several] = self._first(asked[several], is_after=True) - firsts[several]
        return firsts, counts

    def rows(
        self, asked: "NDArray[np.uint64]"
    ) -> "tuple[NDArray[np.int64], NDArray[np.int64]]":
        """Return all pairs of a place in `asked` and a number that the key there stands for.

        Args:
            asked: keys, in any order.

        """
        import numpy as np

        firsts, counts = self.spans(asked)
        places = np.repeat(np.arange(len(asked)), counts)
        ends = np.cumsum(counts)
        offsets = np.arange(len(places)) - np.repeat(ends - counts, counts)
        return places, self.numbers[firsts[places] + offsets].astype(np.int64)

    def _first(
        self, asked: "NDArray[np.uint64]", *, is_after: bool = False
    ) -> "NDArray[np.int64]":
        """Return the first row whose key is not less than the one asked for, or is greater."""
        import numpy as np

        buckets = (asked >> np.uint64(_BITS - self._bits)).astype(np.int64)
        low, high = self._starts[buckets], self._starts[buckets + 1]
        passes = np.less_equal if is_after else np.less
        for _ in range(int((high - low).max(initial=0)).bit_length()):
            middle = (low + high) >> 1
            # Where nothing is left, the middle is the end, and may be that of all.
            is_higher = passes(self.keys.take(middle, mode="clip"), asked) & (low < high)
            low = np.where(is_higher, middle + 1, low)
            high = np.where(is_higher, high, middle)
        return low

    def _is_at(
        self, rows: "NDArray[np.int64]", asked: "NDArray[np.uint64]"
    ) -> "NDArray[np.bool_]":
        import numpy as np

        if not len(self.keys):
            return np.zeros(len(asked), np.bool_)
        # Past the end stands none that could be equal: all keys are less than what is asked.
        return np.equal(self.keys.take(rows, mode="clip"), asked)

    @cached_property
    def _fine(self) -> "tuple[int, NDArray[np.int64]]":
        """Return a table of twice as many places as there are keys, for whole listings at once.

        Its bits, and where the keys start that begin with the same bits.
        """
        import numpy as np

        bits = min(len(self.keys).bit_length() + 1, _MOST_BITS)
        places = (self.keys >> np.uint64(_BITS - bits)).astype(np.int64)
        starts = np.zeros((1 << bits) + 1, np.int64)
        np.cumsum(np.bincount(places, minlength=1 << bits), out=starts[1:])
        return bits, starts

    @property
    def _bits(self) -> int:
        return max(len(self.keys).bit_length() - _BITS_OF_A_BUCKET, 1)

    @cached_property
    def _starts(self) -> "NDArray[np.int64]":
        """Where the keys start that begin with the same bits, and where the last end."""
        import numpy as np

        firsts = np.arange(1 << self._bits, dtype=np.uint64) << np.uint64(_BITS - self._bits)
        return np.append(np.searchsorted(self.keys, firsts), len(self.keys))
