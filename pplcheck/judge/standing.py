"""What do the facts make of an entity under one licence?"""

from collections.abc import Mapping

from pplcheck.judge.advice import advise
from pplcheck.judge.decision import Held
from pplcheck.judge.logic import case_of
from pplcheck.judge.proof import Prover
from pplcheck.model.entity import Entity
from pplcheck.model.known import Known
from pplcheck.model.terms import Standing, Terms
from pplcheck.model.verdict import StandingResult


def judge_standing(
    terms: Terms, entity: Entity, known: Mapping[str, Known], readings: Mapping[str, str]
) -> StandingResult:
    """Return the entity's standing under the terms; a natural person is never assessed.

    Args:
        terms: of one licence.
        entity: whose standing.
        known: facts about the entity, by name.
        readings: the steward's options; where one is missing, the default holds.

    """
    if entity.is_person:
        return StandingResult(
            terms.id, Standing.NOT_ASSESSED, "", "natural persons are not assessed"
        )
    case = case_of(terms, known, readings)
    held = Held(terms.standings, case)
    decision = held.decision()
    prover = Prover(terms, case, known)
    says = prover.says(decision)
    # A standing is the entity's, whatever it does: no question of a use belongs to it.
    answerable = [one.name for one in terms.questions if not one.answered_by]
    advice = advise(held, answerable, answerable, decision.effect)
    return StandingResult(
        licence=terms.id,
        standing=Standing(decision.effect) if decision.effect else Standing.UNDETERMINED,
        clause=prover.clause(decision),
        says=says,
        proof=prover.decision(decision, says),
        possible=tuple(Standing(effect) for effect in decision.possible),
        readings=tuple(sorted(case.readings.items())),
        hangs_on=held.sensitivity().hangs_on,
        missing=advice.missing,
        grounds=prover.grounds(decision),
        ask_first=advice.ask_first,
    )
