"""What does an entity answer to what was said of it?"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pplcheck.model.place import Place


class Ruling(StrEnum):
    """What became of an answer."""

    UPHELD = "upheld"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True)
class Resolved:
    """Who decided on an answer, when and why."""

    ruling: Ruling
    by: str
    on: date
    reason: str


@dataclass(frozen=True, slots=True)
class Contest:
    """An entity's answer: it is shown beside the verdict, and pauses a failing exit.

    Attributes:
        id: `entity#1` in the order of the file.
        entity: who answers.
        asset: of which use it speaks, or empty for all of the entity's.
        licence: under which, or empty for all.
        statement: in the entity's own words.
        evidence: what it points to, or empty.
        on: the day on which it was given.
        resolved: what became of it, or None while it is open.
        place: where it is written.

    """

    id: str
    entity: str
    asset: str
    licence: str
    statement: str
    evidence: str
    on: date
    resolved: Resolved | None
    place: Place


@dataclass(frozen=True, slots=True)
class Answered:
    """A contest beside a verdict.

    Attributes:
        contest: the answer.
        paused_until: the last day on which it pauses a failing exit; None where it does not.

    """

    contest: Contest
    paused_until: date | None
