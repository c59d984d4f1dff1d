"""Is this still the licence, or has somebody changed its words?

A licence comes in many forms: other numbers before its clauses, a copyright line, lost hyphens,
an introduction left out. Those are no changes. Words put in or taken out are, and so is a
single one that decides.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import dropwhile

from pplcheck.licences.corpus.grams import grams
from pplcheck.licences.corpus.index import exact_hash
from pplcheck.licences.differences import Gap, Run, gaps, runs
from pplcheck.licences.likeness import Heard, Likeness
from pplcheck.licences.paired import Chunk, Paired, PairedSigns, PairedWords
from pplcheck.licences.words import is_number
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
# Behind a licence whose every word counts, whoever is addressed or bound is a rider.
_BINDING = re.compile(
    r"\b(?:you|your|must|shall|owes?|required?|permitted|compan(?:y|ies)|users?|licensees?|"
    r"clauses?|sections?|usted(?:es)?|debe(?:n)?|empresas?)\b"
)
_FEWEST_OF_A_RIDER = 6
# What is filled in: whose work it is, and where it is found.
_FILLED_IN = re.compile(
    r"(?:c|copyright|copr|derechos|contributor|licensor|source code|source notice)\b"
    r"|(?:19|20)\d\d "
)
_UNITS = frozenset(
    [
        "days",
        "day",
        "weeks",
        "months",
        "month",
        "years",
        "year",
        "percent",
        "calendar",
        "consecutive",
    ]
)
# An address that was torn apart at the end of a line.
_OF_ADDRESSES = frozenset(("http", "https", "www", "org", "com", "html", "txt", "legalcode"))
_SECTION = re.compile(r"(?:sections?|articles?|clauses?|sección|artículo)(?: \d{1,2})?")
_MOST_PAGES = 3
_MOST_FILLED_IN = 16
_LONGEST_TITLE = 12
_FARTHEST = 30
# The first and last words of a text are compared where most of the licence's are there.
_SLACK = 8
_OF_AN_EDGE = 0.5


def changes(
    heard: Heard, likeness: Likeness, beside: Sequence[Likeness] = ()
) -> tuple[Difference, ...]:
    """Return where a text says something else than the licence that it is a form of.

    Args:
        heard: the text.
        likeness: the licence's text that it resembles most.
        beside: other licences whose text stands in the same file; where there are any, what
            stands before and behind the licence is left out.

    """
    if exact_hash(heard.said) == likeness.known.exact:
        return ()
    found = aligned(heard, likeness, beside)
    if not found:
        return ()
    comparison = _Comparison(heard, likeness)
    changed = tuple(comparison.within(found))
    if beside:
        return changed
    return (*comparison.before(found[0]), *changed, *comparison.behind(found[-1]))


def aligned(
    heard: Heard, likeness: Likeness, beside: Sequence[Likeness] = ()
) -> tuple[Run, ...]:
    """Return the runs of words that a text and a licence share, strays left out.

    Args:
        heard: the text.
        likeness: the licence.
        beside: other licences in the same file: words that they share with this one are
            looked for near to those that it has alone.

    """
    licence = likeness.known.ordered
    first, last = _whereabouts(heard.ordered, likeness, beside)
    found = runs(heard.ordered[first:last], licence)
    moved = tuple(replace(run, here=run.here + first) for run in found)
    return _without_strays(moved, is_strict=likeness.reference.is_strict)


def _whereabouts(
    text: Sequence[int], likeness: Likeness, beside: Sequence[Likeness]
) -> tuple[int, int]:
    """Return between which grams of a text a licence stands."""
    others = frozenset[int]().union(*(one.known.grams for one in beside))
    own = likeness.known.grams - others
    here = [place for place, gram in enumerate(text) if gram in own] if beside else []
    if not here:
        return 0, len(text)
    licence = likeness.known.ordered
    there = [place for place, gram in enumerate(licence) if gram in own]
    return (
        max(0, here[0] - there[0] - _SLACK),
        here[-1] + len(licence) - there[-1] + _SLACK,
    )


def _without_strays(found: tuple[Run, ...], *, is_strict: bool) -> tuple[Run, ...]:
    """Return the runs without a few words at either end that belong to something else.

    It may be the title, where the introduction is left out; or words that another licence in
    the same file has too.
    """
    while len(found) > 1 and _is_stray(found[0], gaps(found[:2])[0], is_strict=is_strict):
        found = found[1:]
    while len(found) > 1 and _is_stray(found[-1], gaps(found[-2:])[0], is_strict=is_strict):
        found = found[:-1]
    return found


def _is_stray(run: Run, gap: Gap, *, is_strict: bool) -> bool:
    added, lost = gap.here[1] - gap.here[0], gap.there[1] - gap.there[0]
    is_left_out = added <= _MOST_ADDED and lost > _MOST_MISSING
    farthest = _FARTHEST if is_strict else run.length
    return run.length <= _LONGEST_TITLE and (is_left_out or added > farthest)


class _Comparison:
    """Compares the words of a text and of a licence, gap by gap."""

    def __init__(self, heard: Heard, likeness: Likeness) -> None:
        known = likeness.known
        self._here = heard.said.decode().split()
        self._there = known.said.decode().split()
        self._paired: Paired = (
            PairedWords(self._here, self._there)
            if known.is_open
            else PairedSigns(self._here, known.signs)
        )
        self._size_there = known.word_count
        self._licence = known.grams
        self._is_curated = likeness.reference.is_curated
        self._is_strict = likeness.reference.is_strict
        self._of_pages: set[str] = set()

    def within(self, found: Sequence[Run]) -> Iterator[Difference]:
        """Yield the differences between runs."""
        between = gaps(found)
        # Words put in again and again belong to a page, a table or a comment, not to a clause;
        # but for those on which a licence may hang, which change it as often as they stand.
        put_in = Counter(
            _without_digits(here)
            for gap in between
            for here, there in self._chunks(gap)
            if not there
        )
        self._of_pages = {
            word
            for words, times in put_in.items()
            if times >= _MOST_PAGES and not any(map(_DECIDING.fullmatch, words))
            for word in words
        }
        yield from filter(None, map(self.of, between))

    def of(self, gap: Gap) -> Difference | None:
        """Return the difference in a gap, or None where it is one of form."""
        words, lost = self._here[slice(*gap.here)], gap.there[1] - gap.there[0]
        if _is_filled_in([word for word in words if word not in self._of_pages]):
            return None
        chunks = [
            (here, there)
            for here, there in self._chunks(gap)
            if there or not self._of_pages.issuperset(_without_digits(here))
        ]
        added = [word for chunk, _ in chunks for word in chunk]
        missing = [word for _, chunk in chunks for word in chunk]
        if not self._matters(added, missing):
            return None
        shipped = " ".join(self._there[slice(*gap.there)])
        return Difference(gap.here[0], " ".join(words), shipped, lost)

    def _chunks(self, gap: Gap) -> list[Chunk]:
        """Return pairs of words that stand for each other, numbers of clauses left out."""
        return self._paired.differing(gap, with_numbers=self._is_telling(gap))

    def _is_telling(self, gap: Gap) -> bool:
        """Whether a number in the gap is no clause's own: "section 4(c)", "30 days"."""
        before = " ".join(self._here[max(0, gap.here[0] - 2) : gap.here[0]])
        behind = self._here[gap.here[1] : gap.here[1] + 1]
        return self._is_strict and bool(_SECTION.search(before) or _UNITS.intersection(behind))

    def _matters(self, added: Sequence[str], missing: Sequence[str]) -> bool:
        if self._is_strict:
            return bool(added or missing)
        if any(map(_DECIDING.fullmatch, (*added, *missing))):
            return True
        if self._is_curated and not missing and len(added) >= _FEWEST_PUT_IN:
            return True
        return (
            len(added) - len(missing) > _MOST_ADDED
            or len(missing) - len(added) > _MOST_MISSING
            or min(len(added), len(missing)) > _MOST_REPLACED
        )

    def before(self, first: Run) -> Iterator[Difference]:
        """Yield a preface, or other first words, that change what the licence says."""
        yield from self._rider(0, self._here[: first.here], _RIDER)
        start = max(0, first.here - first.there - _SLACK)
        yield from self._at_edge(Gap((start, first.here), (0, first.there)), is_first=True)

    def behind(self, last: Run) -> Iterator[Difference]:
        """Yield a rider, or other last words, that change what the licence says."""
        here, there = last.here + last.length, last.there + last.length
        telling = (_RIDER, _BINDING) if self._is_strict else (_RIDER,)
        yield from self._rider(here, self._here[here:], *telling)
        end = min(here + self._size_there - there + _SLACK, len(self._here))
        yield from self._at_edge(Gap((here, end), (there, self._size_there)), is_first=False)

    def _at_edge(self, gap: Gap, *, is_first: bool) -> Iterator[Difference]:
        """Yield a change in the first or last words, where they are those of the licence."""
        length = gap.there[1] - gap.there[0]
        blocks = self._paired.matching(gap)
        if sum(block.length for block in blocks) < max(1, _OF_AN_EDGE * length):
            return  # an introduction left out, and something else in its place
        # The run that the edge belongs to is one more block, at its end or at its beginning.
        run = Run(gap.here[is_first], gap.there[is_first], 0)
        found = map(self.of, gaps([*blocks, run] if is_first else [run, *blocks]))
        yield from filter(None, found)

    def _rider(
        self, start: int, words: Sequence[str], *telling: re.Pattern[str]
    ) -> Iterator[Difference]:
        text = " ".join(words)
        is_telling = any(pattern.search(text) for pattern in telling)
        if len(words) < _FEWEST_OF_A_RIDER or not is_telling:
            return
        found = set(grams(f"{text} ".encode()))
        # The licence may stand twice in the file.
        if len(found & self._licence) < _OF_AN_EDGE * len(found):
            yield Difference(start, text, "", 0)


def _without_digits(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(word for word in words if not word.isdigit())


def _is_filled_in(words: Sequence[str]) -> bool:
    names = dropwhile(is_number, words)
    return (
        len(words) <= _MOST_FILLED_IN
        and bool(_FILLED_IN.match(" ".join(names)) or _OF_ADDRESSES.intersection(words))
        and not any(map(_DECIDING.fullmatch, words))
    )
