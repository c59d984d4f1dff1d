"""Which columns does an index have that was opened?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from pplcheck.recognise.index import columns
from pplcheck.recognise.index.about import About, unpacked
from pplcheck.recognise.index.errors import require
from pplcheck.recognise.index.keyed import Keyed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Table:
    """The columns of an index, as views of its bytes; see `columns`.

    Attributes:
        about: the descriptions.
        starts: for each counted column, where the rows of each commons start, and the end.

    """

    about: tuple[About, ...]
    starts: "Mapping[str, NDArray[np.int64]]"
    ids: "NDArray[np.uint8]"
    commits: "NDArray[np.void]"
    parents: "NDArray[np.uint32]"
    line: "NDArray[np.uint32]"
    by_commit: Keyed
    packs: "NDArray[np.uint32]"
    paths: memoryview
    lives: "NDArray[np.void]"
    by_content: Keyed
    texts: "NDArray[np.void]"
    by_gram: Keyed
    designs: memoryview

    def rows(self, column: str, commons: int) -> slice:
        """Return where the rows of a commons are.

        Args:
            column: one of those that are counted.
            commons: its number.

        """
        starts = self.starts[column]
        return slice(int(starts[commons]), int(starts[commons + 1]))

    def versions(self, commons: int) -> int:
        """Return how many versions of a commons there are; of a mere folder, one."""
        rows = self.rows("line", commons)
        return max(int(rows.stop - rows.start), 1)


def table_of(sections: Mapping[str, memoryview]) -> Table:
    """Return the columns of an index, which still have to be checked (`sound`).

    Args:
        sections: of its bytes.

    Raises:
        UnusableIndexError: they are no columns.

    """
    counts = _rows(sections, columns.COUNTS, columns.COUNTED)
    about = _about(sections[columns.ABOUT], len(counts))
    commits = _rows(sections, columns.COMMITS, columns.COMMIT)
    return Table(
        about=about,
        starts=_starts(counts),
        ids=_ids(sections[columns.COMMIT_IDS], len(commits)),
        commits=commits,
        parents=_numbers(sections, columns.PARENTS),
        line=_numbers(sections, columns.LINE),
        by_commit=_keyed(sections, columns.COMMIT_KEYS, columns.COMMIT_NUMBERS),
        packs=_numbers(sections, columns.PACKS),
        paths=sections[columns.PATHS],
        lives=_rows(sections, columns.LIVES, columns.LIFE),
        by_content=_keyed(sections, columns.CONTENT_KEYS, columns.CONTENT_NUMBERS),
        texts=_rows(sections, columns.TEXTS, columns.TEXT),
        by_gram=_keyed(sections, columns.GRAM_KEYS, columns.GRAM_NUMBERS),
        designs=sections[columns.DESIGNS],
    )


def _about(section: memoryview, number: int) -> tuple[About, ...]:
    every = unpacked(section, number)
    ids = [about.commons.id for about in every]
    require(
        all(one < other for one, other in pairwise(ids)), "the commons are not in their order"
    )
    return every


def _starts(counts: "NDArray[np.void]") -> "dict[str, NDArray[np.int64]]":
    import numpy as np

    zero = np.zeros(1, np.int64)
    return {
        name: np.concatenate([zero, np.cumsum(counts[name], dtype=np.int64)])
        for name, _ in columns.COUNTED
    }


def _ids(section: memoryview, number: int) -> "NDArray[np.uint8]":
    import numpy as np

    width = section.nbytes // number if number else 0
    require(width * number == section.nbytes, "the ids of commits are cut")
    return np.frombuffer(section, np.uint8).reshape(number, width)


def _rows(
    sections: Mapping[str, memoryview], name: str, kind: Sequence[tuple[str, str]]
) -> "NDArray[np.void]":
    import numpy as np

    return _viewed(sections[name], np.dtype(list(kind)))


def _numbers(sections: Mapping[str, memoryview], name: str) -> "NDArray[np.uint32]":
    import numpy as np

    return _viewed(sections[name], np.dtype(columns.NUMBER))


def _keyed(sections: Mapping[str, memoryview], keys: str, numbers: str) -> Keyed:
    import numpy as np

    return Keyed(_viewed(sections[keys], np.dtype(columns.KEY)), _numbers(sections, numbers))


def _viewed(section: memoryview, kind: "np.dtype[Any]") -> "NDArray[Any]":
    import numpy as np

    require(section.nbytes % kind.itemsize == 0, "a section ends in the middle of a row")
    return np.frombuffer(section, kind)
