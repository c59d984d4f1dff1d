"""What makes a build red? The same for every format."""

from collections.abc import Collection

from pplcheck.cli.codes import ExitCode
from pplcheck.model.finding import Severity
from pplcheck.model.report import Report
from pplcheck.model.terms import OutcomeKind

FAIL_ON = ("owes", "error", "duties", "undetermined", "warning")

_OUTCOMES = {
    # `not_permitted` counts as owed: nothing worse could be said.
    OutcomeKind.OWES_RECIPROCITY: "owes",
    OutcomeKind.NOT_PERMITTED: "owes",
    OutcomeKind.DUTIES_UNMET: "duties",
    OutcomeKind.UNDETERMINED: "undetermined",
}
_SEVERITIES = {Severity.ERROR: "error", Severity.WARNING: "warning"}


def code_of(report: Report, fail_on: Collection[str], *, undetermined_ok: bool) -> ExitCode:
    """Return the exit code of `check`.

    Args:
        report: the result.
        fail_on: some of `FAIL_ON`.
        undetermined_ok: do not let an undetermined use change the code.

    """
    seen = {_OUTCOMES.get(verdict.outcome, "") for verdict in report.verdicts}
    seen |= {_SEVERITIES.get(finding.severity, "") for finding in report.findings}
    if seen & set(fail_on):
        return ExitCode.FAILED
    if "undetermined" in seen and not undetermined_ok:
        return ExitCode.UNDETERMINED
    return ExitCode.NOTHING_TO_FAIL_ON
