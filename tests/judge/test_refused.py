"""Is a use that no possible outcome permits said to be refused, though nothing is decided?"""

from datetime import date

import pytest

from pplcheck.cli.codes import ExitCode
from pplcheck.cli.gate import code_of
from pplcheck.judge import judge_use
from pplcheck.model.report import Journey, Report, Subject
from pplcheck.model.survey import Survey
from pplcheck.model.terms import OutcomeKind
from tests.judge.cases import ALL_TERMS, USE, known

ACSL = ALL_TERMS["LicenseRef-ACSL-1.4"]
# A firm by clause 3; whether it serves police or army, which nothing cures, nobody told.
FIRM = {
    "natural_person": "no",
    "one_person": "no",
    "has_owners": "yes",
    "owners_are_workers": "no",
    "workers_are_owners": "no",
    "nonprofit": "no",
    "educational": "no",
    "public_body": "no",
    "seeks_shared_profit": "no",
    "nonmembers_on_probation": "no",
    "seeks_profit": "yes",
}


@pytest.mark.parametrize(("police", "is_open"), [("unknown", True), ("no", False)])
def test_what_is_refused_either_way_is_said_to_be(police: str, *, is_open: bool) -> None:
    verdict = judge_use(ACSL, USE, known({**FIRM, "military_or_police": police}), {})
    assert verdict.is_refused
    assert (verdict.outcome is OutcomeKind.UNDETERMINED) is is_open
    assert ("it is not permitted as it stands" in verdict.says) is is_open
    subject = Subject("", "", date(2026, 11, 22), "Standing")
    report = Report(Journey.CHECK, "0", subject, Survey((), (), (), ()), verdicts=(verdict,))
    assert code_of(report, {"owes"}, undetermined_ok=True) is ExitCode.FAILED


def test_what_may_be_permitted_is_not_refused() -> None:
    verdict = judge_use(ACSL, USE, known({"military_or_police": "no"}), {})
    assert verdict.outcome is OutcomeKind.UNDETERMINED
    assert not verdict.is_refused
