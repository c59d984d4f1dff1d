"""Is the example of a line a case in which that line wins?"""

from collections.abc import Mapping

import pytest

from pplcheck.judge import judge_standing, judge_use
from pplcheck.judge.example import example_of, example_of_line
from pplcheck.model.terms import AllOf, FactHolds, Not, Terms
from tests.judge.cases import ALL_TERMS, PPL, USE, entity, known

every_terms = pytest.mark.parametrize("terms", ALL_TERMS.values(), ids=lambda terms: terms.id)


def _as_known(answers: Mapping[str, bool]) -> dict[str, str]:
    return {fact: "yes" if answer else "no" for fact, answer in answers.items()}


@every_terms
def test_the_judge_agrees_with_every_example(terms: Terms) -> None:
    """Each line has one, or it needs another than the default readings."""
    numbers = {clause.id: clause.number for clause in terms.clauses}
    found = 0
    for number, line in enumerate(terms.outcomes):
        answers = example_of_line(terms, terms.outcomes, number)
        if answers is None:
            continue
        found += 1
        verdict = judge_use(terms, USE, known(_as_known(answers)), {})
        assert verdict.outcome in {line.outcome, "duties_unmet"}, line
        if verdict.outcome == line.outcome:
            assert verdict.clause == numbers[line.clause]
    assert found > 1
    for number, standing in enumerate(terms.standings):
        answers = example_of_line(terms, terms.standings, number)
        if answers is not None:
            judged = judge_standing(terms, entity(), known(_as_known(answers)), {})
            assert judged.standing == standing.standing


def test_what_cannot_be_has_no_example() -> None:
    fact = FactHolds("business")
    assert example_of(PPL, AllOf((fact, Not(fact)))) is None
    assert example_of(PPL, AllOf((fact, Not(fact))), holds=False) == {"business": False}
