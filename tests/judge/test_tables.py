"""Does the judge agree with tables that lawyers can read?"""

import csv
from pathlib import Path

import pytest

from pplcheck.judge import judge_standing, judge_use
from pplcheck.judge.decision import decide
from pplcheck.judge.logic import case_of
from pplcheck.model.fact import Value
from pplcheck.model.terms import OutcomeKind, Standing
from tests.conftest import SHARED
from tests.judge.cases import COOPYLEFT, PPL, USE, entity, known

FACTS = (
    "business", "owners_are_workers", "outside_return", "surplus_retained",
    "reserves_indivisible", "private", "member_benefit_only", "seeks_profit", "member_wages",
    "nonmember_wages",
)  # fmt: skip
STRICT = {
    "wages": "everyone",
    "private": "yes: private means not public",
    "worker_owned": "every worker is an owner",
    "reserves": "all means all",
    "member_surplus": "yes",
}
WORDS = {"owes_reciprocity": "not permitted", "permitted": "permitted"}
CODES = {"cooperative": "4c", "capitalist_entity": "4d", "commoner": "none"}


def _entities() -> list[dict[str, str]]:
    path = SHARED / "entities.tsv"
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


@pytest.mark.parametrize("reading", ["default", "strict"])
@pytest.mark.parametrize("row", _entities() or [{"entity": "-"}], ids=lambda row: row["entity"])
def test_real_entities_come_out_as_the_table_says(
    shared: Path, row: dict[str, str], reading: str
) -> None:
    del shared
    readings = STRICT if reading == "strict" else {}
    is_person = row["kind"] == "natural person"
    answers = {fact: row[fact] for fact in FACTS} | {
        "natural_person": "yes" if is_person else "no"
    }
    for purpose, commercial in (("commercial", "yes"), ("noncommercial", "no")):
        case = case_of(PPL, known({**answers, "use_commercial": commercial}), readings)
        decision = decide(PPL.outcomes, case)
        words = "/".join(sorted({WORDS[effect] for effect in decision.possible}))
        assert words == row[f"{reading}_{purpose}"], purpose
    standing = judge_standing(PPL, entity(), known(answers), readings)
    codes = "/".join(sorted(CODES[one] for one in standing.possible))
    written = codes if len(standing.possible) == 1 else f"undetermined ({codes})"
    assert written == row[f"{reading}_class"]


