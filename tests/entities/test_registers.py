"""What does it mean to stand in a register, or not?"""

from datetime import date

import pytest

from pplcheck.entities import facts_of_registers, known_registers, weigh
from pplcheck.entities.laws import laws
from pplcheck.model.fact import Level, Speaker, Value
from pplcheck.model.legal import KnownRegister, LegalBasis
from pplcheck.model.ownership import LookedUp, Source
from pplcheck.model.place import Place

TODAY = date(2026, 11, 22)
# A register in which entry makes the thing: whoever does not stand there is not it.
COMPLETE = KnownRegister(
    id="xx-complete",
    jurisdiction="XX",
    name="A register",
    listed=(LegalBasis("a", "XX", "Law", "1", "entered", (("ess_status", Value.YES),)),),
    absent=(LegalBasis("b", "XX", "Law", "2", "by entry alone", (("ess_status", Value.NO),)),),
    absence="it has no such status",
)
REGISTERS = {**known_registers(), COMPLETE.id: COMPLETE}


def _looked(register: str, day: str, *, listed: bool, until: str = "") -> LookedUp:
    on, ends = date.fromisoformat(day), date.fromisoformat(until) if until else None
    source = Source(
        Level.REGISTER, Speaker.REGISTER, "extract", "b" * 64, on, ends, is_checked=True
    )
    return LookedUp(register, listed, source, Place("f"))


def _known(*looked: LookedUp, day: date = TODAY) -> dict[str, str]:
    facts = facts_of_registers(looked, REGISTERS)
    return {name: one.proven.value for name, one in weigh(facts, day).items()}


def test_whoever_stands_in_the_list_of_scops_is_what_the_law_asks_of_them() -> None:
    known = _known(_looked("fr-scop-list", "2026-02-01", listed=True))
    assert known["owners_are_workers"] == "yes"
    (first, *_) = facts_of_registers(
        [_looked("fr-scop-list", "2026-02-01", listed=True)], REGISTERS
    )
    assert (first.level, first.by) == (Level.REGISTER, Speaker.REGISTER)
    assert "fr-scop-list" in first.evidence
    assert "loi n° 78-763" in first.evidence


def test_absence_says_nothing_where_the_register_is_not_complete_for_the_fact() -> None:
    for id_ in known_registers():
        assert _known(_looked(id_, "2026-02-01", listed=False)) == {}


def test_absence_says_no_where_the_law_makes_entry_a_condition() -> None:
    assert _known(_looked("xx-complete", "2026-02-01", listed=False)) == {"ess_status": "no"}


def test_what_was_seen_later_ends_what_was_seen_before() -> None:
    looked = (
        _looked("xx-complete", "2025-01-01", listed=True),
        _looked("xx-complete", "2026-01-01", listed=False),
        _looked("xx-complete", "2026-06-01", listed=True, until="2026-12-01"),
    )
    days = {
        date(2024, 12, 31): {},
        date(2025, 1, 1): {"ess_status": "yes"},
        date(2025, 12, 31): {"ess_status": "yes"},
        date(2026, 1, 1): {"ess_status": "no"},
        date(2026, 5, 31): {"ess_status": "no"},
        date(2026, 12, 1): {"ess_status": "yes"},
        date(2026, 12, 2): {},
    }
    for day, expected in days.items():
        for order in (looked, looked[::-1]):
            assert _known(*order, day=day) == expected, day


def test_an_extract_of_tomorrow_does_not_count_today() -> None:
    assert _known(_looked("fr-scop-list", "2026-11-23", listed=True)) == {}


def test_two_extracts_of_one_day_that_differ_are_contested() -> None:
    both = [_looked("xx-complete", "2026-01-01", listed=one) for one in (True, False)]
    known = weigh(facts_of_registers(both, REGISTERS), TODAY)
    assert known["ess_status"].value is Value.CONTESTED


def test_what_was_seen_in_another_register_says_nothing() -> None:
    assert facts_of_registers([_looked("no-such", "2026-01-01", listed=True)], REGISTERS) == ()


@pytest.mark.parametrize("register", known_registers().values(), ids=lambda one: one.id)
def test_each_register_says_what_absence_means(register: KnownRegister) -> None:
    assert register.absence
    assert register.id.startswith(register.jurisdiction.lower())
    assert {basis.jurisdiction for basis in register.listed} <= {register.jurisdiction}
    assert {basis.id for basis in register.listed} <= laws().keys()
