"""Which words of a text are the licence's, which are not, and on which lines do they stand?"""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from pplcheck.licences.changes import changes, without_strays
from pplcheck.licences.corpus.references import Reference
from pplcheck.licences.differences import Gap, Run, gaps, runs
from pplcheck.licences.identify import identify
from pplcheck.licences.likeness import Heard, Likeness, likenesses
from pplcheck.licences.words import spoken
from pplcheck.model.identification import Comparison, Passage, PassageKind

_TOKEN = re.compile(r"[^\W_]+")
# So many tokens of mark-up may stand between two words, and no more.
_MOST_SKIPPED = 60


def explain(text: str, own: Iterable[Reference] = ()) -> tuple[Comparison, ...]:
    """Compare a text with each licence whose text it is, or nearly is.

    Args:
        text: a whole file.
        own: licences that a steward registered.

    Returns:
        one comparison for each licence that `identify` names as text, modified or partial.

    """
    own = tuple(own)
    found = identify(text, own)
    if found.licence is None:
        return ()
    heard = Heard(text)
    lines = _lines(heard)
    best: dict[str, Likeness] = {}
    for likeness in likenesses(heard, own):
        best.setdefault(likeness.reference.id, likeness)
    ids = found.licence.split(" AND ")
    return tuple(
        _compared(heard, best[id_], lines, is_one_of_several=len(ids) > 1) for id_ in ids
    )


def _compared(
    heard: Heard, likeness: Likeness, lines: Sequence[int], *, is_one_of_several: bool
) -> Comparison:
    found = without_strays(runs(heard.ordered, likeness.known.ordered))
    mattering = {one.at for one in changes(heard, likeness, within=is_one_of_several)}
    reference = likeness.reference
    pairs = zip(reference.decisive, reference.phrases, strict=True)
    return Comparison(
        licence=reference.id,
        source=likeness.known.source,
        matched=sum(run.length for run in found),
        of=likeness.known.word_count,
        lacking=tuple(written for written, flat in pairs if not heard.says(flat)),
        passages=tuple(_Passages(heard, likeness, lines, mattering).of(found)),
    )


class _Passages:
    """Cuts a text into what is the same, what differs, and what is something else."""

    def __init__(
        self, heard: Heard, likeness: Likeness, lines: Sequence[int], mattering: Collection[int]
    ) -> None:
        self._here = heard.said.decode().split()
        self._there = likeness.known.said.decode().split()
        self._length_there = likeness.known.word_count
        self._lines = lines
        self._mattering = mattering

    def of(self, found: Sequence[Run]) -> Iterator[Passage]:
        """Yield all passages, in the order of the text."""
        ends = Run(0, 0, 0), Run(len(self._here), self._length_there, 0)
        edges = gaps((ends[0], *found, ends[1]))
        for position, gap in enumerate(edges):
            if gap.here[0] < gap.here[1] or gap.there[0] < gap.there[1]:
                yield self._difference(gap, is_edge=position in {0, len(edges) - 1})
            if position < len(found):
                run = found[position]
                yield self._passage(PassageKind.SAME, run.here, run.here + run.length)

    def _difference(self, gap: Gap, *, is_edge: bool) -> Passage:
        kind = PassageKind.OTHER if is_edge else PassageKind.FORM
        if gap.here[0] in self._mattering:
            kind = PassageKind.CHANGED
        return replace(
            self._passage(kind, *gap.here),
            here=" ".join(self._here[slice(*gap.here)]),
            there=" ".join(self._there[slice(*gap.there)]),
            lost=gap.there[1] - gap.there[0],
        )

    def _passage(self, kind: PassageKind, start: int, end: int) -> Passage:
        last = max(start, end - 1)
        return Passage(kind, self._line(start), self._line(last), end - start)

    def _line(self, word: int) -> int:
        return self._lines[min(word, len(self._lines) - 1)]


def _lines(heard: Heard) -> list[int]:
    """Return for each word the line on which it stands.

    The words are looked for one after the other; one that mark-up has made unrecognisable
    is taken to stand where the one before it stands.
    """
    text = heard.text
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    tokens = [
        (spoken(match.group()).rstrip(), match.start()) for match in _TOKEN.finditer(text)
    ]
    lines: list[int] = []
    at = 0
    for word in heard.said.split(b" ")[:-1]:
        found = _found(word, tokens, at)
        if found is not None:
            at = found
        offset = tokens[min(at, len(tokens) - 1)][1]
        lines.append(bisect_right(starts, offset))
        at += found is not None
    return lines


def _found(word: bytes, tokens: Sequence[tuple[bytes, int]], at: int) -> int | None:
    """Return the next token that is, or begins, the word; "worker-owned" is two tokens."""
    for position in range(at, min(at + _MOST_SKIPPED, len(tokens))):
        token = tokens[position][0]
        if token and word.startswith(token):
            return position
    return None
