"""Is a use judged by the licence under which its version was offered?"""

from datetime import date

import pytest

from pplcheck.model.asset import Asset, AssetKind
from pplcheck.model.history import Period
from pplcheck.model.past import Past, PastCommit
from pplcheck.pipeline.offered import offered, places_on_line

# Versions 0 to 9, one a year; the licence comes with the third, and changes with the seventh.
DAYS = [date(2010 + number, 1, 1) for number in range(10)]
IDS = [f"{number}" * 40 for number in range(10)]
PLACES = {id_: number for number, id_ in enumerate(IDS)}
PPL = Period("PPL", DAYS[3], IDS[3], DAYS[7])
COOPYLEFT = Period("Coopyleft-1.0", DAYS[7], IDS[7])


def _asset(*periods: Period) -> Asset:
    licence = periods[-1].licence if periods else None
    return Asset(".", "bike", AssetKind.REPOSITORY, licence, ("**",), "", history=periods)


BIKE = _asset(PPL, COOPYLEFT)


@pytest.mark.parametrize(
    ("first", "last", "licence", "is_known"),
    [
        (0, 0, None, True),
        (2, 2, None, True),
        (3, 3, "PPL", True),
        (6, 6, "PPL", True),
        (4, 6, "PPL", True),
        (7, 7, "Coopyleft-1.0", True),
        (6, 7, None, False),
        (4, 9, None, False),
    ],
)
def test_the_licence_is_that_of_the_version(
    first: int, last: int, licence: str | None, is_known: bool
) -> None:
    version = offered(BIKE, PLACES, first, last, "it took one")
    assert version
    assert (version.licence, version.is_known) == (licence, is_known)
    assert version.says.startswith("it took one")


@pytest.mark.parametrize("first", [7, 8, 9])
def test_up_to_the_present_the_present_licence_holds(first: int) -> None:
    assert offered(BIKE, PLACES, first, 9, "it took one") is None


def test_the_change_is_named_where_either_may_hold() -> None:
    version = offered(BIKE, PLACES, 5, 8, "it took one")
    assert version
    assert "PPL or Coopyleft-1.0" in version.says


def test_before_all_licences_none_was_given() -> None:
    version = offered(BIKE, PLACES, 1, 1, "it took one")
    assert version
    assert "before any licence was declared (2013-01-01: PPL)" in version.says


def test_what_was_licensed_later_is_judged_by_that_licence() -> None:
    """Without it there would be no right at all."""
    version = offered(BIKE, PLACES, 2, 4, "it took one")
    assert version
    assert (version.licence, version.is_known) == ("PPL", True)


def test_what_cannot_be_told_is_not_guessed() -> None:
    asset = _asset(PPL, Period(None, DAYS[5], IDS[5], DAYS[7], unknown="broken"), COOPYLEFT)
    version = offered(asset, PLACES, 6, 6, "it took one")
    assert version
    assert (version.licence, version.is_known) == (None, False)
    assert "broken" in version.says


def test_a_commons_that_never_said_anything() -> None:
    assert offered(_asset(), PLACES, 3, 4, "it took one") is None
    assert offered(_asset(), PLACES, 3, 9, "it took one") is None


def test_places_are_those_of_the_line() -> None:
    commits = tuple(PastCommit(id_, DAYS[0], (), 0) for id_ in IDS[:4])
    assert places_on_line(Past(commits, (0, 2, 3))) == {IDS[0]: 0, IDS[2]: 1, IDS[3]: 2}
