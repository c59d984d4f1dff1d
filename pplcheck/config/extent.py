"""Are a licence's terms small enough that somebody can be judged by them, and read the proof?

A rule that many conditions name counts wherever it is named: a few short rules that name one
another make a proof of millions of steps.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from graphlib import TopologicalSorter
from typing import Final, assert_never

from pplcheck.model.conditions import leaves
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
from pplcheck.syntax.places import Keys

# The widest known licence has 108 steps that ask, 33 facts and readings, and 16 levels.
MOST_STEPS: Final = 1_000
MOST_ASKED: Final = 120
MOST_LEVELS: Final = 50
MOST_OPTIONS: Final = 50


@dataclass(frozen=True, slots=True)
class _Extent:
    """How much there is beneath a condition, with its rules written out.

    Attributes:
        steps: facts and readings, each as often as it is asked.
        levels: how deep it is.
        asked: facts and readings.

    """

    steps: int
    levels: int
    asked: frozenset[tuple[str, str]]


def too_large(terms: Terms) -> Iterator[tuple[Keys, str]]:
    """Yield where, and in which respect, terms are too large; nothing for what people write.

    Args:
        terms: whose names are known, and whose rules do not need themselves.

    """
    extents: dict[str, _Extent] = {}
    beneath = {
        rule.name: {one.rule for one in leaves(rule.holds_if) if isinstance(one, RuleHolds)}
        for rule in terms.rules
    }
    conditions = {rule.name: rule.holds_if for rule in terms.rules}
    for name in TopologicalSorter(beneath).static_order():
        extents[name] = _of(conditions[name], extents)
    duties = [one for duty in terms.duties for one in (duty.applies_if, duty.met_if)]
    for keys, listed in (
        (("outcome", 0), [line.condition for line in terms.outcomes]),
        (("standing", 0), [line.condition for line in terms.standings]),
        (("duty",), duties),
    ):
        whole = _together([_of(one, extents) for one in listed])
        for found, most, what in (
            (whole.steps, MOST_STEPS, "steps, with every rule written out"),
            (whole.levels, MOST_LEVELS, "levels, with every rule written out"),
            (len(whole.asked), MOST_ASKED, "facts and readings"),
        ):
            if found > most:
                yield keys, f"more than {most:,} {what}"
    for reading in terms.readings:
        if len(reading.options) > MOST_OPTIONS:
            yield ("reading", reading.name), f"more than {MOST_OPTIONS} options"


def _of(condition: Condition, rules: Mapping[str, _Extent]) -> _Extent:
    match condition:
        case FactHolds(fact):
            return _Extent(1, 1, frozenset({("fact", fact)}))
        case ReadingIs(reading):
            return _Extent(1, 1, frozenset({("reading", reading)}))
        case RuleHolds(rule):
            return _together([rules[rule]])
        case Not(part):
            return _together([_of(part, rules)])
        case AllOf(parts) | AnyOf(parts):
            return _together([_of(part, rules) for part in parts])
        case _:
            assert_never(condition)


def _together(parts: Iterable[_Extent]) -> _Extent:
    several = list(parts)
    return _Extent(
        sum(one.steps for one in several),
        1 + max((one.levels for one in several), default=0),
        frozenset().union(*(one.asked for one in several)),
    )
