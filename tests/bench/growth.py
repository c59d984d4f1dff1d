"""How does the time for a text grow with its length?"""

import math
from collections.abc import Sequence
from random import Random
from typing import Final

TIMES: Final = (1, 2, 4, 8, 16, 32, 64, 125, 250, 500)
# Below this the fixed cost of a call hides the growth.
_FROM: Final = 4


def repeated(text: str) -> list[str]:
    """Return the text once, twice, … five hundred times over."""
    return [f"{text}\n\n" * times for times in TIMES]


def shuffled(text: str) -> list[str]:
    """Return as many words in an order that no licence has, never the same twice."""
    words = text.split()
    return [_in_disorder(words, times) for times in TIMES]


def _in_disorder(words: Sequence[str], times: int) -> str:
    chance = Random(f"growth {times}")
    chosen = chance.choices(words, k=len(words) * times)
    return "\n".join(" ".join(chosen[at : at + 12]) for at in range(0, len(chosen), 12))


def exponent(seconds: Sequence[float]) -> float:
    """Return the power of the length with which the time grows: 1 is linear, 2 quadratic.

    Args:
        seconds: for each of `TIMES`, or the first of them where the rest took too long.

    """
    pairs = [
        (math.log(times), math.log(max(second, 1e-6)))
        for times, second in zip(TIMES, seconds, strict=False)
        if times >= _FROM
    ]
    middle_x = sum(x for x, _ in pairs) / len(pairs)
    middle_y = sum(y for _, y in pairs) / len(pairs)
    slope = sum((x - middle_x) * (y - middle_y) for x, y in pairs)
    return slope / sum((x - middle_x) ** 2 for x, _ in pairs)
