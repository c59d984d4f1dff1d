"""Which statements bear a judgement, who made them, and how are they shown beside a proof?"""

from collections.abc import Iterable, Mapping

from pplcheck.model.fact import Fact, Level, Speaker, Value
from pplcheck.model.report import Report
from pplcheck.model.verdict import Proof, StepKind
from pplcheck.report.page import Page
from pplcheck.report.resting import Resting
from pplcheck.report.steps import decisive, ranges, steps, undecided
from pplcheck.report.words import LEVELS, short

_MARKS = {Value.YES: "yes", Value.NO: "no", Value.UNKNOWN: "?", Value.CONTESTED: "contested"}


class Witness:
    """Knows the numbered statements of a report, and which of them were cited and shown."""

    def __init__(self, page: Page, report: Report) -> None:
        """Take the page to write on, and the report whose statements are cited."""
        self._page = page
        self._is_verbose = page.look.verbosity > 0
        self._facts = {fact.id: fact for _, fact in report.evidence}
        self._resting = Resting(report)
        self._entities = {one.entity.id for one in report.entities}
        self._owners = {fact.id: owner for owner, fact in report.evidence}
        self._cited: set[str] = set()
        self._shown: set[str] = set()
        self._proven: dict[tuple[object, ...], str] = {}

    def basis(self, proof: Proof | None) -> str:
        """Return `On evidence E1-E3 (…), as`, or `As` where no evidence decided."""
        rest = self._resting.of(proof)
        self.cite(rest.ids)
        return f"On evidence {ranges(rest.ids)}{rest.says}, as" if rest.ids else "As"

    def cite(self, ids: Iterable[str]) -> None:
        """Take note that statements were cited by their numbers; others are no statements."""
        self._cited.update(id_ for id_ in ids if id_ in self._facts)

    def write_rest(self) -> None:
        """Write the statements that were cited and not shown: each can be looked up."""
        rest = sorted(self._cited - self._shown, key=lambda id_: int(id_.removeprefix("E")))
        if rest:
            self._page.gap()
            self._page.write("Evidence cited above", style="bold")
        for id_ in rest:
            self.statements((id_,), 2, with_fact=True)

    def proof(
        self, proof: Proof, indent: int, by: tuple[str, str] = ("", ""), at: str = ""
    ) -> None:
        """Write a proof: the steps that decided or may still decide, or all on request.

        Args:
            proof: of a verdict or a standing.
            indent: columns before it.
            by: whom it is about, and the licence; of one user a proof is told once.
            at: where it stands, such as `V9`, or empty.

        """
        is_decided = proof.value is Value.YES
        lead = "proof:" if is_decided else "what is known:"
        essential = decisive(proof) if is_decided else undecided(proof)
        shown = proof.parts if self._is_verbose else tuple(essential)
        before = self._proven.setdefault((*by, shown), at)
        if before != at:
            self._page.write(f"as at {before}", lead=lead, indent=indent)
            return
        self._page.write(lead, indent=indent)
        told: set[Proof] = set()
        for part in shown:
            self._step(part, indent + 2, told)

    def _step(self, proof: Proof, indent: int, told: set[Proof]) -> None:
        """Write a step and those beneath; those of a rule that were told are not told again."""
        clause = f"[{proof.clause}] " if proof.clause else ""
        mark = f"{_MARKS[proof.value]:<3}"
        is_told = proof in told
        again = ", as above" if is_told else ""
        self._page.write(f"{clause}{proof.says}{again}", lead=mark, indent=indent, hang=4)
        if is_told:
            return
        if proof.kind is StepKind.RULE:
            told.add(proof)
        self.statements(proof.evidence, indent + 4)
        for part in proof.parts:
            self._step(part, indent + 2, told)

    def statements(self, ids: tuple[str, ...], indent: int, *, with_fact: bool = False) -> None:
        """Write numbered statements, a line each."""
        self._shown.update(ids)
        for id_ in ids:
            fact = self._facts[id_]
            said = f"{fact.name} = {fact.value}, " if with_fact else ""
            self._page.write(f"{said}{self._told(fact)}", lead=id_, indent=indent, hang=4)

    def _told(self, fact: Fact) -> str:
        """Return a statement; of what an entity's file shows, where it shows it is enough."""
        is_of_file = fact.by is Speaker.SEEN and self._owners[fact.id] in self._entities
        return fact.evidence if is_of_file else _described(fact)

    def contested(self, proof: Proof | None, indent: int) -> None:
        """Name each contested fact with the statements that contradict each other."""
        contested = {
            fact_of(step): step
            for step in (steps(proof) if proof else ())
            if step.kind is StepKind.FACT and step.value is Value.CONTESTED
        }
        for fact_name, step in contested.items():
            self._page.write(fact_name, lead="contested:", style="yellow", indent=indent)
            self._shown.update(step.evidence)
            for id_ in step.evidence:
                fact = self._facts[id_]
                said = f"{fact.value}, {_described(fact)}"
                self._page.write(said, lead=id_, indent=indent + 2, hang=4)


def fact_of(step: Proof) -> str:
    """Return the name of the fact that a step is about."""
    return step.says.partition(" = ")[0]


def stated_in(proof: Proof | None) -> Mapping[str, str]:
    """Return what a proof says of each fact that it asks for, as it stands."""
    told = {}
    for step in steps(proof) if proof else ():
        if step.kind is StepKind.FACT:
            name, _, rest = step.says.partition(" = ")
            told[name] = rest.partition(";")[0]
    return told


def _described(fact: Fact) -> str:
    period = ""
    if fact.valid_from or fact.valid_until:
        begins = fact.valid_from.isoformat() if fact.valid_from else "…"
        ends = fact.valid_until.isoformat() if fact.valid_until else "…"
        period = f", {begins} to {ends}"
    kept = f" ({short(fact.sha256)})" if fact.sha256 and fact.is_checked else ""
    return f"{_weight(fact)}{period}: {fact.evidence}{kept}"


def _weight(fact: Fact) -> str:
    """Return how much a statement weighs, who says so, and what of that was not checked."""
    if fact.by is Speaker.SEEN:
        return fact.by
    level = LEVELS[fact.level]
    if fact.is_checked or (fact.by is not Speaker.SELF and fact.level < Level.REGISTER):
        return f"{level}, by {fact.by}"
    if fact.level < Level.REGISTER:
        return f"{level}, written down by the steward as its own word"
    return f"{level}, by {fact.by}, extract not kept here"
