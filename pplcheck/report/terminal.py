"""The report for people at a terminal: grouped by cause, worst first, counts last."""

from collections import Counter

from pplcheck.model.conclusion import Concluded
from pplcheck.model.finding import Finding, Severity
from pplcheck.model.identification import TextKind
from pplcheck.model.report import InputKind, Journey, Report
from pplcheck.model.survey import Unread
from pplcheck.report.beside import write_reminders
from pplcheck.report.contributions import write_missing
from pplcheck.report.designs import write_designs
from pplcheck.report.evidence import Witness
from pplcheck.report.found import found_counts, hinted, write_found
from pplcheck.report.history import write_history
from pplcheck.report.not_counted import write_not_counted
from pplcheck.report.page import Look, Page
from pplcheck.report.verdicts import write_standings, write_verdicts
from pplcheck.report.words import DISCLAIMER, OUTCOMES, WORST_FIRST, counted, short

NAME = "terminal"

_COLOURS = {
    Severity.ERROR: "bold red",
    Severity.WARNING: "bold yellow",
    Severity.NOTE: "bold blue",
}
_MOST_PLACES = 5
_NO_TEXT = frozenset(
    {TextKind.MODIFIED, TextKind.PARTIAL, TextKind.IMPOSTOR, TextKind.DEED, TextKind.POINTER}
)


def render(report: Report, look: Look) -> bytes:
    """Return the report as text."""
    return page_of(report, look).render()


def page_of(report: Report, look: Look) -> Page:
    """Return the report as a page, for a terminal or for a picture."""
    page = Page(look)
    witness = Witness(page, report)
    if look.verbosity >= 0:
        _head(page, report)
        match report.journey:
            case Journey.SCAN:
                _licences(page, report)
                _licence_files(page, report)
                write_designs(page, report.survey)
            case Journey.CHECK:
                _findings(page, report.findings)
                write_found(page, report)
                write_verdicts(page, report, witness)
                if not report.uses:
                    _who_may_use(page, report)
            case Journey.AUDIT:
                write_found(page, report)
                write_verdicts(page, report, witness)
            case Journey.USES:
                write_found(page, report)
            case Journey.CLASSIFY:
                write_standings(page, report, witness)
        if report.journey is not Journey.USES:
            write_history(page, report)
        write_missing(page, report)
        write_not_counted(page, report)
        witness.cite(write_reminders(page, report.reminders))
        _unread(page, report.survey.unread)
        witness.write_rest()
    page.gap()
    if report.entities and look.verbosity >= 0:
        _judged_by(page, report)
        page.write(DISCLAIMER, hang=0, style="dim")
    page.write(_counts(report), hang=0, style="bold")
    return page


def _head(page: Page, report: Report) -> None:
    subject = report.subject
    parts = [subject.name]
    if report.journey in {Journey.USES, Journey.AUDIT}:
        looked_for = counted(len(report.commons), "commons", "commons")
        parts.append(f"{looked_for} looked for at {counted(len(report.sites), 'site')}")
    elif report.journey is not Journey.CLASSIFY:
        parts.append(counted(len(report.survey.files), "file"))
        if subject.is_part:
            parts.append("a folder of a repository (what stands above it was not looked at)")
        if subject.revision:
            parts.append(f"revision {subject.revision[:10]}")
    parts.append(f"as of {subject.as_of.isoformat()}")
    page.write(", ".join(parts), style="bold")
    for path in subject.submodules:
        page.write(f"{path} is a submodule, a commons of its own: check it by itself", indent=2)


def _judged_by(page: Page, report: Report) -> None:
    """Say by which terms and settings was judged, so that the result can be had again."""
    parts = [f"{one.id} {one.version}" for one in report.terms_used]
    parts += [
        f"{one.path} {short(one.sha256)}"
        for one in report.subject.inputs
        if one.kind is not InputKind.ENTITY
    ]
    if parts:
        page.write(f"{'; '.join(parts)}.", lead="Judged by", style="dim", hang=0)


def _licences(page: Page, report: Report) -> None:
    page.gap()
    files = Counter(
        (
            file.licence.normal if file.licence else "nothing says",
            str(file.governed_by.place) if file.governed_by else "",
        )
        for file in report.survey.files
    )
    page.write("What holds for how many files, and what says so", style="bold")
    ordered = sorted(files.items(), key=lambda item: (-item[1], item[0]))
    page.rows([(licence, f"{n:>6}  {by}") for (licence, by), n in _shortened(ordered)])
    if len(ordered) > _MOST_ROWS:
        page.write(f"and {len(ordered) - _MOST_ROWS} more (in the JSON)", indent=2)
    page.gap()
    page.write("What can be used by itself", style="bold")
    page.rows(
        [
            (asset.id, f"{asset.kind}, {asset.licence or 'nothing says'}")
            for asset in report.assets
        ]
    )
    _conclusions(page, report.survey.conclusions)
    for conflict in report.survey.conflicts:
        page.gap()
        page.write("Declarations disagree", lead="conflict:", style="bold red")
        page.rows(
            [
                (
                    str(one.place),
                    one.licence.normal + (" (a tool's default)" if one.is_default else ""),
                )
                for one in conflict.declarations
            ]
        )


