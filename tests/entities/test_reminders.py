"""Is somebody reminded in time, once, of what ends?"""

from datetime import date, timedelta

import pytest

from pplcheck.entities import reminders
from pplcheck.model.fact import Fact, Level, Speaker, Value

TODAY = date(2026, 11, 22)


def _fact(
    ends: date | None,
    name: str = "business",
    level: int = 3,
    value: str = "yes",
    id_: str = "E1",
) -> tuple[str, Fact]:
    by = Speaker.REGISTER if level == 3 else Speaker.STEWARD
    fact = Fact(name, Value(value), Level(level), by, "e", valid_until=ends, id=id_)
    return "firm", fact


@pytest.mark.parametrize(
    ("days", "says"),
    [
        (-1, "ended on 2026-11-21"),
        (0, "ends on 2026-11-22"),
        (60, "ends on 2027-01-21"),
        (61, ""),
    ],
)
def test_sixty_days_ahead(days: int, says: str) -> None:
    found = reminders([_fact(TODAY + timedelta(days))], TODAY)
    assert [one.what for one in found] == (
        [f"what is known of business (level 3, by register) {says}"] if says else []
    )


def test_what_ends_together_is_one_reminder() -> None:
    day = date(2026, 12, 1)
    names = ("business", "member_wages", "outside_return", "private", "seeks_profit")
    pairs = [_fact(day, name, id_=f"E{number}") for number, name in enumerate(names, start=7)]
    (found,) = reminders(pairs, TODAY)
    assert (found.on, found.owner, found.evidence) == (day, "firm", "E7")
    assert found.what == (
        "what is known of business, member_wages, outside_return and 2 more (level 3, by "
        "register) ends on 2026-12-01"
    )


def test_what_was_renewed_reminds_nobody() -> None:
    old, new = _fact(date(2026, 12, 1)), _fact(date(2028, 1, 1), id_="E2")
    assert reminders([old, new], TODAY) == ()
    assert reminders([old, _fact(None, id_="E2")], TODAY) == ()


def test_what_weighs_less_renews_nothing() -> None:
    """Where an extract ends, a mere statement that goes on bears no accusation."""
    proof, word = _fact(date(2026, 12, 1)), _fact(None, level=1, id_="E2")
    assert [one.evidence for one in reminders([proof, word], TODAY)] == ["E1"]
    assert reminders([_fact(date(2026, 12, 1), level=1), _fact(None, id_="E2")], TODAY) == ()


def test_what_would_change_nothing_reminds_nobody() -> None:
    soon = date(2026, 12, 1)
    assert reminders([_fact(soon, level=0), _fact(soon, value="unknown")], TODAY) == ()


def test_they_come_by_day_and_other_spans_can_be_asked_for() -> None:
    pairs = [_fact(date(2027, 6, 1), "private"), _fact(date(2026, 1, 1), id_="E2")]
    assert [one.on.year for one in reminders(pairs, TODAY, 365)] == [2026, 2027]
    assert [one.on.year for one in reminders(pairs, TODAY)] == [2026]


def test_the_last_day_of_the_calendar_does_no_harm() -> None:
    assert reminders([_fact(date.max)], date.max) == ()
