"""Which facts follow from what was seen, and what do they weigh?"""

from datetime import date

import pytest

from pplcheck.entities import facts_of_duties, facts_of_use, weigh
from pplcheck.judge import judge_use
from pplcheck.model.act import Act
from pplcheck.model.duty import DutySeen, Sight
from pplcheck.model.fact import Fact, Level, Speaker, Value
from pplcheck.model.place import Place
from pplcheck.model.terms import OutcomeKind, Terms
from pplcheck.model.use import Recognised, Use
from tests.judge.cases import COOPYLEFT, PPL

WHERE = "git.example/user/bike at abcdef0"
DAY = date(2026, 11, 1)
ALL = dict.fromkeys(Sight, Value.YES)


def _seen(values: dict[Sight, Value]) -> list[DutySeen]:
    return [
        DutySeen(sight, value, f"{sight} was looked for", (Place("README.md", 4),))
        for sight, value in values.items()
    ]


def _facts(values: dict[Sight, Value], terms: Terms = PPL) -> dict[str, Value]:
    return {
        fact.name: fact.value for fact in facts_of_duties(_seen(values), terms.questions, WHERE)
    }


def test_all_is_there() -> None:
    assert _facts(ALL) == dict.fromkeys(
        ("licence_copy_included", "credit_given", "changes_marked"), Value.YES
    )
    assert _facts(ALL, COOPYLEFT) == dict.fromkeys(
        (
            "licence_copy_included",
            "licence_named",
            "credit_given",
            "changes_marked",
            "same_licence",
            "source_offered",
        ),
        Value.YES,
    )


@pytest.mark.parametrize(
    ("values", "answer"),
    [
        ({Sight.NOTICES: Value.YES, Sight.AUTHOR: Value.YES}, Value.YES),
        ({Sight.NOTICES: Value.YES, Sight.AUTHOR: Value.UNKNOWN}, None),
        ({Sight.NOTICES: Value.NO, Sight.AUTHOR: Value.UNKNOWN}, Value.NO),
        ({Sight.NOTICES: Value.NO, Sight.TITLE: Value.YES}, Value.NO),
        ({Sight.TITLE: Value.UNKNOWN}, None),
        ({Sight.LICENCE: Value.YES}, None),
    ],
)
def test_a_credit_is_all_that_was_looked_for(
    values: dict[Sight, Value], answer: Value | None
) -> None:
    assert _facts(values).get("credit_given") is answer


def test_an_address_is_enough_for_the_ppl_and_not_for_the_coopyleft_licence() -> None:
    values = {Sight.LICENCE: Value.YES, Sight.LICENCE_TEXT: Value.NO}
    assert _facts(values)["licence_copy_included"] is Value.YES
    assert _facts(values, COOPYLEFT)["licence_copy_included"] is Value.NO


def test_the_coopyleft_licence_asks_since_when() -> None:
    values = {Sight.CHANGES: Value.YES, Sight.CHANGE_DATES: Value.UNKNOWN}
    assert _facts(values)["changes_marked"] is Value.YES
    assert "changes_marked" not in _facts(values, COOPYLEFT)


def test_a_fact_says_what_was_seen_and_where() -> None:
    seen = DutySeen(
        Sight.LICENCE, Value.YES, "the text of PPL is there",
        tuple(Place("LICENSE", line) for line in range(5)),
    )  # fmt: skip
    (fact,) = facts_of_duties([seen], PPL.questions, WHERE)
    assert fact.evidence == (
        "the text of PPL is there: LICENSE, LICENSE:1, LICENSE:2 and 2 more"
        " (git.example/user/bike at abcdef0)"
    )
    assert (fact.level, fact.by) == (Level.STATED, Speaker.SEEN)


def _use(*facts: Fact) -> Use:
    how = (Recognised("stated", "https://bike.example"),)
    return Use(
        "bike/frame", "bike", "frame", (Act.DISTRIBUTE, Act.ADAPT), Value.NO, how, facts,
        None, Place(""),
    )  # fmt: skip


def _outcome(values: dict[Sight, Value], *stated: Fact) -> OutcomeKind:
    found = facts_of_duties(_seen(values), PPL.questions, WHERE)
    use = _use(*stated, *found)
    return judge_use(PPL, use, weigh(facts_of_use(use, PPL.questions), DAY), {}).outcome


def test_what_is_missing_is_a_duty_unmet() -> None:
    none_wrong = Fact("natural_person", Value.YES, Level.STATED, Speaker.SELF, "a")
    assert _outcome(ALL, none_wrong) is OutcomeKind.PERMITTED
    assert _outcome({**ALL, Sight.LICENCE: Value.NO}, none_wrong) is OutcomeKind.DUTIES_UNMET
    unknown = {**ALL, Sight.LICENCE: Value.UNKNOWN}
    assert _outcome(unknown, none_wrong) is OutcomeKind.PERMITTED


def test_what_was_seen_contradicts_what_is_stated() -> None:
    stated = Fact("credit_given", Value.NO, Level.STATED, Speaker.STEWARD, "an e-mail")
    seen = facts_of_duties(_seen(ALL), PPL.questions, WHERE)
    assert weigh([stated, *seen], DAY)["credit_given"].value is Value.CONTESTED


def test_what_was_seen_proves_nothing_against_anybody() -> None:
    seen = facts_of_duties(_seen({Sight.LICENCE: Value.NO}), PPL.questions, WHERE)
    known = weigh(seen, DAY)["licence_copy_included"]
    assert (known.value, known.proven) == (Value.NO, Value.UNKNOWN)