def _conclusions(page: Page, conclusions: tuple[Concluded, ...]) -> None:
    if not conclusions:
        return
    page.gap()
    page.write("What reviewers concluded", style="bold")
    rows = []
    for concluded in conclusions:
        one = concluded.conclusion
        who = f"{one.by} on {one.on.isoformat()}: {one.reason}"
        holds = f"holds for {counted(len(concluded.holds), 'file')}"
        lost = f", outdated for {len(concluded.changed)}" if concluded.changed else ""
        rows.append((str(one.place), f"{one.licence.normal}, {who} ({holds}{lost})"))
    page.rows(rows)


_MOST_ROWS = 20


def _shortened(
    rows: list[tuple[tuple[str, str], int]],
) -> list[tuple[tuple[str, str], int]]:
    return rows[:_MOST_ROWS]


def _findings(page: Page, findings: tuple[Finding, ...]) -> None:
    for finding in findings:
        page.gap()
        style = _COLOURS[finding.severity]
        page.write(finding.message, lead=f"{finding.severity}[{finding.check}]", style=style)
        shown = len(finding.locations) if page.look.verbosity > 0 else _MOST_PLACES
        page.rows([(str(one.place), one.says) for one in finding.locations[:shown]])
        if len(finding.locations) > shown:
            rest = counted(len(finding.locations) - shown, "more place")
            page.write(f"and {rest} (-v)", indent=2)
        page.write(finding.hint, lead="to do:", style="green", indent=2, hang=7)


def _who_may_use(page: Page, report: Report) -> None:
    """Say what the licences of the commons ask, where no use is named that could be judged."""
    terms = {one.id: one for one in report.terms}
    by_licence: dict[str, list[str]] = {}
    for asset in report.assets:
        if asset.licence:
            by_licence.setdefault(asset.licence, []).append(asset.id)
    for licence, assets in sorted(by_licence.items()):
        known = terms.get(licence)
        page.gap()
        what = "the whole" if "." in assets else ", ".join(assets)
        page.write(f"holds for {what}", lead=licence, style="bold")
        lines = (
            known.in_short if known else ("pplcheck knows no terms for it, and judges no use",)
        )
        for line in lines:
            page.write(line, indent=2)
    if any(licence in terms for licence in by_licence):
        page.write("name who uses it in pplcheck.toml", lead="to do:", style="green", indent=2)


def _licence_files(page: Page, report: Report) -> None:
    """Name the licence files that are not the text they seem to be; `check` says more."""
    rows = [
        (file.path, f"{found.kind}: {found.why}")
        for file in report.survey.files
        if (found := file.identification) and found.kind in _NO_TEXT
    ]
    if rows:
        page.gap()
        page.write(
            "Licence files that are not, or not whole, the text of a licence", style="bold"
        )
        page.rows(rows)


def _unread(page: Page, unread: tuple[Unread, ...]) -> None:
    if not unread:
        return
    page.gap()
    page.write("Not read, or not understood", style="bold")
    reasons: dict[str, list[Unread]] = {}
    for one in unread:
        reasons.setdefault(one.reason, []).append(one)
    for reason, ones in sorted(reasons.items(), key=lambda item: (-len(item[1]), item[0])):
        if page.look.verbosity > 0 or len(ones) == 1:
            for one in ones:
                page.write(f"{one.place}: {reason}", indent=2)
        else:
            examples = ", ".join(str(one.place) for one in ones[:2])
            page.write(f"{counted(len(ones), 'file')}: {reason} ({examples}, …)", indent=2)


def _counts(report: Report) -> str:
    """Return the last line: it counts whatever the journey looked at."""
    if report.journey is Journey.CLASSIFY:
        return f"{counted(len(report.entities), 'entity', 'entities')} looked at."
    if report.journey is Journey.USES:
        return found_counts(report)
    parts = _journey_counts(report)
    if report.journey is Journey.AUDIT:
        return f"{parts[-1]}."
    read = counted(len(report.survey.files), "file")
    return f"{'. '.join(parts)}. {read} read, {len(report.survey.unread)} unread."


def _journey_counts(report: Report) -> list[str]:
    if report.journey is Journey.SCAN:
        survey = report.survey
        return [counted(len(survey.conflicts) + len(survey.differing), "conflict")]
    findings = Counter(finding.severity for finding in report.findings)
    verdicts = Counter(verdict.outcome for verdict in report.verdicts)
    errors = counted(findings[Severity.ERROR], "error")
    warnings = counted(findings[Severity.WARNING], "warning")
    judged = [f"{OUTCOMES[kind]} {verdicts[kind]}" for kind in WORST_FIRST if verdicts[kind]]
    uses = counted(len(report.verdicts), "use")
    is_looked_for = report.journey is Journey.AUDIT or report.sites
    known = "found" if is_looked_for else "named in the configuration"
    said = f"{uses}: {', '.join(judged)}" if judged else f"{uses} {known}"
    paused = sum(verdict.is_paused for verdict in report.verdicts)
    said += f", {paused} paused by an answer" if paused else ""
    waiting = sum(not use.has_begun for use in report.uses)
    said += f", {waiting} not begun" if waiting else ""
    return [f"{errors}, {warnings}", said + hinted(report.uses)]
