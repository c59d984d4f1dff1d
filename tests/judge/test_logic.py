"""Does the judge keep its promises whatever is known?"""

from itertools import product
from random import Random

import pytest

from pplcheck.judge import judge_use, next_question
from pplcheck.judge.decision import Decision, decide, diagram_of
from pplcheck.judge.logic import PERSON, Case, Truth, case_of
from pplcheck.judge.possible import Walk, allowed_in
from pplcheck.judge.readings import Readings
from pplcheck.judge.verdict import answerable_of
from pplcheck.model.fact import Value
from pplcheck.model.known import Known
from pplcheck.model.terms import AllOf, AnyOf, Condition, FactHolds, Not, OutcomeKind, Terms
from pplcheck.model.verdict import Verdict, WouldDecide
from tests.judge import cases
from tests.judge.cases import ALL_TERMS, PPL, USE
from tests.judge.oracle import proven
from tests.judge.random_cases import Case as RandomCase
from tests.judge.random_cases import random_case

VALUES: tuple[Value, ...] = (Value.YES, Value.NO)
TRUTHS = (True, False, None)
CASES = 40
every_terms = pytest.mark.parametrize("terms", ALL_TERMS.values(), ids=lambda terms: terms.id)
both = pytest.mark.parametrize("what", ["outcomes", "standings"])


def _case(**answers: Truth) -> Case:
    return Case(PPL, {}, {}, answers, answers)


def _decide(terms: Terms, what: str, case: RandomCase) -> Decision:
    return decide(getattr(terms, what), case_of(terms, *case))


def _cases(terms: Terms, number: int = CASES) -> list[RandomCase]:
    chance = Random(terms.id)
    return [random_case(chance, terms) for _ in range(number)]


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


@every_terms
@both
def test_a_new_statement_never_widens_what_is_possible(terms: Terms, what: str) -> None:
    """Whoever makes it, and whether it is proven or not; and a proof does not either."""
    chance = Random(what)
    for known, readings in _cases(terms):
        before = _decide(terms, what, (known, readings))
        for question in terms.questions:
            value: Value
            proof: Value
            one = known.get(question.name)
            if one is not None and one.value in {Value.YES, Value.NO}:
                value = one.value
                proof = value
            else:
                value = chance.choice(VALUES)
                proof = value if chance.random() < 0.5 else Value.UNKNOWN
            said = {question.name: Known(question.name, value, proof, ())}
            after = _decide(terms, what, ({**known, **said}, readings))
            assert set(after.possible) <= set(before.possible), (known, said)
            assert not before.effect or after.effect == before.effect


@every_terms
@both
def test_contested_is_as_good_as_unknown(terms: Terms, what: str) -> None:
    for known, readings in _cases(terms):
        contested = {
            question.name: Known(question.name, Value.CONTESTED, Value.UNKNOWN, ("E1", "E2"))
            for question in terms.questions
            if question.name not in known
        }
        unsaid = _decide(terms, what, (known, readings))
        assert _decide(terms, what, ({**known, **contested}, readings)) == unsaid


@every_terms
def test_the_order_of_the_facts_changes_nothing(terms: Terms) -> None:
    for known, readings in _cases(terms, 5):
        turned = dict(reversed(known.items()))
        assert judge_use(terms, USE, known, readings) == judge_use(terms, USE, turned, readings)


def test_an_outcome_is_not_robust_where_a_duty_hangs_on_a_reading() -> None:
    """A credit union: may be a Restricted Entity, and then owes the source (2(b)(i))."""
    terms = ALL_TERMS["LicenseRef-Cooperative-1.0"]
    no = (
        "natural_person", "workers_hold_all_votes", "for_profit_company", "issues_shares",
        "public_body", "owned_by_public_body", "owned_by_profit_seeking", "source_offered",
        "network_service", "agpl_chosen",
    )  # fmt: skip
    yes = ("seeks_profit", "member_benefit_only", "distributes", "licence_copy_included")
    facts = cases.known(dict.fromkeys(no, "no") | dict.fromkeys(yes, "yes"))
    told = {
        option: judge_use(terms, USE, facts, {"member_surplus": option})
        for option in ("no", "yes")
    }
    assert [one.outcome for one in told.values()] == [
        OutcomeKind.PERMITTED,
        OutcomeKind.DUTIES_UNMET,
    ]
    assert not any(one.robust for one in told.values())
    offered = {**facts, **cases.known({"source_offered": "yes"})}
    assert judge_use(terms, USE, offered, {}).robust


@every_terms
@both
def test_everybody_of_whom_all_is_proven_is_decided(terms: Terms, what: str) -> None:
    """No list ends before it says something: read off the diagram, for all facts at once."""
    diagram = diagram_of(getattr(terms, what), terms)
    posed = {one.name for one in terms.questions if one.answered_by == PERSON}
    # All is known, and known is proven: the first world and the last. A natural person has no
    # standing.
    allowed = [
        (1 << one.values) - 1
        if one.options
        else 0b1000
        if one.name in posed and what == "standings"
        else 0b1001
        for one in diagram.variables
    ]
    lines = Walk(diagram, allowed).lines(diagram.root)
    assert not lines >> diagram.nothing & 1
    # And every line is some case's.
    assert lines == (1 << len(getattr(terms, what))) - 1


