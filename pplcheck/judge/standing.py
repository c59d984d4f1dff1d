"""What do the facts make of an entity under one licence?"""

from collections.abc import Mapping

from pplcheck.judge.decision import decide, sensitivity, would_decide
from pplcheck.judge.logic import case_of, facts_in
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
    prover = Prover(terms, case, known)
    decision = decide(terms.standings, case)
    rules = {rule.name: rule for rule in terms.rules}
    fixed = {one.name for one in terms.questions if one.answered_by}
    asked = frozenset().union(*(facts_in(line.condition, rules) for line in terms.standings))
    is_certain = decision.line is not None and decision.effect
    says = decision.line.say if decision.line and is_certain else prover.too_little()
    return StandingResult(
        licence=terms.id,
        standing=Standing(decision.effect) if decision.effect else Standing.UNDETERMINED,
        clause=prover.number(decision.line.clause) if decision.line and decision.effect else "",
        says=says,
        proof=prover.decision(decision, says),
        possible=tuple(Standing(effect) for effect in decision.possible),
        readings=tuple(sorted(case.readings.items())),
        hangs_on=sensitivity(terms.standings, case, terms.readings).hangs_on,
        missing=would_decide(terms.standings, case, sorted(asked - fixed), decision.effect),
    )
