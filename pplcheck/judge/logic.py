"""Does a condition hold, as far as is known?

The logic is three-valued, after Kleene: True, False, or None where it is unknown. Equality
with something unknown stays unknown.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import assert_never

from pplcheck.model.fact import Value
from pplcheck.model.known import Known
from pplcheck.model.terms import (
    AllOf,
    AnyOf,
    Condition,
    FactHolds,
    Not,
    ReadingIs,
    Rule,
    RuleHolds,
    Terms,
)

Truth = bool | None
Answers = Mapping[str, Truth]

# How a question is marked whose answer is what kind of being the user is.
PERSON = "person"

_TRUTH: dict[Value, Truth] = {Value.YES: True, Value.NO: False}


@dataclass(frozen=True, slots=True)
class Case:
    """One licence's terms beside what is known of one user and use.

    Attributes:
        terms: of the licence.
        rules: their rules by name.
        readings: the option taken for each reading.
        answers: what is known of each fact.
        proven: the same, counting only what bears an accusation.

    """

    terms: Terms
    rules: Mapping[str, Rule]
    readings: Mapping[str, str]
    answers: Answers
    proven: Answers

    def holds(self, condition: Condition) -> Truth:
        """Whether `condition` holds."""
        return self._holds(condition, self.answers)

    def rule_holds(self, name: str) -> Truth:
        """Whether a rule holds; one that accuses needs evidence that bears it."""
        return self._rule_holds(self.rules[name], self.answers)

    def is_held_back(self, name: str) -> bool:
        """Whether a rule would hold, did the evidence bear the accusation."""
        return bool(
            self.rules[name].accuses
            and self.rule_holds(name) is None
            and self._holds(self.rules[name].holds_if, self.answers)
        )

    def held_back(self) -> tuple[Rule, ...]:
        """Return the rules that are held back."""
        return tuple(rule for name, rule in self.rules.items() if self.is_held_back(name))

    def unproven(self, rule: Rule) -> Iterator[str]:
        """Yield the facts that would have to be proven for a rule that is held back to hold."""
        return self._unproven(rule.holds_if, truth=True)

    def _unproven(self, condition: Condition, *, truth: bool) -> Iterator[str]:
        """Yield the facts by which a condition is so, and is not proven to be so."""
        match condition:
            case FactHolds(fact):
                if self.answers.get(fact) is truth and self.proven.get(fact) is None:
                    yield fact
            case RuleHolds(rule):
                yield from self._unproven(self.rules[rule].holds_if, truth=truth)
            case Not(part):
                yield from self._unproven(part, truth=not truth)
            case AllOf(parts) | AnyOf(parts):
                for part in parts:
                    # A rule beneath that is held back is not known to hold, nor to fail.
                    is_so = self._holds(part, self.answers) is not (not truth)
                    if is_so and self._holds(part, self.proven) is not truth:
                        yield from self._unproven(part, truth=truth)
            case ReadingIs():
                return
            case _:
                assert_never(condition)

    def _rule_holds(self, rule: Rule, answers: Answers) -> Truth:
        holds = self._holds(rule.holds_if, answers)
        # Over what is proven nothing more can be held back; to ask again would take twice as
        # long for each rule beneath.
        is_held = holds and rule.accuses and answers is not self.proven
        if is_held and not self._holds(rule.holds_if, self.proven):
            return None
        return holds

    def _holds(self, condition: Condition, answers: Answers) -> Truth:
        match condition:
            case FactHolds(fact):
                return answers.get(fact)
            case RuleHolds(rule):
                return self._rule_holds(self.rules[rule], answers)
            case ReadingIs(reading, option):
                return self.readings[reading] == option
            case Not(part):
                holds = self._holds(part, answers)
                return None if holds is None else not holds
            case AllOf(parts):
                return _all(self._holds(part, answers) for part in parts)
            case AnyOf(parts):
                denied = _all(_denied(self._holds(part, answers)) for part in parts)
                return _denied(denied)
            case _:
                assert_never(condition)


def _denied(truth: Truth) -> Truth:
    return None if truth is None else not truth


def _all(truths: Iterable[Truth]) -> Truth:
    result: Truth = True
    for truth in truths:
        if truth is False:
            return False
        if truth is None:
            result = None
    return result


def case_of(terms: Terms, known: Mapping[str, Known], readings: Mapping[str, str]) -> Case:
    """Return the case of what is known under the steward's readings, else the defaults."""
    options = {
        reading.name: readings.get(reading.name, reading.default) for reading in terms.readings
    }
    posed = {question.name for question in terms.questions if question.answered_by == PERSON}
    return Case(
        terms=terms,
        rules={rule.name: rule for rule in terms.rules},
        readings=options,
        answers={name: _TRUTH.get(one.value) for name, one in known.items()},
        # Whether the user is a natural person is how the case is posed, not a claim in it.
        proven={
            name: _TRUTH.get(one.value if name in posed else one.proven)
            for name, one in known.items()
        },
    )
