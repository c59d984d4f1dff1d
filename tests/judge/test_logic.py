"""Does the logic keep its promises whatever is known?"""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pplcheck.judge import judge_use
from pplcheck.judge.decision import decide
from pplcheck.judge.logic import Case, Truth, case_of
from pplcheck.model.terms import AllOf, AnyOf, Condition, FactHolds, Not, Terms
from tests.judge.cases import ALL_TERMS, PPL, USE, known

TRUTHS = (True, False, None)
FACTS = {
    terms.id: [question.name for question in terms.questions] for terms in ALL_TERMS.values()
}


def _case(**answers: Truth) -> Case:
    return Case(PPL, {}, {}, answers, answers)


@pytest.mark.parametrize("values", list(product(TRUTHS, TRUTHS)))
def test_kleene(values: tuple[Truth, Truth]) -> None:
    """The tables of Kleene's strong logic: false < unknown < true, AND is the lesser."""
    order: dict[Truth, int] = {False: 0, None: 1, True: 2}
    a, b = values
    case = _case(a=a, b=b)
    parts: tuple[Condition, ...] = (FactHolds("a"), FactHolds("b"))
    assert case.holds(AllOf(parts)) is min(a, b, key=order.__getitem__)
    assert case.holds(AnyOf(parts)) is max(a, b, key=order.__getitem__)
    assert case.holds(Not(parts[0])) is (None if a is None else not a)


def _answers(terms: Terms) -> st.SearchStrategy[dict[str, str]]:
    values = st.sampled_from(["yes", "no", "unknown", "contested"])
    return st.fixed_dictionaries(dict.fromkeys(FACTS[terms.id], values))


def _possible(terms: Terms, answers: dict[str, str]) -> set[str]:
    decision = decide(terms.outcomes, case_of(terms, known(answers), {}))
    return set(decision.possible) if not decision.effect else {decision.effect}


@pytest.mark.parametrize("terms", ALL_TERMS.values(), ids=lambda terms: terms.id)
@given(data=st.data())
@settings(max_examples=150, deadline=None)
def test_a_new_fact_never_widens_what_is_possible(terms: Terms, data: st.DataObject) -> None:
    answers = data.draw(_answers(terms))
    unknown = sorted(name for name, value in answers.items() if value not in {"yes", "no"})
    if not unknown:
        return
    name = data.draw(st.sampled_from(unknown))
    value = data.draw(st.sampled_from(["yes", "no"]))
    assert _possible(terms, {**answers, name: value}) <= _possible(terms, answers)


@pytest.mark.parametrize("terms", ALL_TERMS.values(), ids=lambda terms: terms.id)
@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_a_certain_effect_survives_every_completion(terms: Terms, data: st.DataObject) -> None:
    answers = data.draw(_answers(terms))
    decision = decide(terms.outcomes, case_of(terms, known(answers), {}))
    if not decision.effect:
        return
    unknown = [name for name, value in answers.items() if value not in {"yes", "no"}]
    for _ in range(20):
        completed = {name: data.draw(st.sampled_from(["yes", "no"])) for name in unknown}
        assert _possible(terms, {**answers, **completed}) == {decision.effect}


@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_the_answers_that_would_decide_do_decide(data: st.DataObject) -> None:
    answers = data.draw(_answers(PPL))
    verdict = judge_use(PPL, USE, known(answers), {})
    for one in verdict.missing:
        if verdict.outcome == "duties_unmet" and one.outcome == "permitted":
            continue  # what would meet the duties; the rest is about the outcome
        changed = {**answers, **{name: value.value for name, value in one.answers}}
        assert _possible(PPL, changed) == {one.outcome}
        # It is a smallest set: no single answer of it decides by itself.
        for name, value in one.answers if len(one.answers) > 1 else ():
            assert _possible(PPL, {**answers, name: value.value}) != {one.outcome}


@given(data=st.data())
@settings(max_examples=40, deadline=None)
def test_robust_means_the_same_under_every_reading(data: st.DataObject) -> None:
    answers = data.draw(_answers(PPL))
    verdict = judge_use(PPL, USE, known(answers), {})
    names = [reading.name for reading in PPL.readings]
    effects = {
        decide(
            PPL.outcomes, case_of(PPL, known(answers), dict(zip(names, options, strict=True)))
        ).effect
        for options in product(*(reading.options for reading in PPL.readings))
    }
    assert verdict.robust is (len(effects) == 1)
