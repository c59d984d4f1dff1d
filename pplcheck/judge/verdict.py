"""What does the licence say of this use?"""

from collections.abc import Mapping

from pplcheck.judge.decision import Decision, decide, sensitivity, would_decide
from pplcheck.judge.logic import PERSON, Case, case_of, facts_in
from pplcheck.judge.proof import Prover
from pplcheck.model.fact import Value
from pplcheck.model.known import Known
from pplcheck.model.terms import Duty, FactHolds, OutcomeKind, OutcomeRule, Terms
from pplcheck.model.use import Use
from pplcheck.model.verdict import DutyState, Verdict, WouldDecide

# As many as the answers of `would_decide`.
_MOST_DUTIES = 2
_VALUES = {True: Value.YES, False: Value.NO, None: Value.UNKNOWN}


def judge_use(
    terms: Terms, use: Use, known: Mapping[str, Known], readings: Mapping[str, str]
) -> Verdict:
    """Return what the terms say of a use.

    Args:
        terms: of the licence that the asset is offered under.
        use: what is done.
        known: facts about the user and the use, by name.
        readings: the steward's options; where one is missing, the default holds.

    """
    case = case_of(terms, known, readings)
    prover = Prover(terms, case, known)
    decision = decide(terms.outcomes, case)
    duties = _duties(terms, case, prover, known) if decision.effect == "permitted" else ()
    outcome = _outcome(decision, duties)
    says = _says(decision, duties, outcome) or prover.too_little()
    swayed = sensitivity(terms.outcomes, case, terms.readings)
    return Verdict(
        id="",
        use=use.id,
        licence=terms.id,
        outcome=outcome,
        clause=_clause(decision, duties, outcome, prover),
        says=says,
        proof=prover.decision(decision, says),
        missing=(
            *_would_meet(terms, duties),
            *would_decide(terms.outcomes, case, _answerable(terms), decision.effect),
        ),
        readings=tuple(sorted(case.readings.items())),
        robust=swayed.is_robust,
        hangs_on=swayed.hangs_on,
        duties=duties,
        settle=_settle(decision),
    )


def without_terms(use: Use, licence: str | None) -> Verdict:
    """Return the verdict where there is nothing to judge by."""
    says = (
        f"no terms are known for {licence}, so that this use cannot be judged"
        if licence
        else "nothing says under which licence this asset is offered"
    )
    return Verdict("", use.id, licence or "", OutcomeKind.UNDETERMINED, "", says)


def without_version(use: Use) -> Verdict:
    """Return the verdict where it cannot be told which licence the version was under."""
    says = (
        "the licence of the version that was taken is not known, so this use cannot be judged"
    )
    return Verdict("", use.id, "", OutcomeKind.UNDETERMINED, "", says)


def _answerable(terms: Terms) -> list[str]:
    rules = {rule.name: rule for rule in terms.rules}
    asked = frozenset().union(*(facts_in(line.condition, rules) for line in terms.outcomes))
    fixed = {one.name for one in terms.questions if one.answered_by == PERSON}
    return sorted(asked - fixed)


def _outcome(decision: Decision, duties: tuple[DutyState, ...]) -> OutcomeKind:
    if not decision.effect:
        return OutcomeKind.UNDETERMINED
    if any(duty.met is Value.NO for duty in duties):
        return OutcomeKind.DUTIES_UNMET
    return OutcomeKind(decision.effect)


def _duties(
    terms: Terms, case: Case, prover: Prover, known: Mapping[str, Known]
) -> tuple[DutyState, ...]:
    states = []
    for duty in terms.duties:
        applies = case.holds(duty.applies_if)
        if applies is False:
            continue
        # Whoever may not have the duty cannot be said to break it.
        met = case.holds(duty.met_if) if applies else None
        states.append(
            DutyState(
                duty=duty.name,
                clause=prover.number(duty.clause),
                met=_VALUES[met],
                says=duty.say,
                evidence=_evidence(duty, case, known),
            )
        )
    return tuple(states)


def _settle(decision: Decision) -> tuple[str, ...]:
    line = decision.line
    return line.settle if decision.effect and isinstance(line, OutcomeRule) else ()


def _would_meet(terms: Terms, duties: tuple[DutyState, ...]) -> tuple[WouldDecide, ...]:
    """Return what would make the unmet duties met, where one or two facts would."""
    unmet = {duty.duty for duty in duties if duty.met is Value.NO}
    conditions = [duty.met_if for duty in terms.duties if duty.name in unmet]
    facts = [one.fact for one in conditions if isinstance(one, FactHolds)]
    if not facts or len(facts) != len(conditions) or len(facts) > _MOST_DUTIES:
        return ()
    answers = tuple((fact, Value.YES) for fact in sorted(facts))
    return (WouldDecide(answers, OutcomeKind.PERMITTED),)


def _evidence(duty: Duty, case: Case, known: Mapping[str, Known]) -> tuple[str, ...]:
    asked = facts_in(duty.applies_if, case.rules) | facts_in(duty.met_if, case.rules)
    return tuple(id_ for fact in sorted(asked) if fact in known for id_ in known[fact].evidence)


def _clause(
    decision: Decision, duties: tuple[DutyState, ...], outcome: OutcomeKind, prover: Prover
) -> str:
    if outcome is OutcomeKind.DUTIES_UNMET:
        return "; ".join(duty.clause for duty in duties if duty.met is Value.NO)
    return prover.number(decision.line.clause) if decision.line and decision.effect else ""


def _says(decision: Decision, duties: tuple[DutyState, ...], outcome: OutcomeKind) -> str:
    if outcome is OutcomeKind.DUTIES_UNMET:
        unmet = "; ".join(duty.says for duty in duties if duty.met is Value.NO)
        return f"permitted, but this remains to do: {unmet}"
    if decision.line is not None and decision.effect:
        return decision.line.say
    return ""
