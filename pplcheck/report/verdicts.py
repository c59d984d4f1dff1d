"""In which order are verdicts and standings told, and where do the class words stand?"""

from collections import Counter

from pplcheck.model.report import Report
from pplcheck.model.terms import OutcomeKind
from pplcheck.report.evidence import Witness
from pplcheck.report.judgement import Teller
from pplcheck.report.page import Page
from pplcheck.report.words import OUTCOMES, STANDINGS, WORST_FIRST

_COLOURS = {
    OutcomeKind.OWES_RECIPROCITY: "bold red",
    OutcomeKind.NOT_PERMITTED: "bold red",
    OutcomeKind.DUTIES_UNMET: "bold yellow",
    OutcomeKind.UNDETERMINED: "bold blue",
    OutcomeKind.PERMITTED: "bold green",
}
_FEWEST_TO_COUNT = 5


def write_verdicts(page: Page, report: Report, witness: Witness) -> None:
    """Write every verdict, grouped by outcome, worst first, and the legend of standings."""
    teller = Teller(page, report, witness)
    for outcome in WORST_FIRST:
        verdicts = [verdict for verdict in report.verdicts if verdict.outcome is outcome]
        if verdicts:
            page.gap()
            heading = OUTCOMES[outcome].capitalize()
            page.write(f"({len(verdicts)})", lead=heading, style=_COLOURS[outcome])
            for verdict in verdicts:
                teller.verdict(verdict)
    _not_begun(page, report)
    if report.verdicts:
        _legend(page, report)


def _not_begun(page: Page, report: Report) -> None:
    """Name the uses that begin later: what they will owe is judged when they have begun."""
    waiting = [use for use in report.uses if not use.has_begun]
    if not waiting:
        return
    page.gap()
    page.write(f"({len(waiting)})", lead="Not begun", style="bold")
    page.rows([(use.id, f"begins on {use.since}, and is not judged yet") for use in waiting])


def write_standings(page: Page, report: Report, witness: Witness) -> None:
    """Write the standing of every entity under every licence, with its proof."""
    teller = Teller(page, report, witness)
    for result in report.entities:
        for standing in result.standings:
            teller.standing(result, standing)


def _legend(page: Page, report: Report) -> None:
    """Say which category each clause stands for; the word never stands beside a name.

    Where there are few entities, a count would point at one of them.
    """
    standings = [one for result in report.entities for one in result.standings]
    if len(standings) < _FEWEST_TO_COUNT:
        return
    page.gap()
    met = {one.licence for one in standings}
    for terms in report.terms:
        if terms.id in met:
            numbers = {clause.id: clause.number for clause in terms.clauses}
            rows = [f"{numbers[r.clause]}: {STANDINGS[r.standing]}" for r in terms.standings]
            page.write("; ".join(rows), lead=f"Standings under {terms.id}", style="bold")
    _count(page, report)


def _count(page: Page, report: Report) -> None:
    """Write how many users there are of each standing, where no count points at a few.

    All counts or none: one that is left out could be told from the number of users.
    """
    users = {use.entity for use in report.uses}
    pairs = {
        (result.entity.id, one.standing)
        for result in report.entities
        if result.entity.id in users
        for one in result.standings
    }
    counts = Counter(standing for _, standing in pairs)
    if counts and min(counts.values()) >= _FEWEST_TO_COUNT:
        parts = [f"{words} {counts[kind]}" for kind, words in STANDINGS.items() if counts[kind]]
        page.write(", ".join(parts), lead="Users counted:", indent=2)