# Who uses, what is known, what is done: what follows under the default readings.
COOP = {"natural_person": "no", "business": "yes", "private": "yes", "owners_are_workers": "yes", "outside_return": "no", "seeks_profit": "yes"}  # fmt: skip
FIRM = {"natural_person": "no", "business": "yes", "private": "yes", "owners_are_workers": "no", "owned_by_worker_owned": "no", "seeks_profit": "yes", "member_benefit_only": "no", "nonmember_wages": "yes"}  # fmt: skip
PPL_TABLE = [
    ("a private person, for pay", {"natural_person": "yes"}, "yes", "owes_reciprocity", "4(b)"),
    ("a private person, as a hobby", {"natural_person": "yes"}, "no", "permitted", "4(b)"),
    ("a worker co-op that shares all", {**COOP, "surplus_retained": "no"}, "yes", "permitted", "4(c)"),
    ("a worker co-op with locked reserves", {**COOP, "surplus_retained": "yes", "reserves_indivisible": "yes"}, "yes", "permitted", "4(c)"),
    ("a worker co-op with outside dividends", {**COOP, "outside_return": "yes"}, "yes", "owes_reciprocity", "4(b)"),
    ("a worker co-op, statutes unknown", {"natural_person": "no", "owners_are_workers": "yes"}, "yes", "undetermined", ""),
    ("a firm with employees, commercially", FIRM, "yes", "owes_reciprocity", "4(d)"),
    ("a firm with employees, for nothing", FIRM, "no", "owes_reciprocity", "4(d)"),
    ("a firm without employees, commercially", {**FIRM, "nonmember_wages": "no"}, "yes", "owes_reciprocity", "4(b)"),
    ("a firm without employees, for nothing", {**FIRM, "nonmember_wages": "no"}, "no", "permitted", "4(b)"),
    ("a public university", {"natural_person": "no", "private": "no", "owners_are_workers": "no"}, "yes", "owes_reciprocity", "4(b)"),
    ("a public university, for teaching", {"natural_person": "no", "private": "no"}, "no", "permitted", "4(b)"),
    ("a consumer co-op", {"natural_person": "no", "owners_are_workers": "no"}, "yes", "owes_reciprocity", "4(b)"),
    ("nobody knows who", {}, "unknown", "undetermined", ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("who", "facts", "commercial", "outcome", "clause"),
    PPL_TABLE,
    ids=[row[0] for row in PPL_TABLE],
)
def test_ppl_decisions(
    who: str, facts: dict[str, str], commercial: str, outcome: str, clause: str
) -> None:
    del who
    verdict = judge_use(PPL, USE, known({**facts, "use_commercial": commercial}), {})
    assert (verdict.outcome, verdict.clause) == (outcome, clause)


COOPYLEFT_TABLE = [
    ("a courier co-op of employees", {"ess_status": "yes", "cooperative_model": "yes", "workers_are_employees": "yes"}, "yes", "permitted", "article 3"),
    ("a collective of independent couriers", {"ess_status": "yes", "cooperative_model": "yes", "workers_are_employees": "no", "wage_portage": "no"}, "yes", "owes_reciprocity", "article 3"),
    ("a worker on wage portage", {"ess_status": "yes", "cooperative_model": "no", "wage_portage": "yes", "works_with_freelancers": "no"}, "yes", "permitted", "article 3"),
    ("a public body, commercially", {"ess_status": "no", "cooperative_model": "no", "wage_portage": "no"}, "yes", "owes_reciprocity", "article 3"),
    ("a public body, for its citizens", {"ess_status": "no", "purpose_is_profit": "no"}, "no", "permitted", "preamble"),
    ("a firm, internally", {"ess_status": "no", "cooperative_model": "no", "wage_portage": "no", "purpose_is_profit": "yes"}, "no", "owes_reciprocity", "article 3"),
    ("an association, commercially", {"ess_status": "yes", "cooperative_model": "no", "wage_portage": "no"}, "yes", "owes_reciprocity", "article 3"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("who", "facts", "commercial", "outcome", "clause"),
    COOPYLEFT_TABLE,
    ids=[row[0] for row in COOPYLEFT_TABLE],
)
def test_coopyleft_decisions(
    who: str, facts: dict[str, str], commercial: str, outcome: str, clause: str
) -> None:
    del who
    verdict = judge_use(COOPYLEFT, USE, known({**facts, "use_commercial": commercial}), {})
    assert (verdict.outcome, verdict.clause) == (outcome, clause)


def test_the_effect_can_be_certain_while_the_ground_is_not() -> None:
    """Not worker-owned and commercial: refused, whether 4(d) applies or not."""
    verdict = judge_use(
        PPL,
        USE,
        known({"natural_person": "no", "owners_are_workers": "no", "use_commercial": "yes"}),
        {},
    )
    assert (verdict.outcome, verdict.clause) == (OutcomeKind.OWES_RECIPROCITY, "4(b)")


@pytest.mark.parametrize("is_proven", [True, False])
def test_nobody_is_accused_on_what_others_merely_say(*, is_proven: bool) -> None:
    facts = known(FIRM, is_proven=is_proven)
    standing = judge_standing(PPL, entity(), facts, {})
    expected = Standing.CAPITALIST_ENTITY if is_proven else Standing.UNDETERMINED
    assert standing.standing is expected
    purpose = known({"use_commercial": "no"}, is_proven=is_proven)
    verdict = judge_use(PPL, USE, {**facts, **purpose}, {})
    expected_outcome = OutcomeKind.OWES_RECIPROCITY if is_proven else OutcomeKind.UNDETERMINED
    assert verdict.outcome is expected_outcome


def test_a_clause_that_hangs_on_a_reading_is_said_to() -> None:
    """A consumer co-op owes under every reading, but by 4(b) or by 4(d)."""
    consumers = {**FIRM, "member_benefit_only": "yes", "use_commercial": "yes", "adapts": "yes"}
    verdict = judge_use(PPL, USE, known(consumers), {})
    assert (verdict.clause, verdict.robust, verdict.hangs_on) == (
        "4(b)",
        True,
        ("member_surplus",),
    )
    other = judge_use(PPL, USE, known(consumers), {"member_surplus": "yes"})
    assert (other.clause, other.robust, other.hangs_on) == ("4(d)", True, ("member_surplus",))


def test_readings_that_matter_only_together_are_both_named() -> None:
    coop = {**COOP, "surplus_retained": "no", "nonmember_wages": "no", "member_wages": "yes"}
    facts = {**coop, "member_benefit_only": "no", "use_commercial": "yes", "adapts": "yes"}
    assert judge_use(PPL, USE, known(facts), {}).hangs_on == ("private", "wages")


def test_whoever_forgot_the_credit_is_told_that_giving_it_is_enough() -> None:
    facts = {**DUTY, "distributes": "yes", "credit_given": "no", "licence_copy_included": "yes"}
    verdict = judge_use(PPL, USE, known(facts), {})
    first = verdict.missing[0]
    assert (first.answers, first.outcome) == ((("credit_given", Value.YES),), "permitted")


def test_under_4d_it_is_no_cure_to_stop_the_commercial_use() -> None:
    firm = judge_use(PPL, USE, known({**FIRM, "use_commercial": "yes"}), {})
    assert "stop the commercial use" not in firm.settle
    idle = judge_use(
        PPL, USE, known({**FIRM, "nonmember_wages": "no", "use_commercial": "yes"}), {}
    )
    assert "stop the commercial use" in idle.settle


def test_making_the_thing_may_be_no_copying() -> None:
    facts = {
        "natural_person": "no",
        "owners_are_workers": "no",
        "nonmember_wages": "no",
        "use_commercial": "yes",
        "copies": "no",
        "adapts": "no",
        "distributes": "no",
    }
    assert judge_use(PPL, USE, known(facts), {}).outcome is OutcomeKind.OWES_RECIPROCITY
    free = {"section_3": "no: only copying, adapting, distributing and performing do"}
    assert judge_use(PPL, USE, known(facts), free).outcome is OutcomeKind.PERMITTED
    assert "section_3" in judge_use(PPL, USE, known(facts), {}).hangs_on


def test_what_speaks_for_somebody_counts_whoever_says_it() -> None:
    facts = known({**FIRM, "nonmember_wages": "no", "use_commercial": "no"}, is_proven=False)
    assert judge_use(PPL, USE, facts, {}).outcome is OutcomeKind.PERMITTED


def test_natural_persons_are_never_assessed() -> None:
    standing = judge_standing(PPL, entity(is_person=True), known(FIRM), {})
    assert standing.standing is Standing.NOT_ASSESSED
    assert standing.proof is None


DUTY = {"use_commercial": "no", "natural_person": "yes"}


@pytest.mark.parametrize(
    ("facts", "outcome", "met"),
    [
        ({"distributes": "yes", "credit_given": "no", "licence_copy_included": "yes"}, "duties_unmet", ["yes", "no", "unknown"]),
        ({"distributes": "yes", "credit_given": "yes", "licence_copy_included": "yes", "adapts": "no"}, "permitted", ["yes", "yes"]),
        ({"distributes": "no", "adapts": "no", "credit_given": "no"}, "permitted", []),
        ({"distributes": "unknown", "credit_given": "no"}, "permitted", ["unknown", "unknown", "unknown"]),
        ({"distributes": "yes", "credit_given": "contested"}, "permitted", ["unknown", "unknown", "unknown"]),
    ],
)  # fmt: skip
def test_duties(facts: dict[str, str], outcome: str, met: list[str]) -> None:
    verdict = judge_use(PPL, USE, known({**DUTY, **facts}), {})
    assert verdict.outcome == outcome
    assert [duty.met for duty in verdict.duties] == [Value(value) for value in met]


def test_who_owes_has_no_duties_to_tick_off() -> None:
    verdict = judge_use(PPL, USE, known({**FIRM, "use_commercial": "yes", "distributes": "yes", "credit_given": "no"}), {})  # fmt: skip
    assert not verdict.duties
    assert verdict.settle
