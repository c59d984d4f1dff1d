"""Does an agreement change the verdict on what it covers, and nothing else?"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pplcheck.judge import (
    Alone,
    Joined,
    Open,
    agreed_on,
    judge_expression,
    judge_use,
    with_agreements,
    without_terms,
)
from pplcheck.judge.agreements import why_not
from pplcheck.model.act import Act
from pplcheck.model.agreement import Agreed, Agreement, AgreementKind, AgreementState
from pplcheck.model.fact import Value
from pplcheck.model.found import Found
from pplcheck.model.place import Place
from pplcheck.model.terms import OutcomeKind, Terms
from pplcheck.model.use import Use
from pplcheck.model.verdict import Join, Verdict
from tests.judge.cases import ALL_TERMS, COOPYLEFT, PPL, USE, known

DAY = date(2026, 11, 22)
AGREEMENT = Agreement(
    id="u/.",
    kind=AgreementKind.PERMISSION,
    entity="u",
    asset=".",
    acts=(Act.RUN,),
    commercial=Value.YES,
    begins=date(2026, 1, 1),
    until=date(2026, 12, 31),
    evidence="agreements/u.pdf",
    place=Place("p", 3),
)
# PPL 4(d): private, for profit, with people on wages who own nothing.
FIRM = {
    "business": "yes", "private": "yes", "owners_are_workers": "no", "seeks_profit": "yes",
    "member_benefit_only": "no", "nonmember_wages": "yes", "use_commercial": "yes",
    "runs": "yes", "copies": "yes", "distributes": "yes", "adapts": "no",
}  # fmt: skip


def _judged(use: Use, answers: dict[str, str]) -> Callable[[Terms], Verdict]:
    return lambda terms: judge_use(terms, use, known(answers), {})


def _with(
    agreements: list[Agreement],
    use: Use = USE,
    answers: dict[str, str] = FIRM,
    own: Verdict | None = None,
    day: date = DAY,
) -> Verdict:
    judged = _judged(use, answers)
    return with_agreements(
        own or judged(PPL),
        use,
        [agreed_on(one, day) for one in agreements],
        lambda licence, change: (
            judged(change(ALL_TERMS[licence])) if licence in ALL_TERMS else None
        ),
    )


@pytest.mark.parametrize(
    ("day", "state", "left"),
    [
        (date(2025, 12, 31), AgreementState.NOT_BEGUN, None),
        (date(2026, 1, 1), AgreementState.IN_FORCE, 365),
        (date(2026, 12, 30), AgreementState.IN_FORCE, 2),
        (date(2026, 12, 31), AgreementState.IN_FORCE, 1),
        (date(2027, 1, 1), AgreementState.EXPIRED, None),
    ],
)
def test_the_first_and_the_last_day_are_days_on_which_it_holds(
    day: date, state: AgreementState, left: int | None
) -> None:
    assert agreed_on(AGREEMENT, day) == Agreed(AGREEMENT, state, left)


def test_what_is_covered_is_permitted_and_the_licence_stands_beside() -> None:
    own = _judged(USE, FIRM)(PPL)
    told = _with([AGREEMENT])
    assert own.outcome is OutcomeKind.OWES_RECIPROCITY
    assert own.clause.startswith("4(")
    assert (told.outcome, told.without) == (OutcomeKind.PERMITTED, OutcomeKind.OWES_RECIPROCITY)
    assert told.agreement == agreed_on(AGREEMENT, DAY)
    assert told.says.startswith("permitted by the agreement u/. of 2026-01-01")
    assert told.says.endswith(f"; the licence alone: {own.says} (PPL, {own.clause})")
    assert (told.settle, told.missing, told.possible) == ((), (), (OutcomeKind.PERMITTED,))
    assert told.proof
    assert own.proof
    first, second = told.proof.parts
    for said in (AGREEMENT.id, "2026-01-01", "2026-12-31", AGREEMENT.evidence):
        assert said in first.says
    assert second == own.proof


NEAR = [
    (replace(AGREEMENT, acts=(Act.COPY,)), USE, "it covers copy, and not run"),
    (replace(AGREEMENT, begins=date(2026, 11, 23)), USE, "it begins on 2026-11-23"),
    (replace(AGREEMENT, until=date(2026, 11, 21)), USE, "it ended on 2026-11-21"),
    (replace(AGREEMENT, asset="frame"), USE, "it covers frame, and not ."),
    (AGREEMENT, replace(USE, acts=()), "what is done is not known"),
    (AGREEMENT, replace(USE, found=Found(acts=(Act.ADAPT,))), "it covers run, and not adapt"),
    (
        replace(AGREEMENT, commercial=Value.NO),
        replace(USE, commercial=Value.YES),
        "it covers no commercial use, and this one is commercial",
    ),
    (replace(AGREEMENT, commercial=Value.NO), USE, "and this one may be commercial"),
]


@pytest.mark.parametrize(("agreement", "use", "why"), NEAR, ids=[case[2] for case in NEAR])
def test_what_misses_by_something_changes_nothing_and_says_by_what(
    agreement: Agreement, use: Use, why: str
) -> None:
    told = _with([agreement], use)
    own = _judged(use, FIRM)(PPL)
    assert replace(told, beside=()) == own
    (line,) = told.beside
    assert why in line


def test_an_agreement_without_commercial_use_covers_what_is_known_not_to_be() -> None:
    use = replace(USE, commercial=Value.NO)
    told = _with([replace(AGREEMENT, commercial=Value.NO)], use)
    assert told.outcome is OutcomeKind.PERMITTED


def test_the_licence_s_duties_stay_but_for_those_that_are_waived() -> None:
    use = replace(USE, acts=(Act.DISTRIBUTE,))
    wide = replace(AGREEMENT, acts=(Act.DISTRIBUTE,))
    answers = {**FIRM, "credit_given": "no", "licence_copy_included": "yes"}
    told = _with([wide], use, answers)
    assert told.outcome is OutcomeKind.DUTIES_UNMET
    assert told.clause == "4(e)"
    assert {duty.duty: duty.met for duty in told.duties}["credit"] is Value.NO
    assert "but this remains to do: " in told.says
    waived = _with([replace(wide, waives=("credit",))], use, answers)
    assert waived.outcome is OutcomeKind.PERMITTED
    assert "credit" not in {duty.duty for duty in waived.duties}
    # Of two the one that leaves less to do is taken.
    both = _with([wide, replace(wide, id="b", waives=("credit",))], use, answers)
    assert both.agreement
    assert both.agreement.id == "b"


def test_where_the_licence_permits_it_already_its_own_words_stay() -> None:
    answers = {**FIRM, "use_commercial": "no", "nonmember_wages": "no"}
    own = _judged(USE, answers)(PPL)
    assert own.outcome is OutcomeKind.PERMITTED
    told = _with([AGREEMENT], answers=answers)
    assert told == replace(own, agreement=agreed_on(AGREEMENT, DAY))


def test_a_use_without_terms_is_permitted_by_the_agreement_too() -> None:
    told = _with([AGREEMENT], own=without_terms(USE, "LicenseRef-Own"))
    assert told.outcome is OutcomeKind.PERMITTED
    assert told.without is OutcomeKind.UNDETERMINED


@pytest.mark.parametrize(("join", "unmet"), [(Join.ALL, 2), (Join.ANY, 1)])
def test_of_an_expression_each_part_or_the_lightest_asks(join: Join, unmet: int) -> None:
    use = replace(USE, acts=(Act.DISTRIBUTE,))
    answers = {**FIRM, "credit_given": "no", "licence_copy_included": "yes"}
    answers |= {"same_licence": "yes", "source_offered": "yes"}
    parts = tuple(_judged(use, answers)(terms) for terms in (PPL, COOPYLEFT))
    own = replace(parts[0], licence=f"PPL {join} Coopyleft", join=join, parts=parts)
    told = _with([replace(AGREEMENT, acts=(Act.DISTRIBUTE,))], use, answers, own)
    assert sum(duty.met is Value.NO for duty in told.duties) == unmet


def test_an_agreement_takes_no_branch_of_a_choice_away() -> None:
    """AGPL OR PPL: who may take the AGPL need not give the PPL with every copy."""
    use = replace(USE, acts=(Act.DISTRIBUTE,))
    answers = {**FIRM, "licence_copy_included": "no"}
    agpl = Open("AGPL-3.0-only", "pass on the source")
    own = judge_expression(Joined("x", Join.ANY, (agpl, Alone(PPL, {}))), use, known(answers))
    assert own.outcome is OutcomeKind.PERMITTED
    told = _with([replace(AGREEMENT, acts=(Act.DISTRIBUTE,))], use, answers, own)
    assert told == replace(own, agreement=told.agreement)
    assert told.agreement


def test_what_was_before_the_agreement_is_said_not_to_be_covered() -> None:
    told = _with([AGREEMENT], replace(USE, since=date(2025, 6, 1)))
    assert told.outcome is OutcomeKind.PERMITTED
    assert told.beside == (
        "the use began on 2025-06-01; nothing covers what was before 2026-01-01",
    )


_ACTS = st.lists(st.sampled_from(Act), unique=True, max_size=3).map(tuple)
_DAYS = st.dates(date(2026, 1, 1), date(2026, 1, 9))
_AGREEMENTS = st.builds(
    replace,
    st.just(AGREEMENT),
    asset=st.sampled_from((".", "frame")),
    acts=_ACTS.filter(bool),
    commercial=st.sampled_from((Value.YES, Value.NO)),
    begins=_DAYS,
    until=st.none() | _DAYS,
)
_USES = st.builds(
    replace,
    st.just(USE),
    asset=st.sampled_from((".", "frame")),
    acts=_ACTS,
    commercial=st.sampled_from((Value.YES, Value.NO, Value.UNKNOWN)),
)
_ANSWERS = st.dictionaries(
    st.sampled_from(sorted(question.name for question in PPL.questions)),
    st.sampled_from(("yes", "no")),
)


@settings(deadline=None)
@given(st.lists(_AGREEMENTS, max_size=3), _USES, _ANSWERS, _DAYS)
def test_only_what_is_wholly_within_an_agreement_is_changed(
    agreements: list[Agreement], use: Use, answers: dict[str, str], day: date
) -> None:
    """What covers is told here once more, in other words than in the code."""
    own = _judged(use, answers)(PPL)
    told = _with(agreements, use, answers, day=day)
    covering = [
        one
        for one in agreements
        if one.asset == use.asset
        and use.acts
        and all(act in one.acts for act in use.acts)
        and (one.commercial == "yes" or use.commercial == "no")
        and one.begins <= day < (one.until or date.max) + timedelta(days=bool(one.until))
    ]
    if not covering:
        assert replace(told, beside=()) == own
        return
    assert told.outcome in {OutcomeKind.PERMITTED, OutcomeKind.DUTIES_UNMET}
    assert told.agreement
    assert told.agreement.agreement in covering
    assert told.without == (own.outcome if own.outcome is not told.outcome else None)
    # Nobody has more to do than the licence would ask of whoever it permits.
    if own.outcome in {OutcomeKind.PERMITTED, OutcomeKind.DUTIES_UNMET}:
        assert told.duties == own.duties


@settings(deadline=None)
@given(_AGREEMENTS, _USES, _DAYS)
def test_a_reason_is_given_exactly_where_it_does_not_cover(
    agreement: Agreement, use: Use, day: date
) -> None:
    agreed = agreed_on(agreement, day)
    told = _with([agreement], use, day=day)
    assert bool(why_not(agreed, use)) is (told.agreement is None)
