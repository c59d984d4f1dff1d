"""Does the judge say what clingo says, which knows nothing of its diagrams?"""

from random import Random

import pytest

from pplcheck.judge.advice import LARGEST_SET, MOST_SETS, advise, choices_of
from pplcheck.judge.decision import Held
from pplcheck.judge.logic import case_of
from pplcheck.model.terms import Terms
from tests.judge.cases import ALL_TERMS
from tests.judge.oracle import Oracle, oracle_of
from tests.judge.random_cases import random_case

CASES = 300
# Brute force over sets of answers and combinations of readings takes its time.
FEW = 3

every_terms = pytest.mark.parametrize("terms", ALL_TERMS.values(), ids=lambda terms: terms.id)
both = pytest.mark.parametrize("what", ["outcomes", "standings"])


@every_terms
@both
def test_the_same_lines_remain_possible(terms: Terms, what: str) -> None:
    chance, oracle = Random(f"{terms.id} {what}"), oracle_of(terms, what)
    for _ in range(CASES):
        known, readings = random_case(chance, terms)
        held = Held(getattr(terms, what), case_of(terms, known, readings))
        bits = held.walk.lines(held.diagram.root)
        nothing = held.diagram.nothing
        found = {-1 if n == nothing else n for n in range(nothing + 1) if bits >> n & 1}
        assert found == oracle.first_lines(known, readings), (known, readings)
        effects = oracle.effects(known, readings)
        certain = next(iter(effects)) if len(effects) == 1 else ""
        assert held.decision().effect == certain


@every_terms
def test_the_same_sets_of_answers_decide(terms: Terms) -> None:
    chance, oracle = Random(terms.id), oracle_of(terms, "outcomes")
    for _ in range(FEW):
        known, readings = random_case(chance, terms)
        held = Held(terms.outcomes, case_of(terms, known, readings))
        now = held.decision().effect
        # As many facts as brute force can be asked about.
        answerable = [one.name for one in terms.questions][:9]
        names = held.diagram.variables
        choices = {
            names[number].name: values
            for number, values in choices_of(held, answerable, now).items()
        }
        expected = oracle.smallest(known, readings, choices, LARGEST_SET)
        found: dict[str, set[object]] = {}
        for one in advise(held, answerable, answerable, now).missing:
            found.setdefault(one.outcome, set()).add(frozenset(one.answers))
        assert set(found) == set(expected)
        for effect, sets in found.items():
            assert sets <= expected[effect]
            assert len(sets) == min(len(expected[effect]), MOST_SETS)


@every_terms
def test_the_same_verdicts_are_robust(terms: Terms) -> None:
    few = _with_few_readings(terms)
    chance, oracle = Random(terms.id), Oracle(few, few.outcomes)
    for _ in range(5 * FEW):
        known, readings = random_case(chance, few)
        held = Held(few.outcomes, case_of(few, known, readings))
        assert held.sensitivity().is_robust is oracle.is_robust(known)


def _with_few_readings(terms: Terms) -> Terms:
    """Return the terms with no more than 64 combinations of readings: the rest by default."""
    from dataclasses import replace

    readings = tuple(
        one if number < 5 else replace(one, options=(one.default,))
        for number, one in enumerate(terms.readings)
    )
    return replace(terms, readings=readings)
