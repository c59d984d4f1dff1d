"""Is this still the licence, or has somebody changed its words?

A licence comes in many forms: other numbers before its clauses, a copyright line, lost hyphens,
an introduction left out. Those are no changes. Words put in or taken out are, and so is a
single one that decides.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import Match, SequenceMatcher
from itertools import pairwise

from pplcheck.licences.corpus.index import exact_hash
from pplcheck.licences.differences import Gap, Run, gaps, runs
from pplcheck.licences.likeness import Heard, Likeness
from pplcheck.model.identification import Difference

# More words put in than taken out, or the other way round: a typing error is shorter.
_MOST_ADDED = 4
# Between the clauses of a curated licence nothing is put in by accident.
_FEWEST_PUT_IN = 2
_MOST_MISSING = 8
_MOST_REPLACED = 12
# What a licence may hang on; one of them put in or taken out is a change.
_DECIDING = re.compile(
    r"(?:not|non?|nor|never|without|except|unless|only|solely|must|shall|may|cannot|prohibited"
    r"|forbidden|permitted|allowed|(?:non)?commercial(?:ly)?|(?:non)?profit|fee|royalt(?:y|ies)"
    r"|pay(?:ment)?|any|all|every|employees|(?:worker|owner)s?"
    r"|ni|sin|salvo|excepto|sol[oa]|solamente|debe|puede|prohibid[oa]|permitid[oa]"
    r"|comercial(?:es)?)"
)
# A rider behind, or a preface before, that takes or gives more than the licence does.
_RIDER = re.compile(
    r"\b(?:noncommercial|commercial|nonprofits?|for ?profit|additional (?:terms?|conditions?|"
    r"restrictions?)|addition(?:ally)?|notwithstanding|further(?:more)? restrict|exceptions?|"
    r"may not|must not|shall not|not permitted|not allowed|prohibited|without (?:prior )?"
    r"(?:written )?permission|comercial(?:es)?|sin fines de lucro)\b"
)
_FEWEST_OF_A_RIDER = 6
_COPYRIGHT = re.compile(r"(?:c|copyright|copr|derechos) |(?:19|20)\d\d ")
_NUMBER = re.compile(r"\d{1,3}|[a-z]|[ivx]{1,4}")
_LONGEST_COMPARED = 400
_LONGEST_TITLE = 12
_FARTHEST = 30
# The first and last words of a text are compared where most of the licence's are there.
_SLACK = 8
_OF_AN_EDGE = 0.5


def changes(
    heard: Heard, likeness: Likeness, *, within: bool = False
) -> tuple[Difference, ...]:
    """Return where a text says something else than the licence that it is a form of.

    Args:
        heard: the text.
        likeness: the licence's text that it resembles most.
        within: leave out what stands before and behind the licence: the file holds others.

    """
    if exact_hash(heard.said) == likeness.known.exact:
        return ()
    found = runs(heard.ordered, likeness.known.ordered)
    if not found:
        return ()
    comparison = _Comparison(heard, likeness)
    found = without_strays(found)
    changed = [one for gap in gaps(found) if (one := comparison.of(gap))]
    if within:
        return tuple(changed)
    return (*comparison.before(found[0]), *changed, *comparison.behind(found[-1]))


def without_strays(found: tuple[Run, ...]) -> tuple[Run, ...]:
    """Return the runs without a few words at either end that belong to something else.

    It may be the title, where the introduction is left out; or words that another licence in
    the same file has too.
    """
    while len(found) > 1 and _is_stray(found[0], gaps(found[:2])[0]):
        found = found[1:]
    while len(found) > 1 and _is_stray(found[-1], gaps(found[-2:])[0]):
        found = found[:-1]
    return found


def _is_stray(run: Run, gap: Gap) -> bool:
    added, lost = gap.here[1] - gap.here[0], gap.there[1] - gap.there[0]
    is_left_out = added <= _MOST_ADDED and lost > _MOST_MISSING
    return run.length <= _LONGEST_TITLE and (is_left_out or added > _FARTHEST)


class _Comparison:
    """Compares the words of a text and of a licence, gap by gap."""

    def __init__(self, heard: Heard, likeness: Likeness) -> None:
        self._here = heard.said.decode().split()
        self._there = likeness.known.said.decode().split()
        self._is_curated = likeness.reference.is_curated

    def of(self, gap: Gap) -> Difference | None:
        """Return the difference in a gap, or None where it is one of form."""
        here, there = self._here[slice(*gap.here)], self._there[slice(*gap.there)]
        lost = gap.there[1] - gap.there[0]
        added = [] if _COPYRIGHT.match(" ".join(here)) else here
        missing = there
        if there or not lost:
            added, missing = _differing(added, there)
        if not self._matters(added, missing, len(missing) if there else lost):
            return None
        return Difference(gap.here[0], " ".join(here), " ".join(there), lost)

    def _matters(self, added: Sequence[str], missing: Sequence[str], lost: int) -> bool:
        # Words that stand for others are weighed only where the others are shipped.
        is_known = bool(self._there) or not lost
        if is_known and any(map(_DECIDING.fullmatch, (*added, *missing))):
            return True
        if self._is_curated and not lost and len(added) >= _FEWEST_PUT_IN:
            return True
        return (
            len(added) - lost > _MOST_ADDED
            or lost - len(added) > _MOST_MISSING
            or min(len(added), lost) > _MOST_REPLACED
        )

    def before(self, first: Run) -> Iterator[Difference]:
        """Yield a preface, or other first words, that change what the licence says."""
        yield from self._rider(0, self._here[: first.here])
        start = max(0, first.here - first.there - _SLACK)
        yield from self._at_edge(Gap((start, first.here), (0, first.there)), is_first=True)

    def behind(self, last: Run) -> Iterator[Difference]:
        """Yield a rider, or other last words, that change what the licence says."""
        here, there = last.here + last.length, last.there + last.length
        yield from self._rider(here, self._here[here:])
        end = here + len(self._there[there:]) + _SLACK
        yield from self._at_edge(Gap((here, end), (there, len(self._there))), is_first=False)

    def _at_edge(self, gap: Gap, *, is_first: bool) -> Iterator[Difference]:
        """Yield a change in the first or last words, where they are those of the licence."""
        here, there = self._here[slice(*gap.here)], self._there[slice(*gap.there)]
        if not there or len(there) > _LONGEST_COMPARED:
            return
        matcher = SequenceMatcher(None, here, there, autojunk=False)
        blocks = [block for block in matcher.get_matching_blocks() if block.size]
        if sum(block.size for block in blocks) < _OF_AN_EDGE * len(there):
            return  # an introduction left out, and something else in its place
        # The run that the edge belongs to is one more block, at its end or at its beginning.
        run = Match(len(here), len(there), 0) if is_first else Match(0, 0, 0)
        for one, other in pairwise([*blocks, run] if is_first else [run, *blocks]):
            found = self.of(
                Gap(
                    (gap.here[0] + one.a + one.size, gap.here[0] + other.a),
                    (gap.there[0] + one.b + one.size, gap.there[0] + other.b),
                )
            )
            if found:
                yield found

    @staticmethod
    def _rider(start: int, words: Sequence[str]) -> Iterator[Difference]:
        text = " ".join(words)
        if len(words) >= _FEWEST_OF_A_RIDER and _RIDER.search(text):
            yield Difference(start, text, "", 0)


def _differing(added: Sequence[str], missing: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the words that stand on one side alone, numbers of clauses left out."""
    here = [word for word in added if not _NUMBER.fullmatch(word)]
    there = [word for word in missing if not _NUMBER.fullmatch(word)]
    if "".join(here) == "".join(there):
        return [], []
    if max(len(here), len(there)) > _LONGEST_COMPARED:
        return here, there
    matcher = SequenceMatcher(None, here, there, autojunk=False)
    only_here: list[str] = []
    only_there: list[str] = []
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind == "equal" or "".join(here[first:last]) == "".join(there[start:end]):
            continue
        only_here += here[first:last]
        only_there += there[start:end]
    return only_here, only_there
