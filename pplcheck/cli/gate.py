"""What makes a build red? The same for every format."""

from collections.abc import Callable, Collection

import click

from pplcheck.cli.codes import ExitCode
from pplcheck.model.finding import Severity
from pplcheck.model.report import Report
from pplcheck.model.terms import OutcomeKind
from pplcheck.model.verdict import Verdict

FAIL_ON = ("owes", "error", "duties", "undetermined", "warning")

_OUTCOMES = {
    # `not_permitted` counts as owed: nothing worse could be said.
    OutcomeKind.OWES_RECIPROCITY: "owes",
    OutcomeKind.NOT_PERMITTED: "owes",
    OutcomeKind.DUTIES_UNMET: "duties",
    OutcomeKind.UNDETERMINED: "undetermined",
}
_SEVERITIES = {Severity.ERROR: "error", Severity.WARNING: "warning"}

_Command = Callable[..., int]


def gate_options(command: _Command) -> _Command:
    """Give a command the options that decide what makes it red."""
    with_fail_on = click.option(
        "--fail-on",
        default="owes,error",
        show_default=True,
        metavar="LIST",
        help=f"What makes the exit code 1: {', '.join(FAIL_ON)}.",
    )
    with_undetermined = click.option(
        "--undetermined",
        type=click.Choice(["fail", "ok"]),
        default="fail",
        show_default=True,
        help="With ok, an undetermined use leaves the exit code 0.",
    )
    decorated: _Command = with_fail_on(with_undetermined(command))
    return decorated


def kinds_of(written: str) -> frozenset[str]:
    """Return what was named in `--fail-on`.

    Raises:
        BadParameter: a name that is none of `FAIL_ON`.

    """
    kinds = frozenset(filter(None, (kind.strip() for kind in written.split(","))))
    unknown = sorted(kinds - set(FAIL_ON))
    if unknown:
        known = ", ".join(FAIL_ON)
        raise click.BadParameter(
            f"{', '.join(unknown)}: there are {known}", param_hint="--fail-on"
        )
    return kinds


def code_of(report: Report, fail_on: Collection[str], *, undetermined_ok: bool) -> ExitCode:
    """Return the exit code of `check`.

    Args:
        report: the result.
        fail_on: some of `FAIL_ON`.
        undetermined_ok: do not let an undetermined use change the code.

    """
    seen = {_kind(verdict) for verdict in report.verdicts}
    seen |= {_SEVERITIES.get(finding.severity, "") for finding in report.findings}
    if seen & set(fail_on):
        return ExitCode.FAILED
    if "undetermined" in seen and not undetermined_ok:
        return ExitCode.UNDETERMINED
    return ExitCode.NOTHING_TO_FAIL_ON


def _kind(verdict: Verdict) -> str:
    """Return what a verdict counts as; what an open answer pauses counts as nothing yet.

    The letters promise that no check fails because of such a use, be it owed or open.
    """
    if verdict.is_paused:
        return ""
    # A use that is refused in any case is owed for, be it open by which clause.
    outcome = OutcomeKind.OWES_RECIPROCITY if verdict.is_refused else verdict.outcome
    return _OUTCOMES.get(outcome, "")
