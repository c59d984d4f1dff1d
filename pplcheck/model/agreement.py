"""What did a steward and an entity agree on, and what settles an owed reciprocity?"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from pplcheck.model.act import Act
from pplcheck.model.fact import Value
from pplcheck.model.place import Place
from pplcheck.model.reminder import NOTICE_DAYS

_NEAR: Final = {1: "today", 2: "tomorrow"}


class AgreementKind(StrEnum):
    """What was agreed: a permission of its own, or how what was owed is settled."""

    PERMISSION = "permission"
    SETTLEMENT = "settlement"


class AgreementState(StrEnum):
    """Whether an agreement is in force on a day."""

    NOT_BEGUN = "not_begun"
    IN_FORCE = "in_force"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Agreement:
    """A recorded permission or settlement between steward and entity, dated and scoped.

    It changes the verdict for what it covers, and nothing else.

    Attributes:
        id: chosen by the steward, else `entity/asset` with a number; unique in a commons.
        kind: permission or settlement.
        entity: to whom it was given.
        asset: for which asset; `.` for the whole, without components on other terms.
        acts: that it covers; all others are not covered.
        commercial: whether commercial use is covered: yes, or no.
        begins: first day.
        until: last day, or None where it has no end.
        evidence: a path or an address that a person can open.
        sha256: of the kept document, or empty.
        gives: what is given in return, in the words of the agreement; or empty.
        waives: names of the licence's duties that need not be done.
        place: where it is written.

    """

    id: str
    kind: AgreementKind
    entity: str
    asset: str
    acts: tuple[Act, ...]
    commercial: Value
    begins: date
    until: date | None
    evidence: str
    place: Place
    sha256: str = ""
    gives: str = ""
    waives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Agreed:
    """An agreement on the day that is judged.

    Attributes:
        agreement: as recorded.
        state: on that day.
        days_left: until the last day, that day included; None where it has no end or is not in
            force.

    """

    agreement: Agreement
    state: AgreementState
    days_left: int | None = None

    @property
    def id(self) -> str:
        """That of the agreement."""
        return self.agreement.id

    @property
    def ends_in(self) -> str:
        """When its last day is, in words; empty where it has none or is not in force.

        The last day is a day on which it holds.
        """
        if self.days_left is None:
            return ""
        return _NEAR.get(self.days_left, f"in {self.days_left - 1} days")

    @property
    def ends_soon(self) -> bool:
        """Whether it is in force, and for no longer than `NOTICE_DAYS`."""
        return self.days_left is not None and self.days_left <= NOTICE_DAYS


@dataclass(frozen=True, slots=True)
class Schedule:
    """What a steward published that settles an owed reciprocity; never a number of ours.

    Attributes:
        licence: under which it is owed; empty for each.
        asset: of which use; empty for each.
        gives: what is asked for, in the steward's words.
        evidence: where it is published.
        begins, until: the days for which it is offered, or None.
        place: where it is written.

    """

    licence: str
    asset: str
    gives: str
    evidence: str
    begins: date | None
    until: date | None
    place: Place

    def is_for(self, licences: Collection[str], asset: str, day: date) -> bool:
        """Whether it is offered, on a day, to who uses an asset under one of some licences."""
        begun = self.begins is None or self.begins <= day
        is_offered = begun and (self.until is None or day <= self.until)
        is_meant = self.licence in {"", *licences} and self.asset in {"", asset}
        return is_offered and is_meant
