"""Which version of an asset did a use take, and under which licence was it offered?

A licence is given with a copy. So the day on which a use began decides, and where nobody says
when it began, the day for which it is judged.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from pplcheck.model.asset import Asset
from pplcheck.model.history import History, Period
from pplcheck.model.use import Use, Version

_SHORT = 10


def with_versions(
    uses: Iterable[Use], assets: Iterable[Asset], history: History | None, as_of: date
) -> tuple[Use, ...]:
    """Return the uses with the versions that they took.

    Args:
        uses: of these assets.
        assets: with their licences over time.
        history: how far back that is known; None where there are no older versions.
        as_of: the day for which uses are judged.

    """
    by_id = {asset.id: asset for asset in assets}
    return tuple(
        replace(
            use,
            version=_version(use, by_id[use.asset], history, as_of) if history else None,
            has_begun=use.since is None or use.since <= as_of,
        )
        for use in uses
    )


def _version(use: Use, asset: Asset, history: History, as_of: date) -> Version | None:
    day = use.since or as_of
    when = (
        f"the use began on {day}"
        if use.since
        else f"nobody says when the use began, and it is judged as of {day}"
    )
    index = _index(asset.history, day)
    if index is None:
        return _before_all(asset, history, use, when)
    period = asset.history[index]
    if period.unknown:
        says = f"{when}; the licence of that version cannot be told ({period.unknown})"
        return Version(None, says, is_known=False)
    if index + 1 == len(asset.history):
        return _newest(asset, use, day, when)
    later = asset.history[index + 1]
    held = f"{_named(period.licence)} held (from {period.begins}, commit {_short(period)})"
    ended = f"from {later.begins} on {_named(later.licence)} did: for what was taken since"
    return Version(period.licence, f"{when}, when {held}; {ended}, the verdict may differ")


def _before_all(asset: Asset, history: History, use: Use, when: str) -> Version | None:
    """Return the version for a day before all that are known."""
    if history.missing and (use.since or asset.history):
        says = f"{when}; the licence of that version cannot be told ({history.missing})"
        return Version(None, says, is_known=False)
    if len(asset.history) > 1:
        first = asset.history[0]
        says = f"{when}, before the first version here; that one ({first.begins}) is judged"
        return Version(first.licence, says)
    return None


def _newest(asset: Asset, use: Use, day: date, when: str) -> Version | None:
    """Return the version for a day on which the newest licence held already."""
    newest = asset.history[-1]
    if use.since and newest.licence and newest.licence != asset.licence:
        says = (
            f"{when}; {newest.licence} is what was committed, and what is changed here is not"
        )
        return Version(newest.licence, says)
    if newest.begins == day and len(asset.history) > 1:
        before = _named(asset.history[-2].licence)
        says = (
            f"{when}, the very day on which {_named(newest.licence)} took the place of {before}"
        )
        return Version(asset.licence, says)
    return None


def _index(periods: tuple[Period, ...], day: date) -> int | None:
    """Return the newest period that had begun; clocks may go backwards along the line."""
    begun = [index for index, period in enumerate(periods) if period.begins <= day]
    return begun[-1] if begun else None


def _named(licence: str | None) -> str:
    return licence or "no declared licence"


def _short(period: Period) -> str:
    return period.commit[:_SHORT]
