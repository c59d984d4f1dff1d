"""Which known drawings, boards and programmes does one share its parts with?

Of each file a sample of its tokens is kept, drawn by the token, so that samples compare like
the whole. What few collections have weighs more than what all have from one library.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from pplcheck.model.likeness import Alike, Likeness
from pplcheck.recognise.families import NO_FAMILIES, why_common
from pplcheck.recognise.token_index import Sample, TokenIndex
from pplcheck.recognise.tokens.registry import KINDS, Kind

# At a half of the tokens, 256 of them miss the share by some 0.03.
_MOST_KEPT = 256
_BITS = 64
_CLAIMED = 0.5
_SAME = 0.98
_TOLD = 0.3
_MOST_LOOKED_AT = 32
# So many different tokens of a kind must be shared.
_FEWEST: Final = {kind.NAME: kind.FEWEST_SHARED for kind in KINDS}


@dataclass(frozen=True, slots=True)
class Sketch:
    """The tokens that are kept of a file.

    Attributes:
        kind: the name of the kind.
        tokens: sorted, as the bytes of unsigned 64-bit numbers.
        counts: how many there are of each, as the bytes of unsigned 32-bit numbers.
        halvings: how many times the sample was halved; 0 where all are here.

    """

    kind: str
    tokens: bytes
    counts: bytes
    halvings: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """A drawing, board or programme, and who holds it.

    Attributes:
        path: of the file.
        collection: whose it is; those of different names count as having nothing to do with
            each other.
        content: a hash of the file's content.
        sketch: what is kept of it.

    """

    path: str
    collection: str
    content: str
    sketch: Sketch


def sketch_of(kind: Kind, content: bytes) -> Sketch:
    """Return what is to be kept of a file.

    Args:
        kind: of the file.
        content: of the file.

    """
    kept = dict(kind.tokens(content))
    halvings = 0
    while len(kept) > _MOST_KEPT:
        halvings += 1
        kept = _halved(kept, halvings)
    names = sorted(kept)
    counts = array("I", [kept[name] for name in names])
    return Sketch(kind.NAME, array("Q", names).tobytes(), counts.tobytes(), halvings)


def _halved(tokens: dict[int, int], times: int) -> dict[int, int]:
    """Keep those whose first bits are 0: of every file the same."""
    return {token: count for token, count in tokens.items() if not token >> (_BITS - times)}


def _sample(sketch: Sketch) -> Sample:
    return Sample.of(sketch.tokens, sketch.counts, sketch.halvings)


class TextIndex:
    """Known files with tokens, ready to be searched."""

    def __init__(
        self, known: Iterable[Drawn], families: Mapping[str, str] = NO_FAMILIES
    ) -> None:
        """Take in what is known.

        Args:
            known: files; those of a kind that is not known here are passed over.
            families: what collections that have to do with each other share, by collection;
                one that is not named is of its own.

        """
        chosen = (drawn for drawn in known if drawn.sketch.kind in _FEWEST)
        self._known = sorted(chosen, key=lambda drawn: (drawn.collection, drawn.path))
        self._family = families
        self._by_content: dict[str, list[Drawn]] = defaultdict(list)
        for drawn in self._known:
            self._by_content[drawn.content].append(drawn)

    @cached_property
    def _tokens(self) -> TokenIndex:
        samples = [_sample(drawn.sketch) for drawn in self._known]
        families = [self._family.get(one.collection, one.collection) for one in self._known]
        return TokenIndex(samples, families)

    def like(self, asked: Drawn) -> tuple[Likeness, ...]:
        """Return what is known to be like a file, what is claimed first.

        Args:
            asked: a file; what the index holds under its own collection and path is left out.

        """
        if asked.sketch.kind not in _FEWEST:
            return ()
        shares = [
            (self._known[number], share)
            for number, share in self._shares(asked)
            if _is_other(self._known[number], asked)
        ]
        common = self._why_not((drawn for drawn, share in shares if share >= _CLAIMED), asked)
        found = [_likeness(asked, drawn, share, common) for drawn, share in shares]
        found += self._by_equal_content(asked)
        return tuple(
            sorted(found, key=lambda one: (not one.is_claimed, -(one.score or 0), one))
        )

    def _by_equal_content(self, asked: Drawn) -> Iterator[Likeness]:
        same = [drawn for drawn in self._by_content[asked.content] if _is_other(drawn, asked)]
        why_not = self._why_not(same, asked)
        if not why_not and len(_sample(asked.sketch).tokens) < _FEWEST[asked.sketch.kind]:
            why_not = "of as few parts as many"
        for drawn in same:
            yield Likeness(
                asked.path, drawn.path, drawn.collection, "content", Alike.SAME,
                is_claimed=not why_not, score=1.0, says=why_not,
            )  # fmt: skip

    def _shares(self, asked: Drawn) -> Iterator[tuple[int, float]]:
        sample, kind = _sample(asked.sketch), asked.sketch.kind
        for number, common in self._tokens.nearest(sample, _MOST_LOOKED_AT):
            if self._known[number].sketch.kind == kind and common >= _FEWEST[kind]:
                share = self._tokens.share(sample, number)
                if share >= _TOLD:
                    yield number, share

    def _why_not(self, holders: Iterable[Drawn], asked: Drawn) -> str:
        return why_common(holders, asked, self._family, "from a library?")


def _is_other(drawn: Drawn, asked: Drawn) -> bool:
    return (drawn.collection, drawn.path) != (asked.collection, asked.path)


def _likeness(asked: Drawn, drawn: Drawn, share: float, why_not: str) -> Likeness:
    return Likeness(
        asked.path, drawn.path, drawn.collection, asked.sketch.kind,
        Alike.SAME if share >= _SAME else Alike.SIMILAR,
        is_claimed=share >= _CLAIMED and not why_not, score=share, says=why_not,
    )  # fmt: skip
