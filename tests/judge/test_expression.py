"""Do several licences, joined by OR and AND, say together what they should?"""

from itertools import product

import pytest

from pplcheck.judge import Alone, Joined, Open, Part, Unknown, judge_expression
from pplcheck.judge.expression import joined_outcome
from pplcheck.model.terms import OutcomeKind
from pplcheck.model.verdict import Join, Verdict
from tests.judge.cases import ALL_TERMS, COOPYLEFT, PPL, USE, known

PERMITTED, UNMET, OPEN, OWES, NEVER = (
    OutcomeKind.PERMITTED,
    OutcomeKind.DUTIES_UNMET,
    OutcomeKind.UNDETERMINED,
    OutcomeKind.OWES_RECIPROCITY,
    OutcomeKind.NOT_PERMITTED,
)
FIRM = {
    "natural_person": "no", "business": "yes", "private": "yes", "owners_are_workers": "no",
    "owned_by_worker_owned": "no", "seeks_profit": "yes", "member_benefit_only": "no",
    "nonmember_wages": "yes", "nonmembers_on_probation": "no", "use_commercial": "yes",
}  # fmt: skip
THE_PPL = Alone(PPL, {})
THE_COOPYLEFT = Alone(COOPYLEFT, {})
AGPL = Open("AGPL-3.0-or-later", "pass on the source")
STRANGER = Unknown("LicenseRef-Stranger")


def _judged(join: Join, *parts: Part, facts: dict[str, str]) -> Verdict:
    return judge_expression(Joined("A and B", join, parts), USE, known(facts))


@pytest.mark.parametrize(
    ("one", "other", "either", "both"),
    [
        (PERMITTED, OWES, PERMITTED, OWES),
        (PERMITTED, OPEN, PERMITTED, OPEN),
        (UNMET, OPEN, UNMET, OPEN),
        (UNMET, PERMITTED, PERMITTED, UNMET),
        (OPEN, OWES, OPEN, OWES),
        (OPEN, NEVER, OPEN, NEVER),
        (OWES, NEVER, OWES, NEVER),
    ],
)
def test_two_outcomes(
    one: OutcomeKind, other: OutcomeKind, either: OutcomeKind, both: OutcomeKind
) -> None:
    """OR: the user may choose. AND: every licence holds, and a denial is a denial."""
    for pair in ((one, other), (other, one)):
        assert joined_outcome(Join.ANY, pair) is either
        assert joined_outcome(Join.ALL, pair) is both


@pytest.mark.parametrize("join", [Join.ANY, Join.ALL])
def test_joining_is_a_lattice(join: Join) -> None:
    """As OR and AND are: in any order, however grouped, and once is as good as twice."""
    for a, b, c in product(OutcomeKind, repeat=3):
        grouped = joined_outcome(join, (joined_outcome(join, (a, b)), c))
        assert grouped is joined_outcome(join, (c, joined_outcome(join, (b, a))))
        assert joined_outcome(join, (a, a)) is a


def test_a_firm_may_take_the_branch_that_is_open_to_all() -> None:
    verdict = _judged(Join.ANY, THE_PPL, AGPL, facts=FIRM)
    assert (verdict.outcome, verdict.robust) == (PERMITTED, True)
    assert "AGPL-3.0-or-later" in verdict.says
    assert "pass on the source" in verdict.says
    assert [part.outcome for part in verdict.parts] == [OWES, PERMITTED]
    assert verdict.parts[0].clause == "4(d)"
    assert (verdict.join, verdict.settle, verdict.ask_first) == (Join.ANY, (), "")


def test_it_is_robust_only_where_no_other_part_could_be_read_otherwise() -> None:
    """A consumer co-op: 4(d) and so the PPL hangs on what its members' surplus is."""
    club = {**FIRM, "member_benefit_only": "yes", "use_commercial": "no"}
    hanging = judge_expression(THE_PPL, USE, known(club))
    assert (hanging.outcome, hanging.robust) == (PERMITTED, False)
    # Both permit: where both hold, the PPL read otherwise would not; of a choice, one will do.
    assert not _judged(Join.ALL, THE_PPL, AGPL, facts=club).robust
    assert _judged(Join.ANY, THE_PPL, AGPL, facts=club).robust
    # Neither permits: of a choice, the PPL read otherwise would; where both hold, it may.
    coop = {**FIRM, "owners_are_workers": "yes", "one_person": "no", "nonmember_wages": "no"}
    coop |= {"member_wages": "no", "outside_return": "no", "surplus_taxed": "no"}
    coop |= {"surplus_retained": "yes", "reserves_indivisible": "yes", "adapts": "yes"}
    hanging_part = Alone(PPL, {"reserves": "all means all"})
    firm_part = Alone(ALL_TERMS["CC-BY-NC-SA-4.0"], {})
    for part, is_robust in ((hanging_part, False), (firm_part, True)):
        told = judge_expression(part, USE, known(coop))
        assert (told.outcome, told.robust) == (OWES, is_robust)
    choice = _judged(Join.ANY, hanging_part, firm_part, facts=coop)
    assert (choice.outcome, choice.robust) == (OWES, False)


