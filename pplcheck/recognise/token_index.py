"""Which known files hold a token, and how much does it say that two share it?

What few families have weighs more than what all have from one library: the logarithm of how
many families there are for each that holds it (inverse document frequency; Spärck Jones, 1972).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_BITS = 64


@dataclass(frozen=True, slots=True)
class Sample:
    """The tokens that are kept of a file.

    Attributes:
        tokens: different ones, sorted.
        counts: how many there are of each.
        halvings: how many times the sample was halved.

    """

    tokens: "NDArray[np.uint64]"
    counts: "NDArray[np.uint32]"
    halvings: int

    @classmethod
    def of(cls, tokens: bytes, counts: bytes, halvings: int) -> Self:
        """Return the sample that these bytes are."""
        import numpy as np

        return cls(np.frombuffer(tokens, np.uint64), np.frombuffer(counts, np.uint32), halvings)

    def halved(self, times: int) -> "Sample":
        """Return what is left in a smaller sample: those whose first bits are 0."""
        import numpy as np

        if times == self.halvings:
            return self
        kept = self.tokens >> np.uint64(_BITS - times) == 0
        return Sample(self.tokens[kept], self.counts[kept], times)


class TokenIndex:
    """Samples, by what they hold."""

    def __init__(self, samples: Sequence[Sample], families: Sequence[str]) -> None:
        """Take in samples.

        Args:
            samples: of known files.
            families: the name of the family that each file is of.

        """
        import numpy as np

        self._samples = samples
        lengths = [len(sample.tokens) for sample in samples]
        lists = [sample.tokens for sample in samples]
        tokens = np.concatenate([np.zeros(0, np.uint64), *lists])
        files = np.repeat(np.arange(len(samples)), lengths)
        order = np.argsort(tokens, kind="stable")
        self._tokens, self._files = tokens[order], files[order]
        names = {name: number for number, name in enumerate(sorted(set(families)))}
        self._number = len(names)
        numbers = np.array([names[name] for name in families], np.int64)
        self._different, self._holding = self._held(numbers)

    def _held(
        self, families: "NDArray[np.int64]"
    ) -> "tuple[NDArray[np.uint64], NDArray[np.int64]]":
        """Return the different tokens, and how many families hold each."""
        import numpy as np

        # They are sorted already.
        is_new = np.ones(len(self._tokens), np.bool_)
        is_new[1:] = self._tokens[1:] != self._tokens[:-1]
        pairs = (np.cumsum(is_new) - 1) * self._number + families[self._files]
        pairs.sort()
        is_first = np.ones(len(pairs), np.bool_)
        is_first[1:] = pairs[1:] != pairs[:-1]
        holding = np.bincount(pairs[is_first] // max(self._number, 1))
        return self._tokens[is_new], holding

    def weights(self, tokens: "NDArray[np.uint64]") -> "NDArray[np.float64]":
        """Return what each token says; the most where no file holds it.

        Args:
            tokens: in any order.

        """
        import numpy as np

        holding = np.ones(len(tokens))
        if len(self._different):
            at = np.searchsorted(self._different, tokens).clip(max=len(self._different) - 1)
            holding = np.where(self._different[at] == tokens, self._holding[at], 1)
        weights: NDArray[np.float64] = np.log1p(self._number / holding)
        return weights

    def nearest(self, asked: Sample, most: int) -> list[tuple[int, int]]:
        """Return files that share what says the most, and how many tokens each shares.

        Args:
            asked: a sample.
            most: how many to return at most.

        """
        import numpy as np

        first = np.searchsorted(self._tokens, asked.tokens, "left")
        holders = np.searchsorted(self._tokens, asked.tokens, "right") - first
        places = np.repeat(first - np.cumsum(holders) + holders, holders)
        files = self._files[places + np.arange(len(places))]
        said = np.repeat(self.weights(asked.tokens), holders)
        hits = np.bincount(files, said, len(self._samples))
        common = np.bincount(files, minlength=len(self._samples))
        order = np.argsort(-hits, kind="stable")[:most]
        return [(number, int(common[number])) for number in order.tolist() if common[number]]

    def share(self, asked: Sample, number: int) -> float:
        """Return how much is common of what is in a sample or a known file.

        Args:
            asked: the sample.
            number: of the file.

        """
        import numpy as np

        other = self._samples[number]
        halvings = max(asked.halvings, other.halvings)
        one, other = asked.halved(halvings), other.halved(halvings)
        every = np.union1d(one.tokens, other.tokens)
        counts = np.zeros((2, len(every)), np.int64)
        for row, sample in zip(counts, (one, other), strict=True):
            row[np.searchsorted(every, sample.tokens)] = sample.counts
        weights = self.weights(every)
        total = float((weights * counts.max(axis=0)).sum())
        return float((weights * counts.min(axis=0)).sum()) / total if total else 0.0
