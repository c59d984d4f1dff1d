"""How do several indexes become one?

As if all had been gathered at once: the order of the indexes, and in how many steps it is done,
changes no byte. Of a commons that is in several the newest is taken, whole.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pplcheck.recognise.index.about import id_size
from pplcheck.recognise.index.assembly import assembled
from pplcheck.recognise.index.opening import OpenedIndex
from pplcheck.recognise.index.part import Part

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def merged(indexes: Sequence[OpenedIndex]) -> bytes:
    """Return one index of all commons of several.

    Args:
        indexes: that were opened.

    Raises:
        UnusableIndexError: there is too much for one, or one is damaged.

    """
    return assembled(part for index in indexes for part in _parts(index))


def _parts(index: OpenedIndex) -> Iterator[Part]:
    import numpy as np

    table = index.table
    order, starts = _by_commons(table.by_gram.numbers, table.starts["texts"])
    for number, about in enumerate(table.about):
        own = order[starts[number] : starts[number + 1]]
        texts = table.rows("texts", number)
        yield Part(
            about=about,
            ids=table.ids[table.rows("commits", number), : id_size(about.commons)],
            commits=table.commits[table.rows("commits", number)],
            parents=table.parents[table.rows("parents", number)],
            line=table.line[table.rows("line", number)],
            paths=index.names(number),
            lives=table.lives[table.rows("lives", number)],
            keys=index.keys_by_life[table.rows("lives", number)],
            texts=table.texts[texts],
            grams=table.by_gram.keys[own],
            gram_texts=table.by_gram.numbers[own] - np.uint32(texts.start),
            designs=bytes(table.designs[table.rows("designs", number)]),
        )


def _by_commons(
    texts: "NDArray[np.uint32]", starts: "NDArray[np.int64]"
) -> "tuple[NDArray[np.int64], NDArray[np.int64]]":
    """Return the rows of fingerprints, commons by commons, and where those of each start."""
    import numpy as np

    if len(starts) == 2:  # noqa: PLR2004  # one commons has all of them
        return np.arange(len(texts)), np.array([0, len(texts)])
    owners = np.searchsorted(starts, texts, side="right") - 1
    counts = np.bincount(owners, minlength=len(starts) - 1)
    order = np.argsort(owners.astype(np.uint32), kind="stable")
    return order, np.concatenate([[0], np.cumsum(counts)])
