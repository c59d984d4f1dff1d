"""Which rows have which keys? Many are asked for at a time, among many more."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Keyed:
    """A column of sorted keys, and beside it the numbers that they stand for."""

    keys: "NDArray[np.uint64]"
    numbers: "NDArray[np.uint32]"

    def spans(
        self, asked: "NDArray[np.uint64]"
    ) -> "tuple[NDArray[np.int64], NDArray[np.int64]]":
        """Return for each key its first row, and how many rows have it.

        Args:
            asked: keys, in any order.

        """
        import numpy as np

        order = np.argsort(asked)
        sought = np.asarray(asked, np.uint64)[order]
        firsts = np.empty(len(asked), np.int64)
        counts = np.empty(len(asked), np.int64)
        firsts[order] = low = np.searchsorted(self.keys, sought)
        counts[order] = np.searchsorted(self.keys, sought, side="right") - low
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

    def has(self, asked: "NDArray[np.uint64]") -> "NDArray[np.bool_]":
        """Return which keys are there at all.

        Args:
            asked: keys, in any order.

        """
        return self.spans(asked)[1] > 0
