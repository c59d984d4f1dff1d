"""Under which licence was the version offered that somebody took?

A licence is given with a copy. Where it shows which version a site took, that version decides,
whatever the calendar says.
"""

from collections.abc import Iterable, Mapping

from pplcheck.model.asset import Asset
from pplcheck.model.history import Period
from pplcheck.model.past import Past
from pplcheck.model.use import Version

_SHORT = 10


def places_on_line(past: Past) -> dict[str, int]:
    """Return the number on the line of each version, by the id of its commit."""
    return {past.commits[number].id: place for place, number in enumerate(past.line)}


def offered(
    asset: Asset, places: Mapping[str, int], first: int, last: int, which: str
) -> Version | None:
    """Return the version that was taken, with its licence; None where it is the present one.

    Args:
        asset: with its licences over time.
        places: the numbers of versions on the line, by commit.
        first: number of the first version that it may be.
        last: number of the last one.
        which: for people: how the version is told, without a full stop.

    """
    begins = [(places.get(period.commit, 0), period) for period in asset.history]
    held = list(_between(begins, first, last))
    if not held or last >= len(places) - 1:
        # What holds today holds for it, too, or nothing ever said.
        return None if held and held[0] is held[-1] else _none_known(asset, held, which)
    return _one_of(held, which)


def _between(begins: Iterable[tuple[int, Period]], first: int, last: int) -> Iterable[Period]:
    """Yield the periods that held in some version from the first to the last."""
    ordered = list(begins)
    for number, (begin, period) in enumerate(ordered):
        end = ordered[number + 1][0] - 1 if number + 1 < len(ordered) else last
        if begin <= last and end >= first:
            yield period


def _none_known(asset: Asset, held: list[Period], which: str) -> Version | None:
    if held:
        return _one_of(held, which)
    if not asset.history:
        return None
    earliest = asset.history[0]
    says = f"{which}, before any licence was declared ({earliest.begins}: {earliest.licence})"
    return Version(None, says)


def _one_of(held: list[Period], which: str) -> Version:
    unknown = next((period.unknown for period in held if period.unknown), "")
    if unknown:
        says = f"{which}; the licence of that version cannot be told ({unknown})"
        return Version(None, says, is_known=False)
    licences = list(dict.fromkeys(period.licence for period in held))
    if len(licences) > 1:
        named = " or ".join(licence or "no declared licence" for licence in licences)
        says = f"{which}; between these the licence changed, so it was offered under {named}"
        return Version(None, says, is_known=False)
    period = held[0]
    until = f" to {period.ends}" if period.ends else ""
    named = period.licence or "no declared licence"
    declared = f"{period.begins}{until}, commit {period.commit[:_SHORT]}"
    return Version(period.licence, f"{which}, which was offered under {named} ({declared})")
