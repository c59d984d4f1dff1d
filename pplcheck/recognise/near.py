"""Which texts of which commons are the files of a site like, and how sure is that?

Files have fingerprints in common with texts (winnowing: Schleimer, Wilkerson, Aiken, "Local
Algorithms for Document Fingerprinting", SIGMOD 2003). What they say is weighed (`rarity`): how
much there is, and how much of either file it is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from pplcheck.recognise.doors import Index, KnownText
from pplcheck.recognise.excluded import is_catalogue, why_no_likeness
from pplcheck.recognise.paths import common_tail
from pplcheck.recognise.rarity import Held, held_by, weights_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Grams = NDArray[np.uint64]
    Numbers = NDArray[np.int64]
    Weights = NDArray[np.float64]

# How much is enough to say that one is made from the other: so many fingerprints' worth, of so
# much of the file of which they are the larger share, and of the other one. Found by measuring
# (`make accuracy ONLY=planted`) with three commons of 99 to 4,075 texts, altered copies of
# them, and 50,000 files that have nothing to do with them. A small text that is wholly in
# another small one is known by a single fingerprint; two, in a large file, are a phrase that
# everybody writes; twelve that nobody else has were never found by chance.
_ENOUGH: Final = ((12.0, 0.0, 0.0), (4.0, 0.2, 0.0), (2.0, 0.2, 0.05), (0.9, 0.5, 0.5))
_FEWEST: Final = min(evidence for evidence, _, _ in _ENOUGH)
_OF_CATALOGUE: Final = (4.0, 0.2)
# What says less is not counted at all; what is left of a fingerprint, in so many files and
# texts, costs less than a thousand pairs of them.
_NEXT_TO_NOTHING = 0.01
# Of the texts of one commons that a file is like, so many are looked at, and told.
_MOST_LOOKED_AT = 20
_MOST_TOLD = 3
# A further text is told where it explains so much that those before it do not.
_MORE = 4.0
# As like as the best: it has nearly as much.
_AS_LIKE = 0.98


@dataclass(frozen=True, slots=True)
class Asked:
    """The fingerprints of a file of a site.

    Attributes:
        path: of the file.
        grams: different, sorted.

    """

    path: str
    grams: "Grams"


@dataclass(frozen=True, slots=True)
class Match:
    """A file that is like a text.

    Attributes:
        path: of the file.
        text: of the commons.
        shared: the fingerprints in both, sorted.
        weights: what each of them says.
        grams: how many fingerprints the file has, without those that say nothing.
        common: those that say nothing, sorted: in hundreds of texts or files.
        others: how many more texts of this commons are as like it.

    """

    path: str
    text: KnownText
    shared: "Grams"
    weights: "Weights"
    grams: int
    common: "Grams"
    others: int = 0

    @property
    def evidence(self) -> float:
        """The sum of the weights: as many fingerprints that nobody else has."""
        return float(self.weights.sum())

    @property
    def of_theirs(self) -> float:
        """The share of the text that is in the file, 0 to 1; common parts count less."""
        return _share(self.evidence, self.text.grams - len(self.shared))

    @property
    def of_ours(self) -> float:
        """The share of the file that is in the text, likewise."""
        return _share(self.evidence, self.grams - int((self.weights > 0).sum()))

    @property
    def is_claimed(self) -> bool:
        """Whether that is enough to say that one is made from the other."""
        more, less = sorted((self.of_theirs, self.of_ours), reverse=True)
        # The messages of a catalogue stand in the programmes too, whoever wrote those.
        if is_catalogue(self.text.path) and not is_catalogue(self.path):
            evidence, share = _OF_CATALOGUE
            return self.evidence >= evidence and self.of_theirs >= share
        return any(
            self.evidence >= evidence and more >= larger and less >= smaller
            for evidence, larger, smaller in _ENOUGH
        )


def _share(evidence: float, left: int) -> float:
    return evidence / (evidence + max(0, left)) if evidence else 0.0


@dataclass(frozen=True, slots=True)
class _Batch:
    """What of a batch of files is known to the index.

    Attributes:
        files: numbers, ascending.
        grams: that each has.

    """

    files: "Numbers"
    grams: "Grams"


class Search:
    """What was seen of a site so far, batch by batch, and what it amounts to.

    What a fingerprint says depends on how many files of the site have it, so that nothing can
    be told before all were looked up.
    """

    def __init__(self, index: Index) -> None:
        self._index = index
        self._paths: list[str] = []
        self._counts: list[int] = []
        self._batches: list[_Batch] = []
        self._held: list[tuple[Grams, Numbers]] = []

    def look_up(self, files: Sequence[Asked]) -> None:
        """Ask the index for a batch of files, all at once.

        Args:
            files: about a thousand is quickest; each path once. Data are passed over: their
                likeness tells nothing.

        """
        import numpy as np

        files = [asked for asked in files if not why_no_likeness(asked.path)]
        if not files:
            return
        counts = [len(asked.grams) for asked in files]
        numbers = np.repeat(np.arange(len(files)) + len(self._paths), counts)
        self._paths += [asked.path for asked in files]
        self._counts += counts
        grams, which = np.unique(
            np.concatenate([asked.grams for asked in files]), return_inverse=True
        )
        places, texts = self._index.holders(grams)
        is_held = np.zeros(len(grams), dtype=bool)
        is_held[places] = True
        hit = is_held[which]
        self._batches.append(_Batch(numbers[hit], grams[which[hit]]))
        self._held.append((grams[places], texts))

    def matches(self) -> Iterator[Match]:
        """Yield what is claimed of all files so far, each file's best first."""
        import numpy as np

        if not self._held:
            return
        grams, texts = (np.concatenate(column) for column in zip(*self._held, strict=True))
        held = held_by(self._index, grams, texts)
        hits = [np.searchsorted(held.grams, batch.grams) for batch in self._batches]
        times = np.bincount(np.concatenate(hits), minlength=len(held.grams))
        weights = weights_of(held, self._index.commons, times)
        weights[weights < _NEXT_TO_NOTHING] = 0
        for batch, hit in zip(self._batches, hits, strict=True):
            for file, grams_of_file, likely in _likely(held, weights, batch.files, hit):
                looked = _Looked(
                    held, weights, self._paths[file], self._counts[file], grams_of_file
                )
                yield from _told(looked, likely)


