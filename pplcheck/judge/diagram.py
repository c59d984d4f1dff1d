"""Which line of a decision list is the first to hold, in every world at once?

A decision list is compiled, once, into a reduced ordered decision diagram (R. E. Bryant,
*Graph-based algorithms for Boolean function manipulation*, 1986; with several values a
variable: A. Srinivasan and others, *Algorithms for discrete function manipulation*, 1990). Its
variables are the readings and the facts, as they occur; its ends are the lines. What is asked
of a case afterwards is a walk that sees each node once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pplcheck.judge.formula import (
    FALSE,
    TRUE,
    Formulas,
    TooMuchWorkError,
    Variable,
    variables_in,
)
from pplcheck.model.terms import Condition, Rule

# The widest known licence has 300.
MOST_NODES: Final = 10_000


@dataclass(frozen=True, slots=True)
class Diagram:
    """A decision list as a graph: an inner node asks one variable, an end is a line.

    Attributes:
        variables: in order: a node's children ask only later ones.
        ends: how many ends there are. Node `n` below that number is the line `n`; the last of
            them is what no line says.
        asks: the variable of each node.
        children: the node that follows for each value of the variable; none for an end.
        root: where to begin.
        alone: where to begin for each line alone, whatever stands before it.

    """

    variables: tuple[Variable, ...]
    ends: int
    asks: tuple[int, ...]
    children: tuple[tuple[int, ...], ...]
    root: int
    alone: tuple[int, ...]

    @property
    def nothing(self) -> int:
        """The end of those worlds in which no line holds."""
        return self.ends - 1


def compile_list(
    conditions: Sequence[Condition],
    rules: Mapping[str, Rule],
    readings: Mapping[str, tuple[str, ...]],
) -> Diagram:
    """Return the diagram of a decision list.

    Args:
        conditions: of its lines, in order; the first that holds wins.
        rules: those beneath, by name.
        readings: the options of every reading of the terms.

    Raises:
        TooMuchWorkError: the conditions branch too much.

    """
    variables = variables_in(conditions, rules, readings)
    formulas = Formulas(rules, variables)
    lines = tuple((formulas.of(one), number) for number, one in enumerate(conditions))
    builder = _Builder(formulas, variables, len(lines) + 1)
    root = builder.node(builder.simplified(lines))
    alone = tuple(builder.node(builder.simplified((line,))) for line in lines)
    return Diagram(
        variables=variables,
        ends=len(lines) + 1,
        asks=tuple(builder.asks),
        children=tuple(builder.children),
        root=root,
        alone=alone,
    )


# What remains of a decision list: formulas with the numbers of their lines.
_Lines = tuple[tuple[int, int], ...]


class _Builder:
    """Shannon expansion, once for each list that remains."""

    def __init__(self, formulas: Formulas, variables: Sequence[Variable], ends: int) -> None:
        self._formulas = formulas
        self._alike = [
            _told_apart(one.values, formulas.masks[number])
            for number, one in enumerate(variables)
        ]
        self._seen: dict[_Lines, int] = {}
        self._unique: dict[tuple[int, tuple[int, ...]], int] = {}
        self._ends = ends
        # An end asks what comes after the last variable.
        self.asks = [len(variables)] * ends
        self.children: list[tuple[int, ...]] = [()] * ends

    def simplified(self, lines: _Lines) -> _Lines:
        """Leave out what cannot hold, and what stands behind a line that does."""
        kept = []
        for formula, number in lines:
            if formula != FALSE:
                kept.append((formula, number))
            if formula == TRUE:
                break
        return tuple(kept)

    def node(self, lines: _Lines) -> int:
        """Return the node of a simplified list."""
        if not lines:
            return self._ends - 1
        if lines[0][0] == TRUE:
            return lines[0][1]
        found = self._seen.get(lines)
        if found is None:
            found = self._seen[lines] = self._expanded(lines)
        return found

    def _expanded(self, lines: _Lines) -> int:
        self._formulas.count(len(lines))
        asks = 0
        for formula, _ in lines:
            asks |= self._formulas.asks[formula]
        variable = (asks & -asks).bit_length() - 1
        below: dict[int, int] = {}
        children = []
        for value, like in enumerate(self._alike[variable]):
            if like not in below:
                given = (
                    (self._formulas.given(formula, variable, 1 << value), number)
                    for formula, number in lines
                )
                below[like] = self.node(self.simplified(tuple(given)))
            children.append(below[like])
        return self._reduced(variable, tuple(children))

    def _reduced(self, variable: int, children: tuple[int, ...]) -> int:
        if len(set(children)) == 1:
            return children[0]
        key = (variable, children)
        found = self._unique.get(key)
        if found is None:
            found = self._unique[key] = len(self.asks)
            if found > MOST_NODES:
                raise TooMuchWorkError
            self.asks.append(variable)
            self.children.append(children)
        return found


def _told_apart(values: int, masks: set[int]) -> list[int]:
    """Return for each value a number that is the same for values that no leaf tells apart."""
    ordered = sorted(masks)
    classes: dict[tuple[bool, ...], int] = {}
    return [
        classes.setdefault(tuple(bool(mask >> value & 1) for mask in ordered), len(classes))
        for value in range(values)
    ]
