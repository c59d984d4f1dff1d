"""What is known, since when, from whom, and how sure?"""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum


class Value(StrEnum):
    """What a fact says. `contested`: sound statements contradict each other."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"
    CONTESTED = "contested"


class Level(IntEnum):
    """How much weight a statement bears."""

    SIGNAL = 0
    STATED = 1
    ATTESTED = 2
    REGISTER = 3
    DECISION = 4


class Speaker(StrEnum):
    """Who says so.

    `SEEN` is this programme, of files that the entity itself gives out. Nobody said it, so
    that it proves nothing against anybody; and nobody can write it down.
    """

    SELF = "self"
    SEEN = "seen"
    STEWARD = "steward"
    FEDERATION = "federation"
    REGISTER = "register"
    LICENSOR = "licensor"
    COURT = "court"


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement of one speaker about an entity or a use.

    Attributes:
        name: a fact of some licence's terms, such as `owners_are_workers`.
        value: yes, no or unknown, as stated.
        level: its weight.
        by: who says so.
        evidence: an address or a path that a person can open.
        sha256: of the extract that was kept, in hex; required from level 3.
        valid_from: first day on which it holds, or None.
        valid_until: last day on which it holds, or None.
        jurisdiction: ISO 3166 code, or empty.
        id: `E1`, `E2` … in a report, or empty.

    """

    name: str
    value: Value
    level: Level
    by: Speaker
    evidence: str
    sha256: str = ""
    valid_from: date | None = None
    valid_until: date | None = None
    jurisdiction: str = ""
    id: str = ""
