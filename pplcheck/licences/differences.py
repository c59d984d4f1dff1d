"""In which words does a text differ from a known licence?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pplcheck.licences.corpus.grams import GRAM

_LONGEST_STEP = 1024


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stand in both texts, in the same order.

    Attributes:
        here: number of the first word in the text.
        there: number of the first word in the licence.
        length: number of words.

    """

    here: int
    there: int
    length: int


@dataclass(frozen=True, slots=True)
class Gap:
    """Words between two runs that differ.

    Attributes:
        here: numbers of the first word in the text and of the one behind the last.
        there: the same in the licence.

    """

    here: tuple[int, int]
    there: tuple[int, int]


def runs(text: list[int], licence: list[int]) -> tuple[Run, ...]:
    """Return the words that stand in both, in order.

    Where the two part, they meet again at the nearest gram that both have: the fewest words of
    the two together are left out. The cost grows with the length of the texts, no faster.

    Args:
        text: grams in order.
        licence: grams in order.

    """
    last = len(licence) - 1
    firsts = dict(zip(reversed(licence), range(last, -1, -1), strict=True))
    found: list[Run] = []
    meeting: tuple[int, int] | None = (0, 0)
    while meeting:
        here, there = meeting
        length = _in_common(text, here, licence, there)
        if length:
            found.append(Run(here, there, length + GRAM - 1))
        meeting = _next_meeting(text, here + length, firsts, there + length)
    return tuple(found)


def gaps(found: Sequence[Run]) -> tuple[Gap, ...]:
    """Return what stands between neighbouring runs."""
    return tuple(_between(before, after) for before, after in pairwise(found))


def _between(before: Run, after: Run) -> Gap:
    here, there = before.here + before.length, before.there + before.length
    # Words that repeat may belong to both runs; they are counted to the first.
    overlap = max(0, here - after.here, there - after.there)
    return Gap((here, after.here + overlap), (there, after.there + overlap))


def _in_common(text: list[int], here: int, licence: list[int], there: int) -> int:
    """Return how many grams are the same from here and there on, comparing many at once."""
    length, step = 0, _LONGEST_STEP
    most = min(len(text) - here, len(licence) - there)
    while step:
        if length + step <= most and _same(text, here + length, licence, there + length, step):
            length += step
        else:
            step //= 2
    return length


def _same(text: list[int], here: int, licence: list[int], there: int, length: int) -> bool:
    return text[here : here + length] == licence[there : there + length]


def _next_meeting(
    text: list[int], here: int, firsts: Mapping[int, int], there: int
) -> tuple[int, int] | None:
    """Return the nearest pair of equal grams from here and there on."""
    nearest, best = None, len(firsts) + len(text)
    for ahead in range(here, len(text)):
        if ahead - here >= best:
            break
        position = firsts.get(text[ahead], -1)
        if position >= there and ahead - here + position - there < best:
            nearest = (ahead, position)
            best = ahead - here + position - there
    return nearest
