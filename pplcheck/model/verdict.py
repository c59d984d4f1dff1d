"""What does the licence say of this use, and why?"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from pplcheck.model.agreement import Agreed
from pplcheck.model.contest import Answered
from pplcheck.model.fact import Value
from pplcheck.model.terms import OutcomeKind, Standing


class StepKind(StrEnum):
    """What a step of a proof is, and so how its value follows from the steps beneath."""

    FACT = "fact"
    READING = "reading"
    RULE = "rule"
    ALL = "all"
    ANY = "any"
    NOT = "not"
    LINE = "line"
    DECISION = "decision"


@dataclass(frozen=True, slots=True)
class Proof:
    """One step of a proof, with the steps beneath it.

    Attributes:
        kind: what it is.
        value: yes, no, unknown or contested.
        says: the step in plain words.
        clause: number of the clause that it stands for, or empty.
        evidence: ids of the statements it rests on.
        parts: the steps beneath.

    """

    kind: StepKind
    value: Value
    says: str
    clause: str = ""
    evidence: tuple[str, ...] = ()
    parts: tuple["Proof", ...] = ()


@dataclass(frozen=True, slots=True)
class WouldDecide:
    """A smallest set of answers that would decide, or change, the outcome.

    Attributes:
        answers: pairs of fact and value, sorted; one to three of them. A fact that is known,
            but not proven, may stand here with its own value: to be proven.
        outcome: what would follow (an outcome or a standing).

    """

    answers: tuple[tuple[str, Value], ...]
    outcome: str


# What refuses a use: until a permission or a settlement, or whatever is given back.
DENIALS: Final = frozenset({OutcomeKind.OWES_RECIPROCITY, OutcomeKind.NOT_PERMITTED})


@dataclass(frozen=True, slots=True)
class DutyState:
    """A duty that this use has, and whether it is met."""

    duty: str
    clause: str
    met: Value
    says: str
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StandingResult:
    """What the facts make of an entity under one licence.

    Attributes:
        licence: its id.
        standing: what the clause that was found stands for.
        clause: number of the clause that says so, or empty.
        says: the words for people, clause first.
        proof: the steps.
        possible: the standings that remain possible.
        readings: pairs of reading and option, sorted.
        hangs_on: readings that, read otherwise, would change the standing or its clause.
        missing: what would decide.
        grounds: numbers of all clauses by which it may follow; several where the standing is
            certain and its ground is not.
        ask_first: the fact whose answer settles most, or empty.

    """

    licence: str
    standing: Standing
    clause: str
    says: str
    proof: Proof | None = None
    possible: tuple[Standing, ...] = ()
    readings: tuple[tuple[str, str], ...] = ()
    hangs_on: tuple[str, ...] = ()
    missing: tuple[WouldDecide, ...] = ()
    grounds: tuple[str, ...] = ()
    ask_first: str = ""


class Join(StrEnum):
    """How the licences of an expression are joined."""

    NONE = ""
    ANY = "or"
    ALL = "and"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the licence says of one use.

    Attributes:
        id: `V1`, `V2` … in the order of the uses.
        use: id of the use.
        licence: id of the licence, or the expression where there are no terms for it.
        outcome: what follows.
        clause: number of the clause that says so, or empty.
        says: the outcome in plain words.
        proof: the steps, or None where there are no terms.
        missing: what would decide, or change, the outcome.
        readings: pairs of reading and option, sorted.
        robust: the outcome is the same under every reading.
        hangs_on: readings that, read otherwise, would change the outcome or its clause.
        disputed: the declarations of the asset's licence disagree.
        duties: those that apply.
        settle: how an owed reciprocity could be settled.
        version: which version of the asset was taken, where it is not the one that was looked
            at, and what that means; else empty.
        possible: the outcomes that remain possible, exactly, in the order of the terms.
        grounds: numbers of all clauses by which it may follow; several where the outcome is
            certain and its ground is not.
        ask_first: the fact whose answer settles most, or empty.
        join: how the parts are joined, where the licence is an expression of several.
        parts: the verdict under each part of the expression; of one with OR the user may
            choose, of one with AND all hold.
        agreement: what was agreed that covers this use, or None.
        without: the outcome that the licence alone would have, where an agreement changed it.
        beside: why an agreement with this entity does not cover this use, a line each.
        answered: what the entity answers.

    """

    id: str
    use: str
    licence: str
    outcome: OutcomeKind
    clause: str
    says: str
    proof: Proof | None = None
    missing: tuple[WouldDecide, ...] = ()
    readings: tuple[tuple[str, str], ...] = ()
    robust: bool = False
    hangs_on: tuple[str, ...] = ()
    disputed: bool = False
    duties: tuple[DutyState, ...] = ()
    settle: tuple[str, ...] = ()
    version: str = ""
    possible: tuple[OutcomeKind, ...] = ()
    grounds: tuple[str, ...] = ()
    ask_first: str = ""
    join: Join = Join.NONE
    parts: tuple["Verdict", ...] = ()
    agreement: Agreed | None = None
    without: OutcomeKind | None = None
    beside: tuple[str, ...] = ()
    answered: tuple[Answered, ...] = ()

    @property
    def is_refused(self) -> bool:
        """Whether the use is refused in any case, though it may be open by which outcome."""
        remain = self.possible if self.outcome is OutcomeKind.UNDETERMINED else (self.outcome,)
        return bool(remain) and DENIALS.issuperset(remain)

    @property
    def is_paused(self) -> bool:
        """Whether an open answer keeps this verdict from making a build fail."""
        return any(one.paused_until for one in self.answered)

    @property
    def licences(self) -> tuple[str, ...]:
        """The licences that it rests on: its own, or those of its parts, however deep."""
        if not self.parts:
            return (self.licence,)
        return tuple(dict.fromkeys(one for part in self.parts for one in part.licences))
