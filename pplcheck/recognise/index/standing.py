"""Which contents stood in which versions, many asked for at a time?"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Standing:
    """When contents stood: a row for each time of each.

    Attributes:
        places: where in what was asked for the content is.
        rows: the number of the time among all of the index.
        owners: the number of the commons.
        firsts: the number of the first version that had it.
        ends: the number of the first one that had it no more.

    """

    places: "NDArray[np.int64]"
    rows: "NDArray[np.int64]"
    owners: "NDArray[np.int64]"
    firsts: "NDArray[np.uint32]"
    ends: "NDArray[np.uint32]"

    def of(self, commons: int) -> "Standing":
        """Return the rows of one commons."""
        mine = self.owners == commons
        return Standing(
            self.places[mine],
            self.rows[mine],
            self.owners[mine],
            self.firsts[mine],
            self.ends[mine],
        )


def standing_at(
    firsts: "NDArray[np.uint32]", ends: "NDArray[np.uint32]", versions: int
) -> "NDArray[np.int64]":
    """Return how many contents stood in each version.

    Args:
        firsts: numbers of the first versions that had them.
        ends: numbers of the first ones that had them no more.
        versions: how many there are.

    """
    import numpy as np

    steps = np.bincount(firsts, minlength=versions + 1)
    steps -= np.bincount(ends, minlength=versions + 1)
    return np.cumsum(steps)[:versions]
