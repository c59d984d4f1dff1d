"""Which answers are enough to make a condition hold, or a line of a decision list win?

For people who want to see a case: the first that is found, which asks for little.
"""

from collections.abc import Iterator, Mapping, Sequence

from pplcheck.model.terms import (
    AllOf,
    AnyOf,
    Condition,
    FactHolds,
    Not,
    OutcomeRule,
    ReadingIs,
    Rule,
    RuleHolds,
    StandingRule,
    Terms,
)

_Answers = Mapping[str, bool]
_Wanted = tuple[Condition, bool]
# What is not found by then is too odd to be an example.
_MOST_STEPS = 20_000
_MOST_LEVELS = 400


def example_of(terms: Terms, condition: Condition, *, holds: bool = True) -> _Answers | None:
    """Return answers under which a condition holds, or does not, under the default readings.

    Args:
        terms: in which it stands.
        condition: to be made true, or false.
        holds: which of both.

    Returns:
        the answers, or None where no answers do it.

    """
    return _Search(terms).found([(condition, holds)])


def example_of_line(
    terms: Terms, lines: Sequence[OutcomeRule | StandingRule], number: int
) -> _Answers | None:
    """Return answers under which a line of a decision list wins under the default readings.

    Args:
        terms: in which the list stands.
        lines: the list.
        number: of the line, from 0; no line before it may hold.

    """
    before = [(line.condition, False) for line in lines[:number]]
    return _Search(terms).found([(lines[number].condition, True), *before])


class _Search:
    """Tries one way after the other to answer what conditions ask."""

    def __init__(self, terms: Terms) -> None:
        self._rules: Mapping[str, Rule] = {rule.name: rule for rule in terms.rules}
        self._defaults = {reading.name: reading.default for reading in terms.readings}
        self._steps = 0

    def found(self, wanted: Sequence[_Wanted]) -> _Answers | None:
        return next(self._ways(list(wanted), {}, _MOST_LEVELS), None)

    def _ways(
        self, wanted: list[_Wanted], answers: _Answers, levels: int
    ) -> Iterator[_Answers]:
        self._steps += 1
        if self._steps > _MOST_STEPS or levels == 0:
            return
        if not wanted:
            yield answers
            return
        (condition, truth), rest = wanted[0], wanted[1:]
        if isinstance(condition, FactHolds):
            if answers.get(condition.fact, truth) is truth:
                yield from self._ways(rest, {**answers, condition.fact: truth}, levels - 1)
            return
        for needed in self._needed(condition, holds=truth):
            yield from self._ways([*needed, *rest], answers, levels - 1)

    def _needed(self, condition: Condition, *, holds: bool) -> Iterator[list[_Wanted]]:
        """Yield the ways to make a condition true, or false, as what its parts must be."""
        match condition:
            case RuleHolds(rule):
                yield [(self._rules[rule].holds_if, holds)]
            case ReadingIs(reading, option):
                if (self._defaults[reading] == option) is holds:
                    yield []
            case Not(part):
                yield [(part, not holds)]
            case AllOf(parts) | AnyOf(parts):
                each = [(part, holds) for part in parts]
                if isinstance(condition, AllOf) is holds:
                    yield each
                else:
                    yield from ([one] for one in each)
            case _:
                yield [(condition, holds)]
