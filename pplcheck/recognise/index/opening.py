"""What does an index answer, of which there is nothing but its bytes?"""

from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from pplcheck.model.commons import Commons
from pplcheck.model.past import Past
from pplcheck.recognise.doors import Known, KnownText
from pplcheck.recognise.held import Held
from pplcheck.recognise.index import columns, designs, history, names
from pplcheck.recognise.index.errors import UnusableIndexError, require
from pplcheck.recognise.index.families import families
from pplcheck.recognise.index.layout import Bytes, parted
from pplcheck.recognise.index.part import keys_of
from pplcheck.recognise.index.sound import check
from pplcheck.recognise.index.standing import Standing, standing_at
from pplcheck.recognise.index.table import Table, table_of
from pplcheck.recognise.texts import Drawn

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_DIGITS: Final = frozenset("0123456789abcdef")
# Of a blob id (SHA-1) in hexadecimal digits.
_ID_LENGTH: Final = 40
# What is kept of what was answered, so that to ask again takes no time.
_MOST_PACKS_KEPT: Final = 32
_MOST_VERSIONS_KEPT: Final = 8
_MOST_CONTENTS_KEPT: Final = 1 << 18


def opened(buffer: Bytes) -> "OpenedIndex":
    """Return the index that some bytes are; nothing is copied, so they must stay.

    Args:
        buffer: a file's content, or a view of a file that is mapped into memory.

    Raises:
        UnusableIndexError: it is no index, or of another version, or damaged.

    """
    table = table_of(parted(buffer, columns.SECTIONS))
    check(table)
    return OpenedIndex(table)


