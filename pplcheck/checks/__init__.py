"""Is the commons' own house in order? One check, one file, one page.

A new check is a module, a page that is its test, a fixture and a line in `CHECKS`.
"""

from collections.abc import Iterator
from typing import Final, Protocol

from pplcheck.checks import (
    agreement_ends,
    conclusion_outdated,
    conclusion_unbound,
    contributions_of_employer,
    contributions_unlicensed,
    declarations_disagree,
    design_licence_default,
    design_licence_differs,
    licence_changed,
    licence_file_misleads,
    licence_missing,
    licence_name_loose,
    licence_text_missing,
    part_not_combinable,
    use_disagrees,
)
from pplcheck.graph import CommonsGraph
from pplcheck.model.finding import Finding, Severity
from pplcheck.model.survey import Survey

_WORST_FIRST = tuple(Severity)


class Check(Protocol):
    """A module that finds one kind of fault."""

    @property
    def NAME(self) -> str:
        """Kebab-case; it names the fault."""
        ...

    @property
    def SEVERITY(self) -> Severity:
        """The worst that it reports."""
        ...

    def check(self, graph: CommonsGraph, survey: Survey) -> Iterator[Finding]:
        """Yield what is out of order."""
        ...


CHECKS: Final[tuple[Check, ...]] = (
    licence_missing,
    declarations_disagree,
    design_licence_differs,
    design_licence_default,
    licence_file_misleads,
    licence_text_missing,
    part_not_combinable,
    licence_name_loose,
    conclusion_outdated,
    conclusion_unbound,
    licence_changed,
    contributions_unlicensed,
    contributions_of_employer,
    use_disagrees,
    agreement_ends,
)


def run_checks(graph: CommonsGraph, survey: Survey) -> tuple[Finding, ...]:
    """Return the findings of all checks: worst first, then by check and place."""
    found = [finding for check in CHECKS for finding in check.check(graph, survey)]
    return tuple(sorted(found, key=_order))


def _order(finding: Finding) -> tuple[int, str, object]:
    return _WORST_FIRST.index(finding.severity), finding.check, finding.locations[0].place
