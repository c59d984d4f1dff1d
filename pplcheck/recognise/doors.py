"""What does a recogniser ask, and of whom? The doors between them and the index."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from pplcheck.model.commons import Commons
from pplcheck.model.past import Past
from pplcheck.recognise.held import Held
from pplcheck.recognise.texts import Drawn

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, order=True)
class Known:
    """Where a content stood in a commons.

    Attributes:
        commons: its number in the index.
        path: where the content stood.
        first: number of the first version on the commons' line that had it there.
        last: number of the last one.
        families: how many unrelated commons of the index hold this content anywhere.

    """

    commons: int
    path: str
    first: int
    last: int
    families: int = 1


@dataclass(frozen=True, slots=True)
class KnownText:
    """A text of a commons, all its versions taken together.

    Attributes:
        commons: its number in the index.
        path: of the text.
        grams: how many different fingerprints its newest version has.

    """

    commons: int
    path: str
    grams: int


class Index(Protocol):
    """The fingerprints of one or many commons; they hold no content."""

    @property
    def commons(self) -> tuple[Commons, ...]:
        """The commons, by id; their numbers are their places here."""
        ...

    def contents(self, content_ids: Iterable[str]) -> Mapping[str, tuple[Known, ...]]:
        """Return where contents stood, by content id; those unknown are left out."""
        ...

    def known_contents(self, keys: "NDArray[np.uint64]") -> "NDArray[np.bool_]":
        """Return which contents stood anywhere in any commons: for long listings.

        Args:
            keys: the first 64 bits of content ids, in any order.

        """
        ...

    def commits(self, ids: Iterable[str]) -> Mapping[str, tuple[tuple[int, int], ...]]:
        """Return pairs of commons and commit number (in its `past`), by commit id."""
        ...

    def past(self, commons: int) -> Past:
        """Return the commits of a commons, without the lives of its contents."""
        ...

    def paths_at(self, commons: int, version: int) -> Mapping[str, str]:
        """Return the first 16 digits of the content ids of a version, by path."""
        ...

    def holders(
        self, grams: "NDArray[np.uint64]"
    ) -> "tuple[NDArray[np.int64], NDArray[np.int64]]":
        """Return which texts hold which fingerprints.

        Args:
            grams: different fingerprints, in any order.

        Returns:
            Two arrays of the same length: places in `grams`, and numbers of texts.

        """
        ...

    def text(self, number: int) -> KnownText:
        """Return a text by its number."""
        ...

    def meshes(self) -> Sequence[Held]:
        """Return the meshes that are known; their collection is the commons' id."""
        ...

    def drawn(self) -> Sequence[Drawn]:
        """Return the drawings, boards and programmes that are known."""
        ...
