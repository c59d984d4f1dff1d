"""How is a text made comparable?

Every five neighbouring words are one gram, hashed to 32 bits. A text is compared by its grams:
as a set where only the likeness matters, in their order where the differing words do.

Where the words of a licence may not be shipped, a sign of each is: one of 255, so that a change
of words shows, but not the words.
"""

from collections.abc import Iterable
from functools import cache
from itertools import accumulate
from zlib import crc32

from pplcheck.licences.words import ALIKE, ALIKE_PAIRS, is_number

GRAM = 5
# Of all grams, the index lists those whose hash ends in two zero bits: a fair sample, the same
# in every text, and a quarter of the size.
SAMPLED = 0b11


def grams(said: bytes) -> list[int]:
    """Return the hashes of all grams of a text, in order.

    Args:
        said: words as `words.spoken` gives them, a space after each.

    """
    # All in C: this is done for every text, word for word.
    lengths = map((1).__add__, map(len, said.split(b" ")[:-1]))
    starts = list(accumulate(lengths, initial=0))
    return list(map(crc32, map(said.__getitem__, map(slice, starts, starts[GRAM:]))))


def is_sampled(gram: int) -> bool:
    """Whether the index lists the gram."""
    return not gram & SAMPLED


_SIGNS = 255


def sign(word: str) -> int:
    """Return the sign of a word, 1 to 255; 0 for the number of a clause.

    The sign of two words written as one is the sum of theirs, as `is_sum` tells.
    """
    if is_number(word):
        return 0
    return 1 + sum(map(_weight, word)) % _SIGNS


@cache
def _weight(letter: str) -> int:
    """Return what a letter adds to a sign; letters that a scanner confuses add the same."""
    several = {one: pair for pair, one in ALIKE_PAIRS}.get(letter)
    if several:
        return sum(map(_weight, several))
    return crc32(letter.translate(ALIKE).encode())


def is_sum(here: Iterable[int], there: Iterable[int]) -> bool:
    """Whether two rows of signs may be the same letters, whatever parts them into words."""
    return (_sum(here) - _sum(there)) % _SIGNS == 0


def _sum(signs: Iterable[int]) -> int:
    return sum(one - 1 for one in signs if one)