class OpenedIndex:
    """An index as others ask it: see `Index` in `recognise/doors.py`."""

    def __init__(self, table: Table) -> None:
        self.table: Final = table
        self._pack = lru_cache(_MOST_PACKS_KEPT)(self._decoded)
        self._pasts: dict[int, Past] = {}
        self._sizes: dict[int, NDArray[np.int64]] = {}
        self._versions = lru_cache(_MOST_VERSIONS_KEPT)(self._paths_at)
        # Forks of one commons hold what the fork before them held, too.
        self._stood: dict[str, tuple[Known, ...]] = {}

    @cached_property
    def commons(self) -> tuple[Commons, ...]:
        """The commons, by id; their numbers are their places here."""
        return tuple(about.commons for about in self.table.about)

    def contents(self, content_ids: Iterable[str]) -> Mapping[str, tuple[Known, ...]]:
        """Return where contents stood, by content id; those unknown are left out."""
        answered: dict[str, tuple[Known, ...]] = {}
        asked: list[str] = []
        for one in dict.fromkeys(content_ids):
            known = self._stood.get(one)
            if known:
                answered[one] = known
            elif len(one) == _ID_LENGTH:
                asked.append(one)
        asked, keys = _with_keys(asked)
        found = self.table.by_content.has(keys)
        asked = [asked[place] for place in found.nonzero()[0].tolist()]
        new = self._known(asked, keys[found])
        if len(self._stood) + len(new) > _MOST_CONTENTS_KEPT:
            self._stood.clear()
        self._stood |= new
        return answered | new

    def known_contents(self, keys: "NDArray[np.uint64]") -> "NDArray[np.bool_]":
        """Return which contents stood anywhere in any commons.

        Args:
            keys: the first 64 bits of content ids, in any order; sorted is faster.

        """
        return self.table.by_content.has(keys)

    def standing(self, keys: "NDArray[np.uint64]") -> Standing:
        """Return when contents stood in which commons, side branches left out.

        Args:
            keys: the first 64 bits of content ids.

        """
        places, rows = self.table.by_content.rows(keys)
        lives = self.table.lives[rows]
        stood = lives["end"] > lives["first"]
        return Standing(
            places[stood],
            rows[stood],
            self._owners("lives", rows[stood]),
            lives["first"][stood],
            lives["end"][stood],
        )

    def sizes(self, commons: int) -> "NDArray[np.int64]":
        """Return how many contents each version of a commons has."""
        if commons not in self._sizes:
            lives = self.table.lives[self.table.rows("lives", commons)]
            versions = len(self.past(commons).line)
            self._sizes[commons] = standing_at(lives["first"], lives["end"], versions)
        return self._sizes[commons]

    def commits(self, ids: Iterable[str]) -> Mapping[str, tuple[tuple[int, int], ...]]:
        """Return pairs of commons and commit number (in its `past`), by commit id."""
        asked, keys = _with_keys([one for one in dict.fromkeys(ids) if len(one) >= _ID_LENGTH])
        found: dict[str, list[tuple[int, int]]] = {}
        places, rows = self.table.by_commit.rows(keys)
        owners = self._owners("commits", rows)
        for place, row, commons in zip(
            places.tolist(), rows.tolist(), owners.tolist(), strict=True
        ):
            if history.id_at(self.table, commons, row) == asked[place]:
                number = row - self.table.rows("commits", commons).start
                found.setdefault(asked[place], []).append((commons, number))
        return {one: tuple(sorted(pairs)) for one, pairs in found.items()}

    def past(self, commons: int) -> Past:
        """Return the commits of a commons, without the lives of its contents."""
        if commons not in self._pasts:
            self._pasts[commons] = history.past_of(self.table, commons)
        return self._pasts[commons]

    def paths_at(self, commons: int, version: int) -> Mapping[str, str]:
        """Return the first 16 digits of the content ids of a version, by path."""
        return self._versions(commons, version)

    def holders(
        self, grams: "NDArray[np.uint64]"
    ) -> "tuple[NDArray[np.int64], NDArray[np.int64]]":
        """Return which texts hold which fingerprints.

        Args:
            grams: different fingerprints, in any order.

        Returns:
            Two arrays of the same length: places in `grams`, and numbers of texts.

        """
        return self.table.by_gram.rows(grams)

    def text(self, number: int) -> KnownText:
        """Return a text by its number."""
        import numpy as np

        commons = int(self._owners("texts", np.array([number]))[0])
        path, newest = self.table.texts[number].item()
        return KnownText(commons, self._path(commons, path), newest)

    def meshes(self) -> tuple[Held, ...]:
        """Return the meshes that are known; their collection is the commons' id."""
        return self._designs[0]

    def drawn(self) -> tuple[Drawn, ...]:
        """Return the drawings, boards and programmes that are known."""
        return self._designs[1]

    @cached_property
    def keys_by_life(self) -> "NDArray[np.uint64]":
        """The first 64 bits of the content id of each life, in the order of the lives."""
        import numpy as np

        keys = np.empty(len(self.table.lives), np.uint64)
        keys[self.table.by_content.numbers] = self.table.by_content.keys
        return keys

    def names(self, commons: int) -> tuple[bytes, ...]:
        """Return all paths of a commons as bytes, in their order."""
        rows = self.table.rows("packs", commons)
        return tuple(
            name for pack in range(rows.start, rows.stop) for name in self._unpacked(pack)
        )

    @cached_property
    def _designs(self) -> tuple[tuple[Held, ...], tuple[Drawn, ...]]:
        both = [
            designs.unpacked(
                bytes(self.table.designs[self.table.rows("designs", number)]), commons.id
            )
            for number, commons in enumerate(self.commons)
        ]
        return (
            tuple(held for meshes, _ in both for held in meshes),
            tuple(one for _, drawn in both for one in drawn),
        )

    @cached_property
    def _families(self) -> "NDArray[np.int64]":
        """The number of each commons' family."""
        import numpy as np

        return np.array(families(self.commons), np.int64)

    def _known(
        self, asked: list[str], keys: "NDArray[np.uint64]"
    ) -> dict[str, tuple[Known, ...]]:
        import numpy as np

        places, rows = self.table.by_content.rows(keys)
        owners = self._owners("lives", rows)
        pairs = np.unique(np.stack([places, self._families[owners]]), axis=1)
        related = np.bincount(pairs[0], minlength=len(asked)).tolist()
        lives = self.table.lives[rows].tolist()
        found: dict[str, list[Known]] = {}
        for place, commons, (path, first, end) in zip(
            places.tolist(), owners.tolist(), lives, strict=True
        ):
            span = first, max(first, end - 1)
            known = Known(commons, self._path(commons, path), *span, related[place])
            found.setdefault(asked[place], []).append(known)
        return {one: tuple(sorted(known)) for one, known in found.items()}

    def _paths_at(self, commons: int, version: int) -> Mapping[str, str]:
        rows = self.table.rows("lives", commons)
        lives = self.table.lives[rows]
        there = ((lives["first"] <= version) & (version < lives["end"])).nonzero()[0]
        keys = self.keys_by_life[rows][there]
        numbers = lives["path"][there]
        return MappingProxyType(
            {
                self._path(commons, number): f"{key:016x}"
                for number, key in zip(numbers.tolist(), keys.tolist(), strict=True)
            }
        )

    def _owners(self, column: str, rows: "NDArray[np.int64]") -> "NDArray[np.int64]":
        """Return whose rows these are."""
        import numpy as np

        return np.searchsorted(self.table.starts[column], rows, side="right") - 1

    def _path(self, commons: int, number: int) -> str:
        pack, place = names.pack_and_place(number)
        return self._pack(self._first_packs[commons] + pack)[place]

    def _decoded(self, pack: int) -> tuple[str, ...]:
        return tuple(map(names.decoded, self._unpacked(pack)))

    @cached_property
    def _first_packs(self) -> list[int]:
        """The number of the first pack of each commons."""
        return list(map(int, self.table.starts["packs"]))

    def _unpacked(self, pack: int) -> tuple[bytes, ...]:
        """Return the paths of a pack, by its number among all."""
        import numpy as np

        commons = int(self._owners("packs", np.array([pack]))[0])
        rows, packs = self.table.rows("paths", commons), self.table.rows("packs", commons)
        count = names.paths_in(rows.stop - rows.start, pack - packs.start)
        start, end = self._pack_starts[pack], self._pack_starts[pack + 1]
        found = names.unpacked(self.table.paths[int(start) : int(end)], count)
        require(len(set(found)) == len(found), "paths are damaged")
        return found

    @cached_property
    def _pack_starts(self) -> "NDArray[np.int64]":
        import numpy as np

        return np.concatenate([[0], np.cumsum(self.table.packs, dtype=np.int64)])


def _with_keys(ids: list[str]) -> "tuple[list[str], NDArray[np.uint64]]":
    """Return ids without those that are none, and the key of each."""
    try:
        return ids, keys_of(ids)
    except UnusableIndexError:
        # So rare that nobody should wait for it to be looked for first.
        ids = [one for one in ids if _DIGITS.issuperset(one)]
        return ids, keys_of(ids)
