"""Is what settles said in the words of the licence and its stewards, and in no other?"""

from dataclasses import replace
from datetime import date

import pytest

from pplcheck.judge import (
    Alone,
    Joined,
    Open,
    judge_expression,
    judge_use,
    settled_by,
    with_settlements,
)
from pplcheck.judge.agreements import TO_BE_AGREED
from pplcheck.model.agreement import Schedule
from pplcheck.model.place import Place
from pplcheck.model.terms import OutcomeKind
from pplcheck.model.verdict import Join
from tests.judge.cases import ALL_TERMS, PPL, USE, known

DAY = date(2026, 11, 22)
FIRM = {"owners_are_workers": "no", "use_commercial": "yes", "runs": "yes", "copies": "yes"}
SCHEDULE = Schedule("PPL", "", "one part in ten", "https://x.example", None, None, Place("p"))


@pytest.mark.parametrize(
    ("schedule", "applies"),
    [
        (SCHEDULE, True),
        (replace(SCHEDULE, licence=""), True),
        (replace(SCHEDULE, asset="."), True),
        (replace(SCHEDULE, asset="frame"), False),
        (replace(SCHEDULE, licence="LicenseRef-Coopyleft"), False),
        (replace(SCHEDULE, begins=date(2026, 11, 23)), False),
        (replace(SCHEDULE, until=date(2026, 11, 21)), False),
        (replace(SCHEDULE, begins=DAY, until=DAY), True),
    ],
)
def test_what_settles_is_the_licence_s_way_and_what_is_published(
    schedule: Schedule, *, applies: bool
) -> None:
    own = judge_use(PPL, USE, known(FIRM), {})
    assert own.settle
    added = ("one part in ten (https://x.example)",) if applies else ()
    assert settled_by(own, USE, [schedule], DAY) == (*own.settle, *added)


def test_what_is_published_is_found_however_deep_its_licence_stands() -> None:
    ppl = Alone(PPL, {})
    within = Joined("PPL AND x", Join.ALL, (ppl, Open("x", "nothing")))
    whole = Joined("PPL AND x AND y", Join.ALL, (within, Open("y", "nothing")))
    told = judge_expression(whole, USE, known(FIRM))
    assert settled_by(told, USE, [SCHEDULE], DAY)[-1] == "one part in ten (https://x.example)"


def test_where_nobody_says_how_the_terms_are_to_be_agreed() -> None:
    own = replace(judge_use(PPL, USE, known(FIRM), {}), settle=())
    assert settled_by(own, USE, [], DAY) == (TO_BE_AGREED,)
    for outcome in set(OutcomeKind) - {OutcomeKind.OWES_RECIPROCITY}:
        assert settled_by(replace(own, outcome=outcome), USE, [SCHEDULE], DAY) == ()


def test_what_is_published_stands_at_the_branch_that_owes_and_nowhere_else() -> None:
    within = Joined("PPL AND x", Join.ALL, (Alone(PPL, {}), Open("x", "nothing")))
    whole = Joined("(PPL AND x) OR y", Join.ANY, (within, Open("y", "nothing")))
    own = judge_expression(whole, USE, known(FIRM))
    told = with_settlements(own, USE, [SCHEDULE], DAY)
    assert (told.outcome, told.settle) == (OutcomeKind.PERMITTED, ())
    owing, free = told.parts
    (ppl, open_) = owing.parts
    assert ppl.settle == (*own.parts[0].parts[0].settle, "one part in ten (https://x.example)")
    assert owing.settle[-1] == "one part in ten (https://x.example)"
    assert (free.settle, open_.settle) == ((), ())


@pytest.mark.parametrize(
    ("licence", "is_told"),
    [("PPL", False), ("LicenseRef-CSL", False), ("LicenseRef-PPL-es-2013", True)],
)
def test_a_person_is_told_to_show_only_what_a_person_could(
    licence: str, *, is_told: bool
) -> None:
    """The Spanish text of 2013 opens to members of a co-operative, the English to none."""
    denied = dict.fromkeys(
        ("belongs_to_worker_owned", "belongs_to_nonprofit", "nonprofit"), "no"
    )
    person = {**FIRM, **denied, "natural_person": "yes", "seeks_profit": "no"}
    terms = ALL_TERMS[licence]
    asked = {one.name for one in terms.questions}
    facts = {name: value for name, value in person.items() if name in asked}
    told = judge_use(terms, USE, known(facts), {})
    assert told.outcome is OutcomeKind.OWES_RECIPROCITY
    assert "ask the licensor for a separate permission" in told.settle
    assert any(one.startswith("show that") for one in told.settle) is is_told
