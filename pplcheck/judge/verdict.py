"""What does the licence say of this use?"""

from collections.abc import Mapping
from dataclasses import replace
from itertools import product
from math import prod
from typing import Final

from pplcheck.judge.advice import LARGEST_SET, advise
from pplcheck.judge.decision import Decision, Held, decide
from pplcheck.judge.logic import PERSON, Case, case_of
from pplcheck.judge.proof import Prover
from pplcheck.model.conditions import facts_in, readings_in
from pplcheck.model.fact import Value
from pplcheck.model.known import Known
from pplcheck.model.terms import Duty, FactHolds, OutcomeKind, OutcomeRule, Subject, Terms
from pplcheck.model.use import Use
from pplcheck.model.verdict import DutyState, Verdict, WouldDecide

_MOST_COMBINATIONS: Final = 256
# How a way to settle begins that shows the licence's own condition to be met.
_SHOW: Final = "show that "
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
    held = Held(terms.outcomes, case)
    decision = held.decision()
    prover = Prover(terms, case, known)
    duties = _duties(terms, case, prover, known) if decision.effect == "permitted" else ()
    outcome = _outcome(decision, duties)
    says = _says(duties) if outcome is OutcomeKind.DUTIES_UNMET else prover.says(decision)
    swayed = held.sensitivity()
    answerable = answerable_of(terms)
    advice = advise(held, answerable, answerable, decision.effect)
    return Verdict(
        id="",
        use=use.id,
        licence=terms.id,
        outcome=outcome,
        clause=_clause(decision, duties, outcome, prover),
        says=says,
        proof=prover.decision(decision, says),
        missing=(*_would_meet(terms, duties), *advice.missing),
        readings=tuple(sorted(case.readings.items())),
        robust=swayed.is_robust and (decision.effect != "permitted" or _is_robust(terms, case)),
        hangs_on=swayed.hangs_on,
        duties=duties,
        settle=_settle(decision, case),
        possible=_possible(decision, outcome),
        grounds=prover.grounds(decision),
        ask_first=advice.ask_first,
    )


def outcome_of(
    terms: Terms, known: Mapping[str, Known], readings: Mapping[str, str]
) -> OutcomeKind:
    """Return the outcome alone, without its proof and what would change it."""
    case = case_of(terms, known, readings)
    decision = decide(terms.outcomes, case)
    is_permitted = decision.effect == "permitted"
    duties = _duties(terms, case, Prover(terms, case, known), known) if is_permitted else ()
    return _outcome(decision, duties)


def next_question(terms: Terms, known: Mapping[str, Known], readings: Mapping[str, str]) -> str:
    """Return the fact to ask for next about a use, or empty where nothing need be asked.

    Put each answer into `known` and ask again, until the outcome is certain: whoever answers
    is asked only what is needed, in the order that settles most. A fact that is in `known` as
    `unknown` was asked for in vain and is not asked for again.

    Args:
        terms: of the licence that the asset is offered under.
        known: facts about the user and the use, by name.
        readings: the steward's options; where one is missing, the default holds.

    """
    held = Held(terms.outcomes, case_of(terms, known, readings))
    answerable = answerable_of(terms)
    in_vain = {name for name, one in known.items() if one.value is Value.UNKNOWN}
    askable = [name for name in answerable if name not in in_vain]
    return advise(held, answerable, askable, held.decision().effect).ask_first


def answerable_of(terms: Terms) -> list[str]:
    """Return the facts that can be answered of a use, in the order of the terms.

    What kind of being the user is, is how the case is posed, and not asked.
    """
    return [one.name for one in terms.questions if one.answered_by != PERSON]


def _outcome(decision: Decision, duties: tuple[DutyState, ...]) -> OutcomeKind:
    if not decision.effect:
        return OutcomeKind.UNDETERMINED
    if any(duty.met is Value.NO for duty in duties):
        return OutcomeKind.DUTIES_UNMET
    return OutcomeKind(decision.effect)


def _possible(decision: Decision, outcome: OutcomeKind) -> tuple[OutcomeKind, ...]:
    if outcome is not OutcomeKind.UNDETERMINED:
        return (outcome,)
    return tuple(OutcomeKind(effect) for effect in decision.possible)


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


def _is_robust(terms: Terms, case: Case) -> bool:
    """Whether a duty is unmet under every combination of readings, or under none.

    Of combinations beyond `_MOST_COMBINATIONS` nothing is said.
    """
    asked = frozenset[str]().union(
        *(
            readings_in(condition, case.rules)
            for duty in terms.duties
            for condition in (duty.applies_if, duty.met_if)
        )
    )
    options = {one.name: one.options for one in terms.readings if one.name in asked}
    if prod(map(len, options.values())) > _MOST_COMBINATIONS:
        return False
    combinations = (
        {**case.readings, **dict(zip(options, chosen, strict=True))}
        for chosen in product(*options.values())
    )
    cases = (replace(case, readings=readings) for readings in combinations)
    return len({_is_unmet(terms, one) for one in cases}) == 1


def _is_unmet(terms: Terms, case: Case) -> bool:
    return any(
        case.holds(duty.applies_if) and case.holds(duty.met_if) is False
        for duty in terms.duties
    )


def _settle(decision: Decision, case: Case) -> tuple[str, ...]:
    """Return what settles an owed reciprocity, whichever of the possible lines applies."""
    if not decision.effect:
        return ()
    every = [line.settle for line in decision.lines if isinstance(line, OutcomeRule)]
    ways = tuple(one for one in every[0] if all(one in other for other in every))
    shown = tuple(one for one in ways if one.startswith(_SHOW))
    if shown and not _could_show(case):
        return tuple(one for one in ways if one not in shown)
    return ways


def _could_show(case: Case) -> bool:
    """Whether some answers about the user would permit the use: of a natural person not always.

    A condition for organisations alone is none that a person could show to meet.
    """
    questions = case.terms.questions
    posed = {one.name for one in questions if one.answered_by == PERSON}
    if not any(case.answers.get(name) for name in posed):
        return True
    about = {one.name for one in questions if one.about is Subject.ENTITY} - posed
    free = replace(
        case,
        answers={name: one for name, one in case.answers.items() if name not in about},
        proven={name: one for name, one in case.proven.items() if name not in about},
    )
    return OutcomeKind.PERMITTED in decide(case.terms.outcomes, free).possible


def _would_meet(terms: Terms, duties: tuple[DutyState, ...]) -> tuple[WouldDecide, ...]:
    """Return what would make the unmet duties met, where a few facts would."""
    unmet = {duty.duty for duty in duties if duty.met is Value.NO}
    conditions = [duty.met_if for duty in terms.duties if duty.name in unmet]
    facts = [one.fact for one in conditions if isinstance(one, FactHolds)]
    if not facts or len(facts) != len(conditions) or len(facts) > LARGEST_SET:
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
    return prover.clause(decision)


def _says(duties: tuple[DutyState, ...]) -> str:
    unmet = "; ".join(duty.says for duty in duties if duty.met is Value.NO)
    return f"permitted, but this remains to do: {unmet}"
