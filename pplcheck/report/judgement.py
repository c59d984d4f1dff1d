"""How is one verdict or standing told: clause, evidence, what would change it?"""

from collections.abc import Mapping, Sequence

from pplcheck.model.fact import Value
from pplcheck.model.report import EntityResult, Report
from pplcheck.model.terms import OutcomeKind, Terms
from pplcheck.model.verdict import DutyState, Join, StandingResult, Verdict
from pplcheck.report.beside import write_beside
from pplcheck.report.changes import write_changes
from pplcheck.report.evidence import Witness
from pplcheck.report.letters.clauses import clauses_within
from pplcheck.report.page import Page
from pplcheck.report.words import OUTCOMES, PURPOSES, joined

_INDENT = 6
_OWED = frozenset({OutcomeKind.OWES_RECIPROCITY, OutcomeKind.NOT_PERMITTED})
_WHICHEVER = "whichever of"
_JOINS = {
    Join.ANY: "the licence is a choice, and the user may take any of these:",
    Join.ALL: "the licence has several parts, and each of these holds:",
}


class Teller:
    """Writes one verdict or standing at a time."""

    def __init__(self, page: Page, report: Report, witness: Witness) -> None:
        """Take the page to write on, the report that is told, and whoever shows evidence."""
        self._page = page
        self._is_verbose = page.look.verbosity > 0
        self._as_of = report.subject.as_of.isoformat()
        self._names = {one.entity.id: one.entity.names[0] for one in report.entities}
        self._assets = {asset.id: asset.name for asset in report.assets}
        self._uses = {use.id: use for use in report.uses}
        self._terms: Mapping[str, Terms] = {terms.id: terms for terms in report.terms}
        self._witness = witness

    def verdict(self, verdict: Verdict) -> None:
        """Write who does what with which asset, and what follows."""
        use = self._uses[verdict.use]
        acts = ", ".join(use.acts) or "acts not known"
        purpose = PURPOSES.get(use.commercial, "purpose not known")
        who, what = self._names[use.entity], self._assets[use.asset]
        self._page.gap()
        self._page.write(
            f"{who} uses {what} ({acts}; {purpose})", lead=verdict.id, style="bold", indent=2
        )
        self._page.write(self._sentence(verdict), indent=_INDENT, hang=0)
        if verdict.version:
            lead = "version:"
            self._page.write(verdict.version, lead=lead, style="yellow", indent=_INDENT)
        if verdict.disputed:
            said = "the declarations of this asset's licence disagree; see the findings"
            self._page.write(said, lead="disputed:", style="yellow", indent=_INDENT)
        write_beside(self._page, verdict)
        if verdict.parts:
            # Duties and words are told with the licence that they are of.
            self._possible([OUTCOMES[one] for one in verdict.possible])
            write_changes(self._page, verdict, tuple(self._terms.values()))
        else:
            self._why(verdict, verdict)
        self._parts(verdict, verdict)

    def _sentence(self, verdict: Verdict, said: str = "") -> str:
        """Return the basis, what follows, and by which clause, in one sentence.

        Args:
            verdict: the whole, or a branch of it.
            said: what was said before, of the whole; words are not said twice.

        """
        basis = self._basis(verdict)
        is_said = any(f"{mark} {verdict.says}" in said for mark in ":;")
        says = "as said above" if is_said else verdict.says
        return f"{basis}{says}{_by(verdict)}{_firmness(verdict)}."

    def _why(self, verdict: Verdict, whole: Verdict) -> None:
        """Write the words of the clauses, the duties, the proof, and what would change it.

        Of a branch that neither decides nor refuses, most is told on request.
        """
        decides = verdict.outcome is whole.outcome or self._is_verbose
        is_told = decides or verdict.outcome in _OWED
        # What the licence alone says stands beside an agreement, with its words.
        is_free = verdict.outcome is OutcomeKind.PERMITTED and verdict.without is None
        if (is_told and not is_free) or self._is_verbose:
            self._quote(verdict)
        for duty in verdict.duties:
            self._duty(duty)
        if verdict.proof and is_told and (verdict.outcome in _OWED or self._is_verbose):
            by = (self._uses[whole.use].entity, verdict.licence)
            self._witness.proof(verdict.proof, _INDENT, by, whole.id)
        self._witness.contested(verdict.proof, _INDENT)
        self._possible([OUTCOMES[one] for one in verdict.possible])
        self._laws(verdict)
        if verdict.licence in self._terms and decides:
            write_changes(self._page, verdict, (self._terms[verdict.licence],))
        self._settle(verdict.settle)

    def _settle(self, ways: Sequence[str]) -> None:
        """Write what settles; of several ways each is enough, and has a line."""
        if len(ways) == 1:
            self._page.write(ways[0], lead="to settle:", indent=_INDENT)
        elif ways:
            self._page.write("", lead="to settle, one of:", indent=_INDENT)
            for way in ways:
                self._page.write(way, lead="-", indent=_INDENT + 2)

    def _parts(self, verdict: Verdict, whole: Verdict) -> None:
        """Write each branch of an expression: what follows there, and what it asks."""
        if not verdict.parts:
            return
        self._page.write(_JOINS.get(verdict.join, "in its parts:"), indent=_INDENT)
        for part in verdict.parts:
            lead = f"{part.licence or 'no licence'}:"
            said = f"{OUTCOMES[part.outcome]}. {self._sentence(part, whole.says)}"
            self._page.write(said, lead=lead, style="bold", indent=_INDENT + 2)
            with self._page.inset(4):
                if not part.parts:
                    self._why(part, whole)
                self._parts(part, whole)

    def standing(self, result: EntityResult, standing: StandingResult) -> None:
        """Write what an entity is under one licence."""
        self._page.gap()
        terms = self._terms[standing.licence]
        self._page.write(result.entity.names[0], lead=f"{terms.title}:", style="bold", indent=2)
        basis = self._basis(standing)
        self._page.write(f"{basis}{standing.says}{_by(standing)}.", indent=_INDENT, hang=0)
        self._quote(standing)
        is_told = standing.grounds or len(result.standings) == 1 or self._is_verbose
        if standing.proof and is_told:
            self._witness.proof(standing.proof, _INDENT)
        self._witness.contested(standing.proof, _INDENT)
        says = {line.standing: line.say for line in terms.standings}
        self._possible([says[one] for one in standing.possible if one in says])
        self._laws(standing)
        write_changes(self._page, standing, (terms,))

    def _basis(self, result: Verdict | StandingResult) -> str:
        """Return `On evidence E1-E3 (…), as of …, under the reading …: `."""
        taken = dict(result.readings)
        readings = [f"{name}: {taken[name]!r}" for name in result.hangs_on if name in taken]
        many = "reading" if len(readings) == 1 else "readings"
        under = f", under the {many} {'; '.join(readings)}" if readings else ""
        return f"{self._witness.basis(result.proof)} of {self._as_of}{under}: "

    def _quote(self, result: Verdict | StandingResult) -> None:
        terms = self._terms.get(result.licence)
        numbers = [*result.clause.split("; "), *result.grounds]
        for clause in clauses_within(terms, numbers) if terms else ():
            words = f"“{clause.text}”"
            self._page.write(words, lead=f"{clause.number}:", style="dim", indent=_INDENT)

    def _duty(self, duty: DutyState) -> None:
        words = {Value.YES: "duty met:", Value.NO: "duty NOT met:"}
        lead = words.get(duty.met, "duty, not known whether met:")
        style = "yellow" if duty.met is Value.NO else ""
        said = f"{duty.says} ({duty.clause})"
        self._page.write(said, lead=lead, style=style, indent=_INDENT)
        if duty.met is Value.NO:
            self._witness.statements(duty.evidence, _INDENT + 2, with_fact=True)

    def _possible(self, words: Sequence[str]) -> None:
        """Write what remains possible, where that is more than one thing."""
        if len(words) > 1:
            self._page.write("; or ".join(words), lead="still possible:", indent=_INDENT)

    def _laws(self, result: Verdict | StandingResult) -> None:
        """Name the readings that it hangs on and a law decides; with the laws, on request."""
        terms = self._terms.get(result.licence)
        hanging = [
            reading
            for reading in (terms.readings if terms else ())
            if reading.law and reading.name in result.hangs_on
        ]
        if hanging and not self._is_verbose:
            names = joined([reading.name for reading in hanging])
            self._page.write(f"{names} (-v)", lead="a law bears on:", indent=_INDENT)
            return
        for reading in hanging:
            lead = f"law for the reading {reading.name}:"
            self._page.write(reading.law, lead=lead, indent=_INDENT)


def _by(result: Verdict | StandingResult) -> str:
    """Return the licence with its clause, or with all of which one applies."""
    if len(result.grounds) > 1:
        # Whoever judges says it in words where it is open which.
        which = (
            "" if result.says.startswith(_WHICHEVER) else f", {joined([*result.grounds], 'or')}"
        )
        return f" ({result.licence}{which})"
    return f" ({result.licence}, {result.clause})" if result.clause else ""


def _firmness(verdict: Verdict) -> str:
    """Say how far the verdict hangs on the readings."""
    if verdict.outcome is OutcomeKind.UNDETERMINED or not verdict.robust or verdict.parts:
        return ""
    if verdict.without:
        return ""  # what was agreed hangs on no reading; the licence's words beside it may
    what = "the outcome is" if verdict.hangs_on else "it is"
    return f"; {what} the same under every reading"
