"""Which number stands for a token, on every machine and in every run?"""

import math
from collections import Counter
from hashlib import blake2b
from typing import Final

Tokens = Counter[int]

# Designs have some ten thousand; what is more than these came from no person.
MOST: Final = 200_000
# Lengths are told apart at a hundredth of a millimetre.
STEP: Final = 0.01
_LONGEST = 1e9


def number_of(*parts: object) -> int:
    """Return 64 bits that stand for a token.

    Args:
        parts: of which it is made.

    """
    written = "|".join(map(str, parts)).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(written, digest_size=8).digest(), "big")


def on_grid(length: float, step: float = STEP) -> int:
    """Return a length in steps; 0 for what is no length."""
    return round(length / step) if -_LONGEST < length < _LONGEST else 0


def number_in(written: str) -> float:
    """Return the finite number that is written there, or 0."""
    try:
        number = float(written)
    except ValueError:
        return 0.0
    return number if math.isfinite(number) else 0.0