@every_terms
@both
def test_a_judgement_takes_no_more_steps_than_the_diagram_has_nodes(
    terms: Terms, what: str
) -> None:
    """The bounds are those of this day's terms: raise them only where a licence needs it."""
    diagram = diagram_of(getattr(terms, what), terms)
    assert len(diagram.asks) <= 1_000
    for known, readings in _cases(terms, 10):
        walk = Walk(diagram, allowed_in(diagram, case_of(terms, known, readings)))
        walk.lines(diagram.root)
        assert walk.visited <= len(diagram.asks)
        assert len(Readings(diagram, walk.allowed)) <= 4_000


def _assert_smallest(verdict: Verdict, terms: Terms, case: RandomCase) -> None:
    for one in verdict.missing:
        if verdict.outcome is OutcomeKind.DUTIES_UNMET and one.outcome == "permitted":
            continue  # what would meet the duties; the rest is about the outcome
        assert _with(terms, case, one.answers) == one.outcome
        for left_out in one.answers:
            fewer = [answer for answer in one.answers if answer != left_out]
            assert _with(terms, case, fewer) != one.outcome


def _with(terms: Terms, case: RandomCase, answers: object) -> str:
    known, readings = case
    return _decide(terms, "outcomes", ({**known, **proven(answers)}, readings)).effect  # type: ignore[arg-type]  # pairs


@every_terms
def test_smallest_sets_decide_and_no_part_of_one_does(terms: Terms) -> None:
    for known, readings in _cases(terms, 15):
        _assert_smallest(judge_use(terms, USE, known, readings), terms, (known, readings))


@every_terms
def test_asking_on_and_on_decides(terms: Terms) -> None:
    """Whatever is answered; and nothing is asked twice, or of what cannot be asked."""
    chance = Random(terms.id)
    for _ in range(5):
        known = {
            one.name: Known(one.name, Value.NO, Value.NO, ())
            for one in terms.questions
            if one.answered_by == "person"
        }
        while fact := next_question(terms, known, {}):
            assert fact in answerable_of(terms)
            assert fact not in known
            value = chance.choice(VALUES)
            known[fact] = Known(fact, value, value, ())
        assert _decide(terms, "outcomes", (known, {})).effect


def test_what_was_asked_in_vain_is_not_asked_again() -> None:
    known: dict[str, Known] = {}
    while fact := next_question(PPL, known, {}):
        assert fact not in known
        known[fact] = Known(fact, Value.UNKNOWN, Value.UNKNOWN, ())
    assert set(known) <= set(answerable_of(PPL))
    assert len(known) > 3


def test_who_is_accused_by_others_is_told_what_proof_would_decide() -> None:
    """Held back: the answer stands there with the value that is known, to be proven."""
    firm = {
        "natural_person": "no", "business": "yes", "private": "yes", "owners_are_workers": "no",
        "owned_by_worker_owned": "no", "seeks_profit": "yes", "member_benefit_only": "no",
        "nonmember_wages": "yes", "nonmembers_on_probation": "no", "use_commercial": "no",
    }  # fmt: skip
    known = {name: Known(name, Value(v), Value(v), ()) for name, v in firm.items()}
    known["nonmember_wages"] = Known("nonmember_wages", Value.YES, Value.UNKNOWN, ())
    verdict = judge_use(PPL, USE, known, {})
    assert verdict.outcome is OutcomeKind.UNDETERMINED
    proof = WouldDecide((("nonmember_wages", Value.YES),), OutcomeKind.OWES_RECIPROCITY)
    assert proof in verdict.missing
    assert verdict.ask_first == "nonmember_wages"


def test_what_turns_over_a_proof_is_advised_last() -> None:
    """A firm with profits that are merely said may show so sooner than be no business."""
    firm = {
        "natural_person": "no", "business": "yes", "private": "yes", "owners_are_workers": "no",
        "member_benefit_only": "no", "use_commercial": "yes",
    }  # fmt: skip
    known = {name: Known(name, Value(v), Value(v), ()) for name, v in firm.items()}
    known["nonmember_wages"] = Known("nonmember_wages", Value.YES, Value.UNKNOWN, ())
    pairs = [
        {fact for fact, _ in one.answers} - {"use_commercial"}
        for one in judge_use(PPL, USE, known, {}).missing
        if one.outcome == OutcomeKind.PERMITTED and len(one.answers) == 2
    ]
    # Open, merely said, then proven in the order of the terms.
    assert pairs[:4] == [{"seeks_profit"}, {"nonmember_wages"}, {"business"}, {"private"}]


def test_where_the_ground_is_open_all_grounds_are_named() -> None:
    """Everybody may use what is under the Cooperative License, by one clause or another."""
    terms = ALL_TERMS["LicenseRef-Cooperative-1.0"]
    known = {"natural_person": Known("natural_person", Value.NO, Value.NO, ())}
    verdict = judge_use(terms, USE, known, {})
    assert (verdict.outcome, verdict.clause) == (OutcomeKind.PERMITTED, "")
    assert len(verdict.grounds) > 1
    assert verdict.says.startswith(f"whichever of {verdict.grounds[0]}")
