"""May a part under one licence be used inside a work under another?"""

from dataclasses import dataclass
from enum import StrEnum

from pplcheck.model.finding import Location


class How(StrEnum):
    """In which way the part is used."""

    ADAPT = "adapt"
    COLLECT = "collect"
    LINK = "link"


class Answer(StrEnum):
    """What the licences say, the best for the user first."""

    YES = "yes"
    CONDITIONS = "conditions"
    REVIEW = "review"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Clause:
    """The decisive words of a licence, and where they stand in it.

    Attributes:
        licence: its id.
        where: the clause, as lawyers cite it.
        words: verbatim.
        text: the file of the reference texts that holds them; empty for one of the SPDX list.

    """

    licence: str
    where: str
    words: str
    text: str = ""

    def __str__(self) -> str:
        """Write it as it is cited."""
        return f"{self.licence} {self.where}"


@dataclass(frozen=True, slots=True)
class Combination:
    """One answer, and why.

    Attributes:
        answer: what the licences say.
        reason: in plain words.
        decided_by: the licence of the part that decides.
        into: the licence of the work that decides.
        clauses: on which words it rests.
        source: where the licence of the part can be read, or empty.
        branch: the licence that must be chosen, where the part offers several; else empty.

    """

    answer: Answer
    reason: str
    decided_by: str
    into: str
    clauses: tuple[Clause, ...] = ()
    source: str = ""
    branch: str = ""

    @property
    def is_verified(self) -> bool:
        """Whether words of the part's own licence are among those that it rests on.

        Otherwise it stands by likeness to licences of the same kind.
        """
        return any(is_own(clause, self.decided_by) for clause in self.clauses)


def is_own(clause: Clause, licence: str) -> bool:
    """Whether the words are those of `licence`, exceptions and later versions aside."""
    return clause.licence == licence.partition(" WITH ")[0].replace("-or-later", "-only")


@dataclass(frozen=True, slots=True)
class Inbound:
    """What was taken into a work from outside, under one licence and in one way.

    Attributes:
        licence: expression of the part, or its name as written where nobody knows it.
        into: expression of the work.
        how: the way it is used, as far as its place tells.
        combination: whether that may be.
        places: where it stands, the first file of each folder or each dependency.
        is_aside: it stands among tests, documents or tools, which the work itself may not need.
        is_same: both licences are declared for the same words.
        apart: what would hold if a merged part were kept whole beside the work, or None.

    """

    licence: str
    into: str
    how: How
    combination: Combination
    places: tuple[Location, ...]
    is_aside: bool = False
    is_same: bool = False
    apart: Answer | None = None


@dataclass(frozen=True, slots=True)
class PairAnswers:
    """The answers about one pair of licences.

    Attributes:
        part: the licence of the part, in normal form where it has one.
        work: the licence of the work.
        asked: the way of use that was asked for.
        answers: for each way of use.

    """

    part: str
    work: str
    asked: How
    answers: tuple[tuple[How, Combination], ...]

    @property
    def answer(self) -> Combination:
        """The one that was asked for."""
        return next(found for how, found in self.answers if how is self.asked)
