"""What are statements worth on a given day?"""

from dataclasses import replace
from datetime import date
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pplcheck.entities import weigh
from pplcheck.model.fact import Fact, Level, Speaker, Value

TODAY = date(2026, 11, 22)
DAYS = st.none() | st.dates(date(2020, 1, 1), date(2030, 1, 1))
FACTS = st.builds(
    Fact,
    name=st.just("private"),
    value=st.sampled_from([Value.YES, Value.NO, Value.UNKNOWN]),
    level=st.sampled_from(Level),
    by=st.sampled_from(Speaker),
    evidence=st.just("e"),
    valid_from=DAYS,
    valid_until=DAYS,
    id=st.just("E1"),
    is_derived=st.booleans(),
    is_checked=st.booleans(),
)


def _fact(
    value: Value,
    level: Level = Level.STATED,
    by: Speaker = Speaker.STEWARD,
    *,
    is_checked: bool = False,
    **rest: date,
) -> Fact:
    fact = Fact("private", value, level, by, "e", id="E1", **rest)  # type: ignore[arg-type]  # dates only
    return replace(fact, is_checked=is_checked)


_kept = partial(_fact, is_checked=True)


@pytest.mark.parametrize(
    ("facts", "value", "proven"),
    [
        ([_fact(Value.YES)], Value.YES, Value.UNKNOWN),
        ([_fact(Value.YES, Level.ATTESTED, Speaker.FEDERATION)], Value.YES, Value.UNKNOWN),
        ([_fact(Value.YES, Level.REGISTER, Speaker.REGISTER)], Value.YES, Value.UNKNOWN),
        ([_fact(Value.YES, Level.DECISION, Speaker.COURT)], Value.YES, Value.UNKNOWN),
        ([_fact(Value.NO, Level.STATED, Speaker.SELF)], Value.NO, Value.UNKNOWN),
        ([_kept(Value.YES, Level.REGISTER, Speaker.REGISTER)], Value.YES, Value.YES),
        ([_kept(Value.NO, Level.STATED, Speaker.SELF)], Value.NO, Value.NO),
        ([_kept(Value.NO, Level.STATED)], Value.NO, Value.UNKNOWN),
        ([_kept(Value.YES, Level.ATTESTED, Speaker.FEDERATION)], Value.YES, Value.UNKNOWN),
        ([_fact(Value.YES, Level.SIGNAL, Speaker.SELF)], None, None),
        ([_fact(Value.YES), _fact(Value.NO, Level.REGISTER)], Value.CONTESTED, Value.UNKNOWN),
        ([_fact(Value.YES), _fact(Value.UNKNOWN)], Value.YES, Value.UNKNOWN),
        ([_fact(Value.UNKNOWN)], Value.UNKNOWN, Value.UNKNOWN),
        ([_fact(Value.YES, valid_from=date(2026, 11, 23))], None, None),
        ([_fact(Value.YES, valid_until=date(2026, 11, 21))], None, None),
        ([_fact(Value.YES, valid_from=TODAY, valid_until=TODAY)], Value.YES, Value.UNKNOWN),
    ],
)
def test_weights(facts: list[Fact], value: Value | None, proven: Value | None) -> None:
    known = weigh(facts, TODAY).get("private")
    assert (known and known.value, known and known.proven) == (value, proven)


@given(st.lists(FACTS), st.randoms())
def test_the_order_of_statements_does_not_matter(facts: list[Fact], random: object) -> None:
    shuffled = list(facts)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis hands over random.Random
    assert weigh(facts, TODAY) == weigh(shuffled, TODAY)


@given(st.lists(FACTS))
def test_a_signal_never_changes_anything(facts: list[Fact]) -> None:
    signal = _fact(Value.NO, Level.SIGNAL)
    assert weigh([*facts, signal], TODAY) == weigh(facts, TODAY)


@given(st.lists(FACTS))
def test_nothing_is_proven_by_what_others_merely_say(facts: list[Fact]) -> None:
    known = weigh(facts, TODAY).get("private")
    if known and known.proven in {Value.YES, Value.NO}:
        assert any(
            fact.value is known.proven
            and fact.is_checked
            and (fact.level >= 3 or (fact.by is Speaker.SELF and not fact.is_derived))
            for fact in facts
        )
