"""How much does it say that a file has this fingerprint?

The fewer texts have it, the more. A licence's header, a list of imports, a framework's skeleton
stand in many texts of one commons, in many files of one site, or in commons that know nothing
of each other; each of the three is seen here, and each takes weight away.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pplcheck.model.commons import Commons
from pplcheck.recognise.doors import Index, KnownText
from pplcheck.recognise.index.families import families

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Grams = NDArray[np.uint64]
    Numbers = NDArray[np.int64]
    Weights = NDArray[np.float64]

# In so many texts, versions or siblings of one thing, a fingerprint says all that it can; in
# more, it says less in proportion. Measured with 50,000 unrelated files against a commons of
# 4,000 texts: without the count of the site's own files there are a hundred times as many wrong
# claims; with the logarithm of the share (idf) in its stead, ten times as many.
_FEW: Final = 3
# By how many unrelated commons have it. Of two, either may have it from the other; what three
# have comes from somewhere else.
_BY_FAMILIES: Final = (0.0, 1.0, 0.5, 0.0)


@dataclass(frozen=True, slots=True)
class Held:
    """Fingerprints that texts of an index hold, and by which.

    Attributes:
        grams: different, sorted.
        pairs: of a place in `grams` and one in `texts`, as one number each, sorted.
        starts: where in `pairs` those of each fingerprint begin, and where the last ones end.
        texts: those that hold any.

    """

    grams: "Grams"
    pairs: "Numbers"
    starts: "Numbers"
    texts: tuple[KnownText, ...]

    def of(self, text: int, grams: "Numbers") -> "Numbers":
        """Return those of some fingerprints that a text holds; both by their places."""
        import numpy as np

        asked = grams * len(self.texts) + text
        at = np.searchsorted(self.pairs, asked)
        held: Numbers = grams[self.pairs[np.minimum(at, len(self.pairs) - 1)] == asked]
        return held

    def spread(self, grams: "Numbers") -> "tuple[Numbers, Numbers]":
        """Return pairs of a place in `grams` and a text that holds what is there."""
        import numpy as np

        first = self.starts[grams]
        counts = self.starts[grams + 1] - first
        repeated: Numbers = np.repeat(np.arange(len(grams)), counts)
        within = np.arange(len(repeated)) - np.repeat(np.cumsum(counts) - counts, counts)
        return repeated, self.pairs[first[repeated] + within] % max(1, len(self.texts))


def held_by(index: Index, grams: "Grams", texts: "Numbers") -> Held:
    """Return who holds what.

    Args:
        index: that was asked.
        grams: held fingerprints, with repetitions.
        texts: by which text each is held.

    """
    import numpy as np

    different, of_gram = np.unique(grams, return_inverse=True)
    numbers, of_text = np.unique(texts, return_inverse=True)
    pairs = np.unique(of_gram * max(1, len(numbers)) + of_text)
    firsts = np.arange(len(different) + 1) * max(1, len(numbers))
    return Held(
        grams=different,
        pairs=pairs,
        starts=np.searchsorted(pairs, firsts),
        texts=tuple(index.text(number) for number in numbers.tolist()),
    )


def weights_of(held: Held, commons: Sequence[Commons], times: "Numbers") -> "Weights":
    """Return what each fingerprint says, from 0 to 1.

    Args:
        held: the fingerprints.
        commons: those of the index.
        times: how many files of the site have each.

    """
    import numpy as np

    of_text = np.array([text.commons for text in held.texts], dtype=np.int64)
    families_of_texts = np.array(families(commons), dtype=np.int64)[of_text]
    most = len(_BY_FAMILIES) - 1
    by_families = np.array(_BY_FAMILIES)[np.minimum(_kinds(held, families_of_texts)[0], most)]
    weights: Weights = by_families * _rare(_kinds(held, of_text)[1]) * _rare(times)
    return weights


def _rare(times: "Numbers") -> "Weights":
    import numpy as np

    weights: Weights = _FEW / np.maximum(times, _FEW)
    return weights


def _kinds(held: Held, kinds: "Numbers") -> "tuple[Numbers, Numbers]":
    """Return how many kinds of texts hold each fingerprint, and how many of the commonest."""
    import numpy as np

    most = int(kinds.max(initial=0)) + 1
    of_gram = np.repeat(np.arange(len(held.grams)), np.diff(held.starts))
    holders = held.pairs % max(1, len(held.texts))
    pairs, counts = np.unique(of_gram * most + kinds[holders], return_counts=True)
    commonest = np.zeros(len(held.grams), dtype=np.int64)
    np.maximum.at(commonest, pairs // most, counts)
    return np.bincount(pairs // most, minlength=len(held.grams)), commonest
