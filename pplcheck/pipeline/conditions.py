"""What does a condition of the terms ask for?"""

from collections.abc import Mapping

from pplcheck.model.terms import Condition, FactHolds, Not, ReadingIs, Rule, RuleHolds


def asks_for(condition: Condition, sought: Condition) -> bool:
    """Whether a condition itself, without the rules that it names, asks for something."""
    match condition:
        case Not(part):
            return asks_for(part, sought)
        case FactHolds() | RuleHolds() | ReadingIs():
            return condition == sought
        case _:
            return any(asks_for(part, sought) for part in condition.parts)


def readings_in(condition: Condition, rules: Mapping[str, Rule]) -> frozenset[str]:
    """Return the readings that a condition, or a rule beneath it, hangs on."""
    match condition:
        case ReadingIs(reading, _):
            return frozenset({reading})
        case FactHolds():
            return frozenset()
        case RuleHolds(rule):
            return readings_in(rules[rule].holds_if, rules)
        case Not(part):
            return readings_in(part, rules)
        case _:
            parts = (readings_in(part, rules) for part in condition.parts)
            return frozenset().union(*parts)
