"""How fast is a large index searched, and how large is it?

    python -m tests.bench.lookups FINGERPRINTS FOLDER

Runs in a process of its own. An index of so many fingerprints is written into the folder and
mapped into memory, as a command does it; asked are sorted batches, half of them known, and no
batch twice. Prints JSON: bytes a fingerprint, CPU seconds to open it, and millions of
look-ups a second for fingerprints of texts and for ids of contents.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from pplcheck.model.commons import Commons
from pplcheck.model.past import Life, Past
from pplcheck.recognise.gathered import Gathered, GatheredText
from pplcheck.recognise.index import build, opened
from pplcheck.store import mapped

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Keys = NDArray[np.uint64]

_BATCH: Final = 5_000
_BATCHES: Final = 200
_TEXTS: Final = 1_000
_LIVES: Final = 100_000


def main(number: int, folder: Path) -> dict[str, float]:
    """Measure an index of so many fingerprints."""
    chance = np.random.default_rng(1)
    grams = np.unique(chance.integers(0, 1 << 64, number, np.uint64))
    texts = [
        GatheredText(f"{at:04}.py", np.sort(part), len(part))
        for at, part in enumerate(np.array_split(chance.permutation(grams), _TEXTS))
    ]
    keys = np.unique(chance.integers(0, 1 << 64, _LIVES, np.uint64))
    lives = [Life(f"{key:016x}{0:024x}", f"{key % 997}.py", 0, 0) for key in keys.tolist()]
    empty = build([Gathered(Commons("a", "a"), Past((), (), tuple(lives)))])
    file = folder / "commons.index"
    file.write_bytes(
        build([Gathered(Commons("a", "a"), Past((), (), tuple(lives)), tuple(texts))])
    )
    size = file.stat().st_size - len(empty)
    began = time.process_time()
    index = opened(mapped(str(file)))
    return {
        "open": time.process_time() - began,
        "bytes": size / len(grams),
        "grams": _rate(_batches(grams, chance), lambda asked: len(index.holders(asked)[0])),
        "contents": _rate(
            _batches(keys, chance), lambda asked: int(index.known_contents(asked).sum())
        ),
    }


def _batches(known: "Keys", chance: np.random.Generator) -> "list[Keys]":
    half = _BATCH // 2
    return [
        np.sort(
            np.concatenate(
                [chance.choice(known, half), chance.integers(0, 1 << 64, half, np.uint64)]
            )
        )
        for _ in range(_BATCHES)
    ]


def _rate(batches: "list[Keys]", ask: "Callable[[Keys], int]") -> float:
    """Return millions of look-ups a second; the first batch makes what is made once."""
    ask(batches[0])
    began = time.process_time()
    found = sum(ask(batch) for batch in batches[1:])
    seconds = time.process_time() - began
    if not 0 < found <= _BATCH * len(batches):
        raise SystemExit("what is there was not found")
    return _BATCH * (len(batches) - 1) / seconds / 1e6


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]), Path(sys.argv[2]))))
