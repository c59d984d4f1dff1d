"""Is this still the licence, or has somebody changed its words?

A licence comes in many forms: other numbers before its clauses, a copyright line, lost hyphens,
an introduction left out. Those are no changes. Words put in or taken out are, and so is a
single one that decides.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import Match, SequenceMatcher
from itertools import pairwise

from pplcheck.licences.corpus.grams import grams
from pplcheck.licences.corpus.index import exact_hash
from pplcheck.licences.differences import Gap, Run, gaps, runs
from pplcheck.licences.likeness import Heard, Likeness
from pplcheck.licences.words import misread
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
    r"\b(?:(?:non)?commercial|nonprofits?|for ?profit|additional (?:terms?|conditions?|"
    r"restrictions?)|in addition|notwithstanding|restrictions?|exceptions?|except|unless|"
    r"(?:may|must|shall|does|do|is|are) not|not (?:permitted|allowed)|prohibited|"
    r"without (?:prior )?(?:written )?permission|must pay|fees?|royalt(?:y|ies)|"
    r"comercial(?:es)?|sin fines de lucro)\b"
)
_FEWEST_OF_A_RIDER = 6
# What is filled in: whose work it is, and where it is found.
_FILLED_IN = re.compile(
    r"(?:c|copyright|copr|derechos|contributor|licensor|source code|source notice)\b"
    r"|(?:19|20)\d\d "
)
_SECTION = re.compile(r"(?:sections?|articles?|clauses?|sección|artículo)(?: \d{1,2})?")
_MOST_PAGES = 3
_MOST_FILLED_IN = 16
# "4(c)" and "4(e)" are not the same, whatever a scanner sees.
_SHORTEST_MISREAD = 1

_Chunk = tuple[tuple[str, ...], tuple[str, ...]]
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
    changed = tuple(comparison.within(found))
    if within:
        return changed
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
        self._licence = likeness.known.grams
        self._is_curated = likeness.reference.is_curated
        self._is_strict = likeness.reference.is_strict
        self._of_pages: set[str] = set()

    def within(self, found: Sequence[Run]) -> Iterator[Difference]:
        """Yield the differences between runs."""
        between = gaps(found)
        # Words put in again and again belong to a page, a table or a comment, not to a clause.
        put_in = Counter(
            here for gap in between for here, there in self._chunks(gap) if here and not there
        )
        self._of_pages = {
            word for words, times in put_in.items() if times >= _MOST_PAGES for word in words
        }
        yield from filter(None, map(self.of, between))

    def of(self, gap: Gap) -> Difference | None:
        """Return the difference in a gap, or None where it is one of form."""
        here, there = self._here[slice(*gap.here)], self._there[slice(*gap.there)]
        lost = gap.there[1] - gap.there[0]
        if _is_filled_in(here):
            return None
        chunks = [
            one for one in self._chunks(gap) if one[1] or not self._of_pages.issuperset(one[0])
        ]
        added = [word for chunk, _ in chunks for word in chunk]
        missing = [word for _, chunk in chunks for word in chunk]
        if not self._matters(added, missing, len(missing) if there else lost):
            return None
        return Difference(gap.here[0], " ".join(here), " ".join(there), lost)

    def _chunks(self, gap: Gap) -> list[_Chunk]:
        """Return pairs of words that stand for each other, numbers of clauses left out."""
        here, there = self._here[slice(*gap.here)], self._there[slice(*gap.there)]
        if not (self._is_strict and self._follows_section(gap.here[0])):
            here, there = _without_numbers(here), _without_numbers(there)
        return _differing(here, there)

    def _follows_section(self, at: int) -> bool:
        return bool(_SECTION.search(" ".join(self._here[max(0, at - 2) : at])))

    def _matters(self, added: Sequence[str], missing: Sequence[str], lost: int) -> bool:
        # Words that stand for others are weighed only where the others are shipped.
        is_known = bool(self._there) or not lost
        if is_known and self._is_strict and self._there:
            return bool(added or missing)
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

    def _rider(self, start: int, words: Sequence[str]) -> Iterator[Difference]:
        text = " ".join(words)
        if len(words) < _FEWEST_OF_A_RIDER or not _RIDER.search(text):
            return
        found = set(grams(f"{text} ".encode()))
        # The licence may stand twice in the file.
        if len(found & self._licence) < _OF_AN_EDGE * len(found):
            yield Difference(start, text, "", 0)


def _without_numbers(words: Sequence[str]) -> list[str]:
    return [word for word in words if not _NUMBER.fullmatch(word)]


def _is_filled_in(words: Sequence[str]) -> bool:
    return (
        len(words) <= _MOST_FILLED_IN
        and bool(_FILLED_IN.match(" ".join(words)))
        and not any(map(_DECIDING.fullmatch, words))
    )


def _differing(here: Sequence[str], there: Sequence[str]) -> list[_Chunk]:
    """Return pairs of words that stand on one side alone, or for each other."""
    if _is_alike(here, there):
        return []
    if max(len(here), len(there)) > _LONGEST_COMPARED:
        return [(tuple(here), tuple(there))]
    matcher = SequenceMatcher(None, here, there, autojunk=False)
    return [
        (tuple(here[first:last]), tuple(there[start:end]))
        for kind, first, last, start, end in matcher.get_opcodes()
        if kind != "equal" and not _is_alike(here[first:last], there[start:end])
    ]


def _is_alike(here: Sequence[str], there: Sequence[str]) -> bool:
    """Whether the letters are the same, or such as a scanner takes for each other."""
    one, other = "".join(here), "".join(there)
    is_long = min(len(one), len(other)) > _SHORTEST_MISREAD
    return one == other or (is_long and misread(one) == misread(other))
