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


class Timing(StrEnum):
    """Whether a statement holds on a day; only one that holds counts."""

    NOT_YET = "not_yet"
    HOLDS = "holds"
    NO_LONGER = "no_longer"


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
        is_derived: it follows, by a law or through owners, from what was said: not the
            speaker's own words, so that even the entity's own statement proves it only from
            level 3.
        is_checked: that this speaker says so was checked: an extract is kept and is the one
            that was hashed, the entity signed it, or it is its own word in its own file. Of
            what anybody may write down of others it is not so, until somebody looked.

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
    is_derived: bool = False
    is_checked: bool = False

    @property
    def bears(self) -> bool:
        """Whether an accusation may rest on it.

        It must be of level 3 or above, or the entity's own words; and that it is so must have
        been checked, since whoever writes a file could write that of anybody.
        """
        is_own = self.by is Speaker.SELF and not self.is_derived and self.level > Level.SIGNAL
        return self.is_checked and (is_own or self.level >= Level.REGISTER)

    def timing(self, day: date) -> Timing:
        """Return whether it holds on `day`."""
        if self.valid_from is not None and day < self.valid_from:
            return Timing.NOT_YET
        if self.valid_until is not None and self.valid_until < day:
            return Timing.NO_LONGER
        return Timing.HOLDS
