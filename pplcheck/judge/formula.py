"""When does a condition hold in a world, so simplified that equal conditions are one?

A world gives every fact two answers: what is so as far as is known, and what of it is proven.
A rule that accuses holds where its condition holds over both; every other condition asks only
for what is known. Formulas stand in negation normal form, and equal ones have the same number
(hash consing), so that the diagram above them is built without comparing trees.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntFlag
from typing import Final, assert_never

from pplcheck.model.conditions import leaves_beneath
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


class World(IntFlag):
    """What a fact may be: the first letter is what is known, the second what is proven."""

    YY = 1
    YN = 2
    NY = 4
    NN = 8


KNOWN_YES: Final = World.YY | World.YN
PROVEN_YES: Final = World.YY | World.NY
ANY_WORLD: Final = World.YY | World.YN | World.NY | World.NN

# What the widest known licence needs, 200 times over; what needs more would take minutes, and
# soon centuries.
MOST_WORK: Final = 1_000_000

FALSE: Final = 0
TRUE: Final = 1


@dataclass(frozen=True, slots=True)
class Variable:
    """What a decision list asks for: a reading or a fact. One of each may have one name.

    Attributes:
        name: of the reading or fact.
        options: those of a reading, its values in order; a fact has none, and its values are
            the worlds.

    """

    name: str
    options: tuple[str, ...] = ()

    @property
    def values(self) -> int:
        """How many values it may have."""
        return len(self.options) or len(World)


def variables_in(
    conditions: Iterable[Condition],
    rules: Mapping[str, Rule],
    readings: Mapping[str, tuple[str, ...]],
) -> tuple[Variable, ...]:
    """Return what conditions ask for, each as it first occurs.

    Args:
        conditions: in order.
        rules: those beneath, by name.
        readings: the options of each.

    """
    found: dict[Variable, None] = {}
    for leaf in (leaf for one in conditions for leaf in leaves_beneath(one, rules)):
        if isinstance(leaf, ReadingIs):
            found[Variable(leaf.reading, readings[leaf.reading])] = None
        else:
            found[Variable(leaf.fact)] = None
    return tuple(found)


class TooMuchWorkError(Exception):
    """The conditions branch too much."""


class Formulas:
    """Makes formulas over ordered variables, each of which has up to a few values.

    A formula is a number. `FALSE` and `TRUE` are two of them; a leaf says that a variable has
    one of some values; the others are of two or more parts.
    """

    def __init__(self, rules: Mapping[str, Rule], variables: Sequence[Variable]) -> None:
        """Take the rules beneath the conditions, by name, and what these ask for, in order."""
        self._rules = rules
        self._options = {one.name: one.options for one in variables if one.options}
        numbered = list(enumerate(variables))
        self._readings = {one.name: number for number, one in numbered if one.options}
        self._facts = {one.name: number for number, one in numbered if not one.options}
        self._whole = [(1 << one.values) - 1 for one in variables]
        self._numbers: dict[tuple[object, ...], int] = {("false",): FALSE, ("true",): TRUE}
        # For each formula: its variables as bits, and what it is.
        self.asks: list[int] = [0, 0]
        self._leaf: list[tuple[int, int] | None] = [None, None]
        self._parts: list[tuple[bool, tuple[int, ...]] | None] = [None, None]
        self._given: dict[tuple[int, int, int], int] = {}
        # Which values of a variable are told apart by some leaf.
        self.masks: list[set[int]] = [set() for _ in self._whole]
        self._work = 0

    def of(self, condition: Condition) -> int:
        """Return the formula of a condition over what is known."""
        return self._of(condition, KNOWN_YES, wanted=True)

    def given(self, formula: int, variable: int, value: int) -> int:
        """Return what remains of a formula where a variable has a value (one bit)."""
        if not self.asks[formula] >> variable & 1:
            return formula
        key = (formula, variable, value)
        found = self._given.get(key)
        if found is None:
            found = self._given[key] = self._restricted(formula, variable, value)
        return found

    def count(self, parts: int) -> None:
        """Count the parts that are looked at.

        Raises:
            TooMuchWorkError: they are more than any licence needs.

        """
        self._work += parts
        if self._work > MOST_WORK:
            raise TooMuchWorkError

    def _restricted(self, formula: int, variable: int, value: int) -> int:
        leaf = self._leaf[formula]
        if leaf is not None:
            return TRUE if leaf[1] & value else FALSE
        joint = self._parts[formula]
        if joint is None:
            return formula
        is_all, parts = joint
        return self._joined([self.given(one, variable, value) for one in parts], is_all=is_all)

    def _of(self, condition: Condition, yes: World, *, wanted: bool) -> int:
        """Return the formula of a condition, or of its opposite.

        Args:
            condition: to be put.
            yes: the worlds of a fact in which it counts as `yes`.
            wanted: whether the condition, or its opposite, is asked for.

        """
        match condition:
            case FactHolds(fact):
                mask = int(yes if wanted else ANY_WORLD & ~yes)
                return self._leaf_at(self._facts[fact], mask)
            case ReadingIs(reading, option):
                options = enumerate(self._options[reading])
                chosen = sum(1 << number for number, one in options if one == option)
                variable = self._readings[reading]
                mask = chosen if wanted else self._whole[variable] & ~chosen
                return self._leaf_at(variable, mask)
            case RuleHolds(rule):
                return self._rule(self._rules[rule], yes, wanted=wanted)
            case Not(part):
                return self._of(part, yes, wanted=not wanted)
            case AllOf(parts) | AnyOf(parts):
                # After De Morgan, the opposite of "all" is "any" of the opposites.
                is_all = isinstance(condition, AllOf) is wanted
                made = [self._of(part, yes, wanted=wanted) for part in parts]
                return self._joined(made, is_all=is_all)
            case _:
                assert_never(condition)

    def _rule(self, rule: Rule, yes: World, *, wanted: bool) -> int:
        over = [yes, PROVEN_YES] if rule.accuses and yes is not PROVEN_YES else [yes]
        made = [self._of(rule.holds_if, one, wanted=wanted) for one in over]
        return self._joined(made, is_all=wanted)

    def _leaf_at(self, variable: int, mask: int) -> int:
        if mask == 0:
            return FALSE
        if mask == self._whole[variable]:
            return TRUE
        self.masks[variable].add(mask)
        return self._number(("leaf", variable, mask), 1 << variable, (variable, mask), None)

    def _joined(self, parts: Iterable[int], *, is_all: bool) -> int:
        neutral, decisive = (TRUE, FALSE) if is_all else (FALSE, TRUE)
        masks: dict[int, int] = {}
        kept: set[int] = set()
        todo = list(parts)
        self.count(len(todo))
        while todo:
            part = todo.pop()
            if part == decisive:
                return decisive
            leaf, joint = self._leaf[part], self._parts[part]
            if leaf is not None:
                variable, mask = leaf
                before = masks.get(variable)
                masks[variable] = (
                    mask if before is None else before & mask if is_all else before | mask
                )
            elif joint is not None and joint[0] is is_all:
                todo.extend(joint[1])
                self.count(len(joint[1]))
            elif part != neutral:
                kept.add(part)
        kept.update(self._leaf_at(variable, mask) for variable, mask in masks.items())
        kept.discard(neutral)
        if decisive in kept or not kept:
            return decisive if kept else neutral
        if len(kept) == 1:
            return kept.pop()
        ordered = tuple(sorted(kept))
        asks = 0
        for one in ordered:
            asks |= self.asks[one]
        return self._number(
            ("all" if is_all else "any", *ordered), asks, None, (is_all, ordered)
        )

    def _number(
        self,
        key: tuple[object, ...],
        asks: int,
        leaf: tuple[int, int] | None,
        parts: tuple[bool, tuple[int, ...]] | None,
    ) -> int:
        found = self._numbers.get(key)
        if found is None:
            found = self._numbers[key] = len(self.asks)
            self.asks.append(asks)
            self._leaf.append(leaf)
            self._parts.append(parts)
        return found
