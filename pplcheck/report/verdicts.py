"""Verdicts and standings for people: clause first, then evidence, then what would change it."""

from collections import Counter

from pplcheck.model.fact import Fact, Level, Speaker, Value
from pplcheck.model.report import EntityResult, Report
from pplcheck.model.terms import OutcomeKind
from pplcheck.model.verdict import (
    DutyState,
    Proof,
    StandingResult,
    Verdict,
    WouldDecide,
)
from pplcheck.report.page import Page
from pplcheck.report.steps import decisive, evidence, ranges, steps
from pplcheck.report.words import LEVELS, OUTCOMES, STANDINGS, WORST_FIRST, counted

_COLOURS = {
    OutcomeKind.OWES_RECIPROCITY: "bold red",
    OutcomeKind.NOT_PERMITTED: "bold red",
    OutcomeKind.DUTIES_UNMET: "bold yellow",
    OutcomeKind.UNDETERMINED: "bold blue",
    OutcomeKind.PERMITTED: "bold green",
}
_DENIALS = frozenset({OutcomeKind.OWES_RECIPROCITY, OutcomeKind.NOT_PERMITTED})
_MARKS = {Value.YES: "yes", Value.NO: "no", Value.UNKNOWN: "?", Value.CONTESTED: "contested"}
_MOST_CHANGES = 4
_FEWEST_TO_COUNT = 5


def write_verdicts(page: Page, report: Report) -> None:
    """Write every verdict, grouped by outcome, worst first, and the legend of standings."""
    for outcome in WORST_FIRST:
        verdicts = [verdict for verdict in report.verdicts if verdict.outcome is outcome]
        if verdicts:
            page.gap()
            heading = OUTCOMES[outcome].capitalize()
            page.write(f"({len(verdicts)})", lead=heading, style=_COLOURS[outcome])
            for verdict in verdicts:
                _Writer(page, report).verdict(verdict)
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


def write_standings(page: Page, report: Report) -> None:
    """Write the standing of every entity under every licence, with its proof."""
    writer = _Writer(page, report)
    for result in report.entities:
        for standing in result.standings:
            writer.standing(result, standing)


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
    counts = Counter(one.standing for one in standings)
    parts = [f"{words} {counts[kind]}" for kind, words in STANDINGS.items() if counts[kind]]
    page.write(", ".join(parts), lead="Counted:", indent=2)


