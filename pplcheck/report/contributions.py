"""Who made what stands today, in numbers: nobody is named, and no address is shown."""

from collections import Counter
from typing import Any

from pplcheck.model.contribution import Contributions, Ground
from pplcheck.model.report import Report
from pplcheck.report.page import Page
from pplcheck.report.plain import whole


def contributions_table(made: Contributions | None) -> dict[str, Any] | None:
    """Return the numbers as a value of JSON; None where no history was asked."""
    if made is None:
        return None
    people = [one for one in made.contributors if not one.is_bot]
    change = made.relicensing
    return {
        "people": len(people),
        "slight": sum(one.is_slight for one in people),
        "bots": len(made.contributors) - len(people),
        "stewards_known": made.are_stewards_known,
        "files": _files(made),
        "rules": [
            {
                "kind": rule.kind,
                "path": whole(rule.place.path),
                "line": rule.place.line or None,
                "says": whole(rule.says),
                "licence": rule.licence or None,
                "since": rule.since.isoformat() if rule.since else None,
            }
            for rule in made.rules
        ],
        "relicensed": {
            "from": change.before,
            "to": change.after,
            "on": change.on.isoformat(),
        }
        if change
        else None,
        "missing": whole(made.missing) or None,
    }


def _files(made: Contributions) -> dict[str, int]:
    """Return how many files stand on each ground, by the weakest in each file."""
    grounds: dict[str, Ground] = {}
    # From the strongest to the weakest, which is the one that stays.
    for ground in Ground:
        for one in made.contributors:
            if not one.is_bot:
                grounds |= {work.path: ground for work in one.works if work.ground is ground}
    counts = Counter(grounds.values())
    return {ground.value: counts[ground] for ground in Ground}


def write_missing(page: Page, report: Report) -> None:
    """Say that it cannot be told who contributed, unless the page says so already."""
    made, history = report.survey.contributions, report.subject.history
    if made is None or not made.missing or report.subject.is_part:
        return
    if history is None or made.missing != history.missing:
        page.gap()
        page.write(f"Who contributed cannot be told: {made.missing}", hang=2)
