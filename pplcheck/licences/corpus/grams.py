"""How is a text made comparable?

Every five neighbouring words are one gram, hashed to 32 bits. A text is compared by its grams:
as a set where only the likeness matters, in their order where the differing words do.
"""

from itertools import accumulate
from zlib import crc32

GRAM = 5
# Of all grams, the index lists those whose hash ends in two zero bits: a fair sample, the same
# in every text, and a quarter of the size.
_SAMPLED = 0b11


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
    return not gram & _SAMPLED
