"""What does a condition of the terms ask for?"""

from collections.abc import Iterator, Mapping
from typing import assert_never

from pplcheck.model.terms import (
    AllOf,
    AnyOf,
    Condition,
    FactHolds,
    Not,
    ReadingIs,
    Rule,
    RuleHolds,
)

# What a condition is made of in the end.
Leaf = FactHolds | RuleHolds | ReadingIs


def leaves(condition: Condition) -> Iterator[Leaf]:
    """Yield what a condition itself names, in order: facts, rules and readings."""
    match condition:
        case FactHolds() | RuleHolds() | ReadingIs():
            yield condition
        case Not(part):
            yield from leaves(part)
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from leaves(part)
        case _:
            assert_never(condition)


def leaves_beneath(
    condition: Condition, rules: Mapping[str, Rule]
) -> Iterator[FactHolds | ReadingIs]:
    """Yield the facts and readings that a condition, or a rule beneath it, names.

    Args:
        condition: of the terms.
        rules: those beneath, by name; each is followed once.

    """
    followed: set[str] = set()

    def found(one: Condition) -> Iterator[FactHolds | ReadingIs]:
        for leaf in leaves(one):
            if not isinstance(leaf, RuleHolds):
                yield leaf
            elif leaf.rule not in followed:
                followed.add(leaf.rule)
                yield from found(rules[leaf.rule].holds_if)

    return found(condition)


def facts_in(condition: Condition, rules: Mapping[str, Rule]) -> frozenset[str]:
    """Return the facts that a condition, or a rule beneath it, asks for."""
    found = leaves_beneath(condition, rules)
    return frozenset(leaf.fact for leaf in found if isinstance(leaf, FactHolds))


def readings_in(condition: Condition, rules: Mapping[str, Rule]) -> frozenset[str]:
    """Return the readings that a condition, or a rule beneath it, hangs on."""
    found = leaves_beneath(condition, rules)
    return frozenset(leaf.reading for leaf in found if isinstance(leaf, ReadingIs))
