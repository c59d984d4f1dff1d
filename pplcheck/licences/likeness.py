"""How much of each known licence does a text hold?"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from pplcheck.licences.corpus.grams import grams
from pplcheck.licences.corpus.index import KnownText, exact_hash, shipped_index
from pplcheck.licences.corpus.references import Reference, reference_of
from pplcheck.licences.words import misread, spoken

# By their samples, candidates below a share of the best one's weight are not looked at.
_OF_BEST = 0.4
_FEWEST_SHARED = 0.1
# A short licence beside a long one weighs little, and is there all the same.
_ALL_BUT_THERE = 0.7
_MOST_CANDIDATES = 48


class Heard:
    """A text made comparable, once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.said = spoken(text)

    @cached_property
    def ordered(self) -> list[int]:
        """The grams in order."""
        return grams(self.said)

    @cached_property
    def grams(self) -> frozenset[int]:
        """The grams without repetition."""
        return frozenset(self.ordered)

    @cached_property
    def counts(self) -> Counter[int]:
        """How many times each gram stands there."""
        return Counter(self.ordered)

    @cached_property
    def flat(self) -> str:
        """All letters and digits."""
        return self.said.replace(b" ", b"").decode()

    @cached_property
    def misread(self) -> str:
        """The same, as a scanner may have read it."""
        return misread(self.flat)

    def says(self, phrase: str) -> bool:
        """Whether the text has the words of a flat phrase."""
        return phrase in self.flat or misread(phrase) in self.misread

    @cached_property
    def word_count(self) -> int:
        """The number of words."""
        return self.said.count(b" ")


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much of one known text a text holds.

    Attributes:
        reference: the licence.
        known: the form of its text.
        count: number of its grams that the text has.
        phrases: how many of its decisive phrases the text has.
        is_kin: the text has decisive words of a relative.

    """

    reference: Reference
    known: KnownText
    count: int
    phrases: int
    is_kin: bool

    @property
    def contained(self) -> float:
        """The share of the known text's grams that the text has."""
        return self.count / self.known.size if self.known.size else 0.0

    @property
    def weight(self) -> float:
        """What ranks likenesses: the words found, less those that are missing."""
        return 2 * self.count - self.known.size

    @property
    def has_phrases(self) -> bool:
        """Whether all decisive phrases are there."""
        return self.phrases == len(self.reference.phrases)


def likenesses(
    heard: Heard, own: Iterable[Reference] = (), *, floor: float = 0.0
) -> list[Likeness]:
    """Return the known texts that a text resembles, the best explanation first.

    Args:
        heard: the text.
        own: licences that a steward registered.
        floor: leave out texts of which less than this share is there.

    """
    candidates = _exact(heard) or [*_candidates(heard), *_texts(own)]
    if floor:
        candidates = [one for one in candidates if _is_held(heard, one[1], floor)]
    found = [_likeness(heard, reference, known) for reference, known in candidates]
    return sorted({one.known: one for one in found if one.count}.values(), key=_best_first)


def _is_held(heard: Heard, known: KnownText, share: float) -> bool:
    """Whether so much of a known text is there; one that is too long is not even looked at."""
    fewest = share * known.size
    return len(heard.grams) >= fewest and len(heard.grams & known.grams) >= fewest


def _exact(heard: Heard) -> list[tuple[Reference, KnownText]]:
    index = shipped_index()
    number = index.exact.get(exact_hash(heard.said))
    if number is None:
        return []
    text = index.texts[number]
    return [(reference_of()[text.id], text)]


def _candidates(heard: Heard) -> Iterator[tuple[Reference, KnownText]]:
    index = shipped_index()
    shares = {
        number: share
        for number, share in index.shared(heard.grams).items()
        if share >= _FEWEST_SHARED
    }
    weights = {
        number: share * share * index.texts[number].size for number, share in shares.items()
    }
    if not weights:
        return
    floor = max(weights.values()) * _OF_BEST
    ordered = sorted(weights, key=lambda number: (-weights[number], number))
    for number in ordered[:_MOST_CANDIDATES]:
        text = index.texts[number]
        reference = reference_of()[text.id]
        if weights[number] >= floor or reference.is_curated or shares[number] >= _ALL_BUT_THERE:
            yield reference, text


def _texts(references: Iterable[Reference]) -> Iterator[tuple[Reference, KnownText]]:
    for reference in references:
        for text in reference.texts:
            yield reference, text


def _likeness(heard: Heard, reference: Reference, known: KnownText) -> Likeness:
    return Likeness(
        reference,
        known,
        len(heard.grams & known.grams),
        sum(map(heard.says, reference.phrases)),
        any(phrase in heard.flat for phrase in reference.forbids),
    )


def _best_first(likeness: Likeness) -> tuple[float, float, str]:
    return -likeness.weight, -likeness.contained, likeness.reference.id
