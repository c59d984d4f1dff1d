"""Which two descriptions did a reviewer find to be of one person or organisation, or of two?"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pplcheck.model.place import Place


class Sameness(StrEnum):
    """What was decided. `unsure`: somebody looked, and could not tell."""

    SAME = "same"
    NOT_SAME = "not-same"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Identity:
    """A reviewer's decision about two descriptions.

    Attributes:
        one, other: an entity's id, or an identifier as `kind:value`, such as `github:name`.
        sameness: what was decided.
        by, on, reason: who, when, why.
        place: where it is written.

    """

    one: str
    other: str
    sameness: Sameness
    by: str
    on: date
    reason: str
    place: Place
