"""How are verdicts and standings, their proofs and what would change them written as JSON?"""

from collections.abc import Iterable
from typing import Any

from pplcheck.model.agreement import Agreed
from pplcheck.model.contest import Answered, Resolved
from pplcheck.model.reminder import Reminder
from pplcheck.model.report import Report
from pplcheck.model.verdict import (
    DutyState,
    Join,
    Proof,
    StandingResult,
    Verdict,
    WouldDecide,
)
from pplcheck.report.files import place
from pplcheck.report.plain import whole
from pplcheck.report.resting import Resting

_Table = dict[str, Any]


class Judged:
    """Writes what was judged under the terms of a report."""

    def __init__(self, report: Report) -> None:
        """Take the report, whose terms name laws, and whose evidence names speakers."""
        self._resting = Resting(report)
        self._laws = {
            (one.id, reading.name): reading.law
            for one in report.terms
            for reading in one.readings
        }

    def verdict(self, verdict: Verdict) -> _Table:
        """Return a verdict on a use."""
        return {
            "id": verdict.id,
            "use": whole(verdict.use),
            **self._judgement(verdict),
            "disputed": verdict.disputed,
            "version": whole(verdict.version) or None,
            "answered": [_answered(one) for one in verdict.answered],
        }

    def _judgement(self, verdict: Verdict) -> _Table:
        """Return what also the part of an expression has."""
        return {
            "licence": verdict.licence or None,
            "outcome": verdict.outcome,
            "clause": verdict.clause or None,
            "grounds": list(verdict.grounds),
            "says": whole(verdict.says),
            "possible": list(verdict.possible),
            "rests_on": self._resting.of(verdict.proof).on,
            "proof": proof_table(verdict.proof),
            "missing": _missing(verdict.missing),
            "ask_first": verdict.ask_first or None,
            "readings": dict(verdict.readings),
            "robust": verdict.robust,
            "hangs_on": list(verdict.hangs_on),
            "laws": self._laws_of(verdict.licence, verdict.hangs_on),
            "duties": [_duty(duty) for duty in verdict.duties],
            "settle": [whole(way) for way in verdict.settle],
            "join": None if verdict.join is Join.NONE else verdict.join,
            "parts": [self._judgement(part) for part in verdict.parts],
            "agreement": whole(verdict.agreement.agreement.id) if verdict.agreement else None,
            "without": verdict.without,
            "beside": [whole(why) for why in verdict.beside],
        }

    def standing(self, result: StandingResult) -> _Table:
        """Return a standing."""
        return {
            "standing": result.standing,
            "clause": result.clause or None,
            "grounds": list(result.grounds),
            "says": result.says,
            "possible": list(result.possible),
            "rests_on": self._resting.of(result.proof).on,
            "proof": proof_table(result.proof),
            "missing": _missing(result.missing),
            "ask_first": result.ask_first or None,
            "readings": dict(result.readings),
            "hangs_on": list(result.hangs_on),
            "laws": self._laws_of(result.licence, result.hangs_on),
        }

    def _laws_of(self, licence: str, readings: Iterable[str]) -> dict[str, str]:
        """Return which law decides, for the readings whose answer depends on one."""
        laws = {reading: self._laws.get((licence, reading), "") for reading in readings}
        return {reading: law for reading, law in laws.items() if law}


def proof_table(proof: Proof | None) -> _Table | None:
    """Return a step of a proof with the steps beneath."""
    if proof is None:
        return None
    return {
        "kind": proof.kind,
        "value": proof.value,
        "says": proof.says,
        "clause": proof.clause or None,
        "evidence": list(proof.evidence),
        "parts": [proof_table(part) for part in proof.parts],
    }


def agreement_table(agreed: Agreed) -> _Table:
    """Return an agreement on the day that is judged."""
    one = agreed.agreement
    return {
        "id": whole(one.id),
        "kind": one.kind,
        "entity": one.entity,
        "asset": whole(one.asset),
        "acts": list(one.acts),
        "commercial": one.commercial,
        "from": one.begins.isoformat(),
        "until": one.until.isoformat() if one.until else None,
        "state": agreed.state,
        "days_left": agreed.days_left,
        "evidence": whole(one.evidence),
        "sha256": one.sha256 or None,
        "gives": whole(one.gives) or None,
        "waives": list(one.waives),
        **place(one.place),
    }


def reminder_table(reminder: Reminder) -> _Table:
    """Return what ends soon, or ended."""
    return {
        "on": reminder.on.isoformat(),
        "owner": whole(reminder.owner),
        "what": whole(reminder.what),
        "evidence": whole(reminder.evidence),
    }


def _duty(duty: DutyState) -> _Table:
    return {
        "duty": duty.duty,
        "clause": duty.clause,
        "met": duty.met,
        "says": duty.says,
        "evidence": list(duty.evidence),
    }


def _missing(missing: Iterable[WouldDecide]) -> list[_Table]:
    return [{"answers": dict(one.answers), "outcome": one.outcome} for one in missing]


def _answered(answered: Answered) -> _Table:
    one = answered.contest
    return {
        "id": whole(one.id),
        "asset": whole(one.asset) or None,
        "licence": one.licence or None,
        "statement": whole(one.statement),
        "evidence": whole(one.evidence) or None,
        "on": one.on.isoformat(),
        "resolved": _resolved(one.resolved),
        "paused_until": answered.paused_until.isoformat() if answered.paused_until else None,
        **place(one.place),
    }


def _resolved(resolved: Resolved | None) -> _Table | None:
    if resolved is None:
        return None
    return {
        "ruling": resolved.ruling,
        "by": whole(resolved.by),
        "on": resolved.on.isoformat(),
        "reason": whole(resolved.reason),
    }