class _Writer:
    """Writes one verdict or standing at a time."""

    def __init__(self, page: Page, report: Report) -> None:
        self._page = page
        self._is_verbose = page.look.verbosity > 0
        self._as_of = report.subject.as_of.isoformat()
        self._names = {one.entity.id: one.entity.names[0] for one in report.entities}
        self._assets = {asset.id: asset.name for asset in report.assets}
        self._uses = {use.id: use for use in report.uses}
        self._terms = {terms.id: terms for terms in report.terms}
        self._facts = {fact.id: fact for _, fact in report.evidence}
        self._owners = {fact.id: owner for owner, fact in report.evidence}
        self._posed = {
            question.name
            for terms in report.terms
            for question in terms.questions
            if question.answered_by
        }

    def verdict(self, verdict: Verdict) -> None:
        """Write who does what with which asset, and what follows."""
        use = self._uses[verdict.use]
        acts = ", ".join(use.acts) or "acts not known"
        paid = {Value.YES: "commercial", Value.NO: "not commercial"}
        purpose = paid.get(use.commercial, "purpose not known")
        who, what = self._names[use.entity], self._assets[use.asset]
        self._page.gap()
        self._page.write(
            f"{who} uses {what} ({acts}; {purpose})", lead=verdict.id, style="bold", indent=2
        )
        clause = f" ({verdict.licence}, {verdict.clause})" if verdict.clause else ""
        basis = self._basis(verdict)
        said = f"{basis}{verdict.says}{clause}{_firmness(verdict)}."
        self._page.write(said, indent=6, hang=0)
        if verdict.outcome is not OutcomeKind.PERMITTED or self._is_verbose:
            self._quote(verdict.licence, verdict.clause)
        if verdict.version:
            self._page.write(verdict.version, lead="version:", style="yellow", indent=6)
        if verdict.disputed:
            said = "the declarations of this asset's licence disagree; see the findings"
            self._page.write(said, lead="disputed:", style="yellow", indent=6)
        for duty in verdict.duties:
            self._duty(duty)
        if verdict.proof and (verdict.outcome in _DENIALS or self._is_verbose):
            self._proof(verdict.proof)
        self._contested(verdict.proof)
        self._changes(
            verdict.missing,
            verdict.licence,
            is_open=verdict.outcome is OutcomeKind.UNDETERMINED,
        )
        if verdict.settle:
            self._page.write("; ".join(verdict.settle), lead="to settle:", indent=6)

    def standing(self, result: EntityResult, standing: StandingResult) -> None:
        """Write what an entity is under one licence."""
        self._page.gap()
        title = self._terms[standing.licence].title
        self._page.write(result.entity.names[0], lead=f"{title}:", style="bold", indent=2)
        clause = f" ({standing.licence}, {standing.clause})" if standing.clause else ""
        basis = self._basis(standing)
        self._page.write(f"{basis}{standing.says}{clause}.", indent=6, hang=0)
        self._quote(standing.licence, standing.clause)
        if standing.proof and (standing.clause or self._is_verbose):
            self._proof(standing.proof)
        self._contested(standing.proof)
        self._changes(standing.missing, standing.licence, is_open=not standing.clause)

    def _basis(self, result: Verdict | StandingResult) -> str:
        """Return `On evidence E1-E3 (…), as of …, under the reading …: `."""
        told = list(decisive(result.proof)) if result.proof else []
        ids = tuple(dict.fromkeys(id_ for part in told for id_ in evidence(part)))
        grounds = f"On evidence {ranges(ids)}{self._weakest(ids)}, as" if ids else "As"
        taken = dict(result.readings)
        readings = [f"{name}: {taken[name]!r}" for name in result.hangs_on]
        many = "reading" if len(readings) == 1 else "readings"
        under = f", under the {many} {'; '.join(readings)}" if readings else ""
        return f"{grounds} of {self._as_of}{under}: "

    def _weakest(self, ids: tuple[str, ...]) -> str:
        """Say how weak the weakest statement about the entity is, where others made it."""
        stated = [
            fact
            for id_ in ids
            if (fact := self._facts[id_]).level <= Level.STATED
            and fact.by is not Speaker.SELF
            and self._owners[id_] in self._names
            and fact.name not in self._posed
        ]
        return f" (in part merely stated by the {stated[0].by})" if stated else ""

    def _quote(self, licence: str, numbers: str) -> None:
        terms = self._terms.get(licence)
        for clause in terms.clauses if terms else ():
            # A clause that goes on in sub-clauses is quoted with them.
            if any(_is_within(clause.number, number) for number in numbers.split("; ")):
                words = f"“{clause.text}”"
                self._page.write(words, lead=f"{clause.number}:", style="dim", indent=6)

    def _duty(self, duty: DutyState) -> None:
        words = {Value.YES: "duty met:", Value.NO: "duty NOT met:"}
        lead = words.get(duty.met, "duty, not known whether met:")
        style = "yellow" if duty.met is Value.NO else ""
        self._page.write(f"{duty.says} ({duty.clause})", lead=lead, style=style, indent=6)
        for id_ in duty.evidence if duty.met is Value.NO else ():
            fact = self._facts[id_]
            said = f"{fact.name} = {fact.value}, {_described(fact)}"
            self._page.write(said, lead=id_, indent=8, hang=4)

    def _proof(self, proof: Proof) -> None:
        self._page.write("proof:", indent=6)
        for part in proof.parts if self._is_verbose else decisive(proof):
            self._step(part, 8)

    def _step(self, proof: Proof, indent: int) -> None:
        clause = f"[{proof.clause}] " if proof.clause else ""
        mark = f"{_MARKS[proof.value]:<3}"
        self._page.write(f"{clause}{proof.says}", lead=mark, indent=indent, hang=4)
        for id_ in proof.evidence:
            self._page.write(_described(self._facts[id_]), lead=id_, indent=indent + 4, hang=4)
        for part in proof.parts:
            self._step(part, indent + 2)

    def _contested(self, proof: Proof | None) -> None:
        """Name each contested fact with the statements that contradict each other."""
        contested = {
            step.says.partition(" = ")[0]: step
            for step in (steps(proof) if proof else ())
            if step.value is Value.CONTESTED
        }
        for fact_name, step in contested.items():
            self._page.write(fact_name, lead="contested:", style="yellow", indent=6)
            for id_ in step.evidence:
                fact = self._facts[id_]
                said = f"{fact.value}, {_described(fact)}"
                self._page.write(said, lead=id_, indent=8, hang=4)

    def _changes(
        self, missing: tuple[WouldDecide, ...], licence: str, *, is_open: bool
    ) -> None:
        if not missing:
            return
        most = len(missing) if self._is_verbose else _MOST_CHANGES
        lead = "would decide:" if is_open else "would change it:"
        for one in missing[:most]:
            answers = " and ".join(f"{fact} = {value}" for fact, value in one.answers)
            follows = self._follows(licence, one.outcome)
            self._page.write(f"{answers} → {follows}", lead=lead, indent=6)
        if len(missing) > most:
            self._page.write(f"and {counted(len(missing) - most, 'other way')} (-v)", indent=6)
        if is_open:
            asked = dict.fromkeys(fact for one in missing[:most] for fact, _ in one.answers)
            self._questions(tuple(asked), licence)

    def _follows(self, licence: str, effect: str) -> str:
        """Return the words for an effect; for a standing its clause, never the class word."""
        if effect in set(OutcomeKind):
            return OUTCOMES[OutcomeKind(effect)]
        return next(r.say for r in self._terms[licence].standings if r.standing == effect)

    def _questions(self, facts: tuple[str, ...], licence: str) -> None:
        own = self._terms.get(licence)
        # An expression has the questions of its parts.
        every = (own,) if own else tuple(self._terms.values())
        questions = {question.name: question for one in every for question in one.questions}
        for fact in facts:
            question = questions[fact]
            papers = f" ({'; '.join(question.settles)})" if question.settles else ""
            self._page.write(
                f"{question.ask}{papers}", lead="to ask:", style="cyan", indent=6, hang=8
            )


def _is_within(clause: str, number: str) -> bool:
    """Whether a clause is that number, or a sub-clause of one that ends in letters: 4(c)(i)."""
    return clause == number or (number.endswith(")") and clause.startswith(f"{number}("))


def _firmness(verdict: Verdict) -> str:
    """Say how far the verdict hangs on the readings."""
    if not verdict.clause or not verdict.robust:
        return ""
    what = "the outcome is" if verdict.hangs_on else "it is"
    return f"; {what} the same under every reading"


def _described(fact: Fact) -> str:
    period = ""
    if fact.valid_from or fact.valid_until:
        begins = fact.valid_from.isoformat() if fact.valid_from else "…"
        ends = fact.valid_until.isoformat() if fact.valid_until else "…"
        period = f", {begins} to {ends}"
    is_seen = fact.by is Speaker.SEEN
    weight = f"{fact.by}{period}" if is_seen else f"{LEVELS[fact.level]}, by {fact.by}{period}"
    return f"{weight}: {fact.evidence}"
