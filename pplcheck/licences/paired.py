"""Which words of a text stand for which words of a licence, where the two differ?

The licence's words are at hand, or only a sign of each: then two different words are taken for
the same once in 255 times.
"""

from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import compress
from typing import Protocol

from pplcheck.licences.corpus.grams import is_sum, sign
from pplcheck.licences.differences import Gap, Run
from pplcheck.licences.words import is_number, misread

# Words of the text, and words of the licence; a word that is not shipped is a question mark.
Chunk = tuple[tuple[str, ...], tuple[str, ...]]

UNKNOWN = "?"
_LONGEST_COMPARED = 400
# "4(c)" and "4(e)" are not the same, whatever a scanner sees.
_SHORTEST_MISREAD = 1


class Paired(Protocol):
    """A text and a licence, to be compared word by word."""

    def differing(self, gap: Gap, *, with_numbers: bool) -> list[Chunk]:
        """Return the words in a gap that stand on one side alone, or for each other.

        Args:
            gap: where to compare.
            with_numbers: numbers of clauses count, as in "section 4(c)".

        """
        ...

    def matching(self, gap: Gap) -> list[Run]:
        """Return the words in a gap that are the same; none where the gap is long."""
        ...


class PairedWords:
    """The words of a text beside those of a licence."""

    def __init__(self, here: Sequence[str], there: Sequence[str]) -> None:
        self._here, self._there = here, there

    def differing(self, gap: Gap, *, with_numbers: bool) -> list[Chunk]:
        """See `Paired`."""
        here, there = self._here[slice(*gap.here)], self._there[slice(*gap.there)]
        if _is_alike(here, there):
            return []
        if not with_numbers:
            here = [word for word in here if not is_number(word)]
            there = [word for word in there if not is_number(word)]
        return [
            (tuple(here[first:last]), tuple(there[start:end]))
            for first, last, start, end in _opcodes(here, there)
            if not _is_alike(here[first:last], there[start:end])
        ]

    def matching(self, gap: Gap) -> list[Run]:
        """See `Paired`."""
        return _matching(self._here[slice(*gap.here)], self._there[slice(*gap.there)], gap)


class PairedSigns:
    """The words of a text beside the signs of a licence's words."""

    def __init__(self, here: Sequence[str], there: bytes) -> None:
        self._here, self._there = here, there

    def differing(self, gap: Gap, *, with_numbers: bool) -> list[Chunk]:
        """See `Paired`; the sign of a number says no more than that it is one."""
        del with_numbers
        words = self._here[slice(*gap.here)]
        signs = [sign(word) for word in words]
        words, here = list(compress(words, signs)), list(filter(None, signs))
        there = list(filter(None, self._there[slice(*gap.there)]))
        return [
            (tuple(words[first:last]), (UNKNOWN,) * (end - start))
            for first, last, start, end in _opcodes(here, there)
            if not (start < end and first < last and is_sum(here[first:last], there[start:end]))
        ]

    def matching(self, gap: Gap) -> list[Run]:
        """See `Paired`."""
        here = [sign(word) for word in self._here[slice(*gap.here)]]
        return _matching(here, list(self._there[slice(*gap.there)]), gap)


def _opcodes(
    here: Sequence[object], there: Sequence[object]
) -> list[tuple[int, int, int, int]]:
    """Return where two rows differ; long ones as a whole, since the cost is a square."""
    if max(len(here), len(there)) > _LONGEST_COMPARED:
        return [(0, len(here), 0, len(there))]
    found = SequenceMatcher(None, here, there, autojunk=False).get_opcodes()
    return [(a, b, c, d) for kind, a, b, c, d in found if kind != "equal"]


def _matching(here: Sequence[object], there: Sequence[object], gap: Gap) -> list[Run]:
    if max(len(here), len(there)) > _LONGEST_COMPARED:
        return []
    found = SequenceMatcher(None, here, there, autojunk=False).get_matching_blocks()
    return [
        Run(gap.here[0] + block.a, gap.there[0] + block.b, block.size)
        for block in found
        if block.size
    ]


def _is_alike(here: Sequence[str], there: Sequence[str]) -> bool:
    """Whether the letters are the same, or such as a scanner takes for each other."""
    one, other = "".join(here), "".join(there)
    is_long = min(len(one), len(other)) > _SHORTEST_MISREAD
    return one == other or (is_long and misread(one) == misread(other))