def _likely(
    held: Held, weights: "Weights", files: "Numbers", hits: "Numbers"
) -> "Iterator[tuple[int, Numbers, list[tuple[int, float]]]]":
    """Yield files, their held fingerprints, and the texts that share enough, most first."""
    import numpy as np

    is_counted = weights[hits] > 0
    counted, counted_hits = files[is_counted], hits[is_counted]
    repeated, holders = held.spread(counted_hits)
    pairs, inverse = np.unique(
        counted[repeated] * max(1, len(held.texts)) + holders, return_inverse=True
    )
    evidence = np.bincount(inverse, weights[counted_hits[repeated]], len(pairs))
    of_file, of_text = np.divmod(pairs, max(1, len(held.texts)))
    enough = np.flatnonzero(evidence >= _FEWEST)
    enough = enough[np.lexsort((of_text[enough], -evidence[enough], of_file[enough]))]
    if not len(enough):
        return
    numbers, starts = np.unique(of_file[enough], return_index=True)
    for file, likely in zip(numbers.tolist(), np.split(enough, starts[1:]), strict=True):
        first, last = np.searchsorted(files, [file, file + 1])
        said = zip(of_text[likely].tolist(), evidence[likely].tolist(), strict=True)
        yield file, hits[first:last], list(said)


@dataclass(frozen=True, slots=True)
class _Looked:
    """A file that is looked at closely.

    Attributes:
        held: what the index holds.
        weights: of the fingerprints there.
        path: of the file.
        grams: how many fingerprints it has.
        hits: those of its fingerprints that are held, by their places.

    """

    held: Held
    weights: "Weights"
    path: str
    grams: int
    hits: "Numbers"

    def match(self, text: int) -> "tuple[Match, Numbers]":
        """Return how it is like a text, and the places of the fingerprints in both."""
        shared = self.held.of(text, self.hits)
        common = self.hits[self.weights[self.hits] == 0]
        found = Match(
            self.path,
            self.held.texts[text],
            self.held.grams[shared],
            self.weights[shared],
            self.grams - len(common),
            self.held.grams[common],
        )
        return found, shared


def _told(looked: _Looked, likely: "Sequence[tuple[int, float]]") -> Iterator[Match]:
    """Yield the matches of one file that a person is told, for each commons by itself.

    Args:
        looked: the file.
        likely: texts and the evidence for each, most first.

    """
    by_commons: dict[int, list[tuple[int, float]]] = {}
    for text, evidence in likely:
        by_commons.setdefault(looked.held.texts[text].commons, []).append((text, evidence))
    for texts in by_commons.values():
        yield from _told_of_one(looked, texts[:_MOST_LOOKED_AT])


def _told_of_one(looked: _Looked, texts: "list[tuple[int, float]]") -> Iterator[Match]:
    """Yield the first match that is claimed, then those that explain enough of what is left."""
    import numpy as np

    most = _AS_LIKE * texts[0][1]
    texts = sorted(texts, key=lambda row: _order(looked, row, most))
    others = sum(evidence >= most for _, evidence in texts) - 1
    explained = np.zeros(0, dtype=np.int64)
    told = 0
    for text, evidence in texts:
        if told and (told == _MOST_TOLD or evidence < _MORE):
            continue
        match, shared = looked.match(text)
        new = np.setdiff1d(shared, explained) if told else shared
        if not match.is_claimed or (told and looked.weights[new].sum() < _MORE):
            continue
        yield match if told else replace(match, others=others)
        told += 1
        explained = np.union1d(explained, shared)


def _order(
    looked: _Looked, row: "tuple[int, float]", most: float
) -> tuple[bool, float, float, str]:
    """Prefer among those that are as like as the best the one whose path ends as this one's."""
    text, evidence = row
    path = looked.held.texts[text].path
    is_best = evidence >= most
    return not is_best, -common_tail(looked.path, path) if is_best else 0, -evidence, path
