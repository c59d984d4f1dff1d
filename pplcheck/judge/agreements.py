"""What does an agreement change, and what settles an owed reciprocity?

An agreement changes the verdict on a use that it covers wholly, and nothing else: a licensor's
permission stands beside the licence, and does not touch it.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import Final

from pplcheck.model.agreement import Agreed, Agreement, AgreementState, Schedule
from pplcheck.model.fact import Value
from pplcheck.model.terms import AllOf, OutcomeKind, OutcomeRule, Terms
from pplcheck.model.use import Use
from pplcheck.model.verdict import Join, Proof, StepKind, Verdict

# Where neither the licence nor its stewards say how; a sum is for them to name.
TO_BE_AGREED: Final = "terms to be agreed with the stewards"


def agreed_on(agreement: Agreement, as_of: date) -> Agreed:
    """Return an agreement on a day; its first and its last day are days on which it holds."""
    if as_of < agreement.begins:
        return Agreed(agreement, AgreementState.NOT_BEGUN)
    if agreement.until is None:
        return Agreed(agreement, AgreementState.IN_FORCE)
    left = (agreement.until - as_of).days + 1
    if left <= 0:
        return Agreed(agreement, AgreementState.EXPIRED)
    return Agreed(agreement, AgreementState.IN_FORCE, left)


def why_not(agreed: Agreed, use: Use) -> tuple[str, ...]:
    """Return why an agreement with the user does not cover a use; empty where it does.

    Args:
        agreed: with the entity whose use it is.
        use: that has begun.

    """
    said = agreed.agreement
    reasons = []
    if said.asset != use.asset:
        reasons.append(f"it covers {said.asset}, and not {use.asset}")
    if agreed.state is AgreementState.NOT_BEGUN:
        reasons.append(f"it begins on {said.begins.isoformat()}")
    elif said.until and agreed.state is AgreementState.EXPIRED:
        reasons.append(f"it ended on {said.until.isoformat()}")
    if not use.done:
        reasons.append("what is done is not known, and it covers only what it names")
    other = [act for act in use.done if act not in said.acts]
    if other:
        names = ", ".join(said.acts)
        reasons.append(f"it covers {names}, and not {', '.join(other)}")
    if said.commercial is Value.NO and use.commercial is not Value.NO:
        known = "is commercial" if use.commercial is Value.YES else "may be commercial"
        reasons.append(f"it covers no commercial use, and this one {known}")
    return tuple(reasons)


def with_agreements(
    own: Verdict,
    use: Use,
    agreements: Iterable[Agreed],
    judged: Callable[[str, Callable[[Terms], Terms]], Verdict | None],
) -> Verdict:
    """Return the verdict as the agreements with the user leave it.

    Args:
        own: what the licence says by itself.
        use: that was judged.
        agreements: with its user, on the day that is judged, by id.
        judged: judges the use by the terms of a licence after changing them; None where there
            are no terms for it.

    """
    near = [(one, why_not(one, use)) for one in agreements]
    beside = tuple(
        f"the agreement {one.id} does not cover this use: {'; '.join(reasons)}"
        for one, reasons in near
        if reasons and (one.agreement.asset == use.asset or len(reasons) == 1)
    )
    covering = [one for one, reasons in near if not reasons]
    if not covering:
        return replace(own, beside=beside)
    results = [_under(own, one, judged) for one in covering]
    # Whoever has two permissions may choose: the one that leaves less to do.
    return replace(min(results, key=_unmet), beside=(*beside, *_before(use, covering)))


def with_settlements(
    verdict: Verdict, use: Use, schedules: Iterable[Schedule], as_of: date
) -> Verdict:
    """Return a verdict with what settles what is owed, by itself and in each of its parts.

    Args:
        verdict: on the use, with the licence's own ways.
        use: that was judged.
        schedules: that the stewards published.
        as_of: the day.

    """
    published = tuple(schedules)
    return replace(
        verdict,
        settle=settled_by(verdict, use, published, as_of),
        parts=tuple(with_settlements(part, use, published, as_of) for part in verdict.parts),
    )


def settled_by(
    verdict: Verdict, use: Use, schedules: Iterable[Schedule], as_of: date
) -> tuple[str, ...]:
    """Return what settles an owed reciprocity: the licence's own way, and what is published.

    Args:
        verdict: on the use, with the licence's own ways.
        use: that was judged.
        schedules: that the stewards published.
        as_of: the day.

    """
    if verdict.outcome is not OutcomeKind.OWES_RECIPROCITY:
        return verdict.settle
    licences = {verdict.licence, *verdict.licences}
    published = [
        f"{one.gives} ({one.evidence})"
        for one in schedules
        if one.is_for(licences, use.asset, as_of)
    ]
    return (*verdict.settle, *published) or (TO_BE_AGREED,)


def _before(use: Use, covering: Iterable[Agreed]) -> tuple[str, ...]:
    """Say where a use began before all that covers it."""
    begins = min(one.agreement.begins for one in covering)
    if use.since is None or begins <= use.since:
        return ()
    since = use.since.isoformat()
    return (f"the use began on {since}; nothing covers what was before {begins.isoformat()}",)


def _unmet(verdict: Verdict) -> int:
    return sum(duty.met is Value.NO for duty in verdict.duties)


def _under(
    own: Verdict,
    agreed: Agreed,
    judged: Callable[[str, Callable[[Terms], Terms]], Verdict | None],
) -> Verdict:
    """Return the verdict on a use that an agreement covers."""
    waives = agreed.agreement.waives
    permitted = _permitted(own, lambda licence: judged(licence, _leave(waives)))
    if permitted is None:
        permitted = replace(own, outcome=OutcomeKind.PERMITTED, duties=(), missing=())
    if own.outcome is permitted.outcome and own.duties == permitted.duties:
        return replace(own, agreement=agreed)
    outcome = permitted.outcome
    says = _says(own, permitted, agreed)
    is_unmet = outcome is OutcomeKind.DUTIES_UNMET
    return replace(
        own,
        outcome=outcome,
        clause=permitted.clause if is_unmet else "",
        says=says,
        proof=_proof(own, agreed, says),
        missing=permitted.missing if is_unmet else (),
        robust=permitted.robust,
        hangs_on=permitted.hangs_on,
        duties=permitted.duties,
        settle=(),
        possible=(outcome,),
        grounds=(),
        ask_first="",
        agreement=agreed,
        without=own.outcome if own.outcome is not outcome else None,
    )


def _permitted(own: Verdict, judged: Callable[[str], Verdict | None]) -> Verdict | None:
    """Return what the licence asks of a use that is permitted; of an expression, by its parts.

    Of one with OR the user takes the branch that leaves least to do; of one with AND all ask.
    What is open to everybody stays so: an agreement takes away no branch.
    """
    if not own.parts:
        is_open = own.outcome is OutcomeKind.PERMITTED
        return judged(own.licence) or (own if is_open else None)
    found = [one for part in own.parts if (one := _permitted(part, judged)) is not None]
    if not found:
        return None
    if own.join is Join.ANY:
        return min(found, key=_unmet)
    duties = tuple(duty for one in found for duty in one.duties)
    unmet = [one for one in found if one.outcome is OutcomeKind.DUTIES_UNMET]
    return replace(
        found[0],
        outcome=(unmet or found)[0].outcome,
        clause="; ".join(one.clause for one in unmet),
        missing=unmet[0].missing if len(unmet) == 1 else (),
        robust=all(one.robust for one in found),
        hangs_on=tuple(sorted({name for one in found for name in one.hangs_on})),
        duties=duties,
    )


def _leave(waives: tuple[str, ...]) -> Callable[[Terms], Terms]:
    """Return what leaves of terms their duties alone: the agreement decides the rest."""

    def left(terms: Terms) -> Terms:
        always = OutcomeRule(OutcomeKind.PERMITTED, terms.clauses[0].id, AllOf(()), "permitted")
        duties = tuple(duty for duty in terms.duties if duty.name not in waives)
        return replace(terms, outcomes=(always,), duties=duties)

    return left


def _says(own: Verdict, permitted: Verdict, agreed: Agreed) -> str:
    said = agreed.agreement
    until = f", until {said.until.isoformat()}" if said.until else ""
    unmet = [duty.says for duty in permitted.duties if duty.met is Value.NO]
    to_do = f", but this remains to do: {'; '.join(unmet)}" if unmet else ""
    clause = f" ({own.licence}, {own.clause})" if own.clause else ""
    return (
        f"permitted by the agreement {said.id} of {said.begins.isoformat()}{until}{to_do}; "
        f"the licence alone: {own.says}{clause}"
    )


def _proof(own: Verdict, agreed: Agreed, says: str) -> Proof:
    """Return a proof whose first step is the agreement, and whose second is the licence's."""
    said = agreed.agreement
    until = said.until.isoformat() if said.until else "no end"
    purpose = "" if said.commercial is Value.YES else ", not commercially"
    waived = f"; waives {', '.join(said.waives)}" if said.waives else ""
    step = (
        f"{said.kind} {said.id}, {said.begins.isoformat()} to {until}, for {said.asset}: "
        f"{', '.join(said.acts)}{purpose}{waived}; evidence: {said.evidence}"
    )
    parts = (Proof(StepKind.LINE, Value.YES, step), *((own.proof,) if own.proof else ()))
    return Proof(StepKind.DECISION, Value.YES, says, parts=parts)