def test_where_all_licences_hold_the_firm_owes() -> None:
    verdict = _judged(Join.ALL, THE_PPL, AGPL, facts=FIRM)
    assert (verdict.outcome, verdict.clause) == (OWES, "PPL 4(d)")
    assert verdict.settle


def test_a_denial_is_certain_whatever_is_unknown_beside_it() -> None:
    verdict = _judged(Join.ALL, THE_PPL, STRANGER, facts=FIRM)
    assert verdict.outcome is OWES
    assert set(verdict.possible) == {OWES, NEVER}


def test_nothing_is_certain_where_the_other_licence_is_unknown() -> None:
    verdict = _judged(Join.ANY, THE_PPL, STRANGER, facts=FIRM)
    assert verdict.outcome is OPEN
    assert set(verdict.possible) == {PERMITTED, OWES, UNMET}


def test_parts_within_parts() -> None:
    within = Joined("PPL AND Stranger", Join.ALL, (THE_PPL, STRANGER))
    verdict = _judged(Join.ANY, within, AGPL, facts=FIRM)
    assert verdict.outcome is PERMITTED
    assert [part.outcome for part in verdict.parts[0].parts] == [OWES, OPEN]
    without = _judged(Join.ANY, within, facts=FIRM)
    assert (without.outcome, without.clause) == (OWES, "PPL 4(d)")


@pytest.mark.parametrize("join", [Join.ANY, Join.ALL])
@pytest.mark.parametrize("commercial", ["yes", "no", "unknown"])
def test_what_would_decide_does(join: Join, commercial: str) -> None:
    facts = {"natural_person": "no", "use_commercial": commercial}
    part = Joined("PPL and Coopyleft", join, (THE_PPL, THE_COOPYLEFT))
    verdict = judge_expression(part, USE, known(facts))
    assert verdict.missing
    for one in verdict.missing:
        answers = {fact: str(value) for fact, value in one.answers}
        assert judge_expression(part, USE, known(facts | answers)).outcome == one.outcome
    assert verdict.ask_first in {fact for one in verdict.missing for fact, _ in one.answers}


def test_an_exception_may_permit_what_the_terms_do_not() -> None:
    some = Alone(PPL, {}, "Classpath-exception-2.0")
    refused = judge_expression(some, USE, known(FIRM))
    assert (refused.outcome, refused.licence) == (OPEN, "PPL WITH Classpath-exception-2.0")
    free = judge_expression(some, USE, known({"natural_person": "yes", "use_commercial": "no"}))
    assert (free.outcome, free.licence) == (PERMITTED, "PPL WITH Classpath-exception-2.0")


def test_one_licence_is_judged_as_it_is_alone() -> None:
    for terms in ALL_TERMS.values():
        verdict = judge_expression(Alone(terms, {}), USE, known({}))
        assert (verdict.licence, verdict.join, verdict.parts) == (terms.id, Join.NONE, ())


@pytest.mark.parametrize("join", [Join.ANY, Join.ALL])
def test_many_licences_are_judged_in_time(join: Join) -> None:
    # Four outcomes of forty strangers are 10^24 combinations.
    strangers = tuple(Unknown(f"LicenseRef-{number}") for number in range(40))
    verdict = _judged(join, *strangers, facts={})
    assert verdict.outcome is OPEN
    assert verdict.possible == (PERMITTED, UNMET, OWES, NEVER)
    every = tuple(Alone(terms, {}) for terms in ALL_TERMS.values())
    judged = _judged(join, *every, *strangers, facts={})
    assert len(judged.parts) == len(every) + len(strangers)
