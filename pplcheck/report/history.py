"""Which licence held when: for programmes, and for people where more than one did."""

from collections.abc import Sequence
from typing import Any

from pplcheck.model.history import History, Period
from pplcheck.model.report import Report
from pplcheck.report.page import Page
from pplcheck.report.plain import whole

_SHORT = 10


def history_table(history: History | None) -> dict[str, Any] | None:
    """Return how far back versions are known, as a value of JSON."""
    if history is None:
        return None
    begins = history.begins.isoformat() if history.begins else None
    return {"begins": begins, "missing": whole(history.missing) or None}


def periods_table(periods: Sequence[Period]) -> list[dict[str, Any]]:
    """Return the licences over time as a value of JSON."""
    before = [None, *(period.licence for period in periods)]
    return [
        {
            "licence": period.licence,
            "changed_from": changed_from,
            "from": period.begins.isoformat(),
            "until": period.ends.isoformat() if period.ends else None,
            "commit": period.commit,
            "path": whole(period.place.path) if period.place else None,
            "unknown": period.unknown or None,
        }
        for changed_from, period in zip(before, periods, strict=False)
    ]


def write_history(page: Page, report: Report) -> None:
    """Write the licences over time of each asset that had several, and what cannot be told."""
    histories: dict[tuple[Period, ...], list[str]] = {}
    for asset in report.assets:
        if len(asset.history) > 1:
            histories.setdefault(asset.history, []).append(asset.id)
    if histories:
        page.gap()
        page.write("Licence over time", style="bold")
    for periods, assets in histories.items():
        if assets != ["."]:
            page.write(f"{', '.join(assets)}:", indent=2)
        page.rows([(_named(period), _when(period)) for period in periods])
    history = report.subject.history
    if history and history.missing:
        page.gap()
        since = f"before {history.begins}" if history.begins else "in older versions"
        page.write(f"Which licence held {since} cannot be told: {history.missing}", hang=2)


def _named(period: Period) -> str:
    if period.unknown:
        return "cannot be told"
    return period.licence or "nothing says"


def _when(period: Period) -> str:
    until = f"to {period.ends}" if period.ends else "on"
    why = period.unknown or (period.place.path if period.place else "")
    return f"{period.begins} {until:<13}  {period.commit[:_SHORT]}  {why}"
