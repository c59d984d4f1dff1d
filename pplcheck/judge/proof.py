"""By which steps does it follow?"""

from collections.abc import Mapping
from typing import assert_never

from pplcheck.judge.decision import Decision
from pplcheck.judge.logic import Case, Truth
from pplcheck.model.fact import Value
from pplcheck.model.known import Known
from pplcheck.model.terms import (
    AllOf,
    AnyOf,
    Condition,
    FactHolds,
    Not,
    ReadingIs,
    RuleHolds,
    Terms,
)
from pplcheck.model.verdict import DENIALS, Proof, StepKind

_LINES: dict[Truth, str] = {False: "it is not so that", None: "it may be that"}
_REFUSED = (
    "it is not permitted as it stands; whether a separate permission could change that is open"
)
_WORDS: dict[Truth, Value] = {True: Value.YES, False: Value.NO, None: Value.UNKNOWN}


class Prover:
    """Writes proofs for one case."""

    def __init__(self, terms: Terms, case: Case, known: Mapping[str, Known]) -> None:
        self._case = case
        self._known = known
        self._numbers = {clause.id: clause.number for clause in terms.clauses}

    def number(self, clause: str) -> str:
        """Return the clause's number as lawyers cite it."""
        return self._numbers[clause]

    def too_little(self) -> str:
        """Say why nothing is decided."""
        held_back = self._case.held_back()
        if not held_back:
            return "too little is known to say"
        clauses = ", ".join(dict.fromkeys(self.number(rule.clause) for rule in held_back))
        found = {fact for rule in held_back for fact in self._case.unproven(rule)}
        *others, last = sorted(found)
        facts = f"{', '.join(others)} and {last}" if others else last
        return (
            f"too little is proven to say: {clauses} needs a kept extract of level 3 or the "
            f"entity's own statement, and of {facts} there is neither"
        )

    def grounds(self, decision: Decision) -> tuple[str, ...]:
        """Return the numbers of all clauses by which a certain effect may follow."""
        return tuple(self.number(clause) for clause in decision.clauses)

    def clause(self, decision: Decision) -> str:
        """Return the number of the clause by which it follows, or empty."""
        grounds = self.grounds(decision)
        return grounds[0] if len(grounds) == 1 else ""

    def says(self, decision: Decision) -> str:
        """Return a decision in plain words."""
        if not decision.effect:
            is_refused = decision.possible and DENIALS.issuperset(decision.possible)
            return _REFUSED if is_refused else self.too_little()
        if decision.line is not None:
            return decision.line.say
        said = "; or ".join(dict.fromkeys(line.say for line in decision.lines))
        grounds = self.grounds(decision)
        if len(grounds) == 1:
            return said
        listed = " and ".join((", ".join(grounds[:-1]), grounds[-1]))
        return f"whichever of {listed} applies: {said}"

    def decision(self, decision: Decision, says: str) -> Proof:
        """Return the proof of a decision: every line that was considered, in order."""
        parts = tuple(
            Proof(
                kind=StepKind.LINE,
                value=_WORDS[truth],
                says=line.say if truth else f"{_LINES[truth]}: {line.say}",
                clause=self.number(line.clause),
                parts=(self.condition(line.condition),),
            )
            for line, truth in decision.considered
        )
        value = Value.YES if decision.effect else Value.UNKNOWN
        return Proof(StepKind.DECISION, value, says, self.clause(decision), parts=parts)

    def condition(self, condition: Condition) -> Proof:
        """Return the steps of one condition."""
        value = _WORDS[self._case.holds(condition)]
        match condition:
            case FactHolds(fact):
                return self._fact(fact, value, negated=False)
            case Not(FactHolds(fact)):
                return self._fact(fact, value, negated=True)
            case RuleHolds(rule):
                return self._rule(rule, value)
            case ReadingIs(reading, option):
                return self._reading(reading, option, value)
            case Not() | AllOf() | AnyOf():
                return self._joint(condition, value)
            case _:
                assert_never(condition)

    def _joint(self, condition: Not | AllOf | AnyOf, value: Value) -> Proof:
        if isinstance(condition, Not):
            return Proof(
                StepKind.NOT,
                value,
                "it is not so that:",
                parts=(self.condition(condition.part),),
            )
        parts = tuple(self.condition(part) for part in condition.parts)
        if isinstance(condition, AllOf):
            return Proof(StepKind.ALL, value, "all of:", parts=parts)
        return Proof(StepKind.ANY, value, "any of:", parts=parts)

    def _reading(self, reading: str, option: str, value: Value) -> Proof:
        says = f"reading {reading} is {self._case.readings[reading]!r}"
        if value is not Value.YES:
            says = f"{says}; it would have to be {option!r}"
        return Proof(StepKind.READING, value, says)

    def _fact(self, fact: str, value: Value, *, negated: bool) -> Proof:
        known = self._known.get(fact)
        stated = known.value if known else Value.UNKNOWN
        wanted = "no" if negated else "yes"
        says = f"{fact} = {stated}"
        if stated != wanted:
            says = f"{says}; it would have to be {wanted}"
        shown = Value.CONTESTED if stated is Value.CONTESTED else value
        return Proof(StepKind.FACT, shown, says, evidence=known.evidence if known else ())

    def _rule(self, name: str, value: Value) -> Proof:
        rule = self._case.rules[name]
        says = name.replace("_", " ")
        if self._case.is_held_back(name):
            says += (
                " (not held against anybody without a kept extract of level 3 or their own "
                "statement)"
            )
        parts = (self.condition(rule.holds_if),)
        return Proof(StepKind.RULE, value, says, self.number(rule.clause), parts=parts)
