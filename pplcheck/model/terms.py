"""What does a licence ask, clause by clause?

Terms are data: a lawyer reads the TOML from top to bottom. These are its parts.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Union

from pplcheck.model.duty import Sight


class OutcomeKind(StrEnum):
    """What a licence says of a use."""

    PERMITTED = "permitted"
    DUTIES_UNMET = "duties_unmet"
    OWES_RECIPROCITY = "owes_reciprocity"
    NOT_PERMITTED = "not_permitted"
    UNDETERMINED = "undetermined"


class Standing(StrEnum):
    """What the facts make of an entity under one licence, in the words of this house."""

    COMMONER = "commoner"
    COOPERATIVE = "cooperative"
    CAPITALIST_ENTITY = "capitalist_entity"
    UNDETERMINED = "undetermined"
    NOT_ASSESSED = "not_assessed"


class Subject(StrEnum):
    """What a fact is about."""

    ENTITY = "entity"
    USE = "use"


@dataclass(frozen=True, slots=True)
class FactHolds:
    """True where the fact is `yes`."""

    fact: str


@dataclass(frozen=True, slots=True)
class RuleHolds:
    """True where the rule holds."""

    rule: str


@dataclass(frozen=True, slots=True)
class ReadingIs:
    """True where the steward reads the open question this way."""

    reading: str
    option: str


@dataclass(frozen=True, slots=True)
class Not:
    """True where the part is false; unknown stays unknown."""

    part: "Condition"


@dataclass(frozen=True, slots=True)
class AllOf:
    """True where every part is."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """True where some part is."""

    parts: tuple["Condition", ...]


# `Union`, since the members stand as text and Python 3.11 cannot join text by `|`.
Condition = Union["FactHolds", "RuleHolds", "ReadingIs", "Not", "AllOf", "AnyOf"]


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause and its decisive words, verbatim.

    Attributes:
        id: `4c.i`, as used inside the terms.
        number: `4(c)(i)`, as lawyers cite it.
        text: verbatim.

    """

    id: str
    number: str
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """A fact that the terms ask for.

    Attributes:
        name: such as `owners_are_workers`.
        ask: the question in plain words.
        about: an entity or a use.
        settles: documents that would answer it.
        answered_by: what answers it by itself: an act of the use, `commercial`, `person`, or
            empty.
        seen_by: what of it can be seen in the tree of a user; all of them together answer it.
        of_owners: a fact that, held of those who own the entity, answers this one; or empty.

    """

    name: str
    ask: str
    about: Subject
    settles: tuple[str, ...] = ()
    answered_by: str = ""
    seen_by: tuple[Sight, ...] = ()
    of_owners: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """An open question of law, with its options and a default that a steward can set.

    Attributes:
        name: such as `reserves`.
        question: in plain words.
        options: two or more.
        default: one of them.
        because: why it is the default, and what speaks against it.
        law: which law decides, where the answer depends on one; else empty.

    """

    name: str
    question: str
    options: tuple[str, ...]
    default: str
    because: str
    law: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A named condition that stands for a clause.

    Attributes:
        name: such as `worker_owned`.
        clause: id of the clause.
        holds_if: the condition.
        accuses: to hold, it needs evidence of level 3 or the entity's own statement.

    """

    name: str
    clause: str
    holds_if: Condition
    accuses: bool = False


@dataclass(frozen=True, slots=True)
class OutcomeRule:
    """One line of the decision list: the first whose condition is true wins.

    Attributes:
        outcome: what follows.
        clause: id of the clause.
        condition: when.
        say: the words for people.
        settle: what would settle an owed reciprocity, in the licence's own way.

    """

    outcome: OutcomeKind
    clause: str
    condition: Condition
    say: str
    settle: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StandingRule:
    """When an entity has this standing, and the words for people."""

    standing: Standing
    clause: str
    condition: Condition
    say: str


@dataclass(frozen=True, slots=True)
class Duty:
    """What a permitted use must still do.

    Attributes:
        name: such as `credit`.
        clause: id of the clause.
        applies_if: when it is owed.
        met_if: when it is met.
        say: the duty in plain words.

    """

    name: str
    clause: str
    applies_if: Condition
    met_if: Condition
    say: str


@dataclass(frozen=True, slots=True)
class Terms:
    """All that one licence asks.

    Attributes:
        id: SPDX id or `LicenseRef-…`.
        version: of these terms, not of the licence.
        title: for people.
        clauses, questions, readings, rules, outcomes, standings, duties: in file order.
        in_short: who may use the work, a clause a line.
        governing_law: that the licence itself chooses, or empty: then that of the case.
        language: of the clauses, such as `en` or `es`; all else is in English.

    """

    id: str
    version: str
    title: str
    clauses: tuple[Clause, ...]
    questions: tuple[Question, ...]
    readings: tuple[Reading, ...]
    rules: tuple[Rule, ...]
    outcomes: tuple[OutcomeRule, ...]
    standings: tuple[StandingRule, ...]
    duties: tuple[Duty, ...]
    in_short: tuple[str, ...]
    governing_law: str = ""
    language: str = "en"
