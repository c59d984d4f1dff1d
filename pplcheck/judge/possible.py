"""Which lines of a decision list remain possible in a case?"""

from typing import Final

from pplcheck.judge.diagram import Diagram
from pplcheck.judge.formula import ANY_WORLD, World
from pplcheck.judge.logic import Case

# What is known of a fact, and what of it is proven, leaves these worlds. Of what is not known
# all remain, also that somebody states it and nobody proves it: so a statement, proven or not,
# only ever takes worlds away, and nothing that is certain becomes uncertain by it.
_WORLDS: Final[dict[tuple[bool | None, bool | None], World]] = {
    (True, True): World.YY,
    (True, None): World.YY | World.YN,
    (True, False): World.YN,
    (False, False): World.NN,
    (False, None): World.NN | World.NY,
    (False, True): World.NY,
}


def worlds_of(case: Case, fact: str) -> World:
    """Return the worlds that a fact may be in."""
    return _WORLDS.get((case.answers.get(fact), case.proven.get(fact)), ANY_WORLD)


class Walk:
    """One case, walked over one diagram.

    Lines are given as bits: bit `n` is the line `n`, the last is that no line holds.
    """

    def __init__(self, diagram: Diagram, allowed: list[int]) -> None:
        """Take what each variable may be, as bits of its values."""
        self.diagram = diagram
        self.allowed = allowed
        self._children: dict[int, tuple[int, ...]] = {}
        self._lines: dict[int, int] = {end: 1 << end for end in range(diagram.ends)}

    @property
    def visited(self) -> int:
        """How many nodes were evaluated; never more than the diagram has."""
        return len(self._lines) - self.diagram.ends

    def children(self, node: int) -> tuple[int, ...]:
        """Return the nodes that may follow, each once."""
        found = self._children.get(node)
        if found is None:
            allowed = self.allowed[self.diagram.asks[node]]
            every = enumerate(self.diagram.children[node])
            found = tuple(dict.fromkeys(one for value, one in every if allowed >> value & 1))
            self._children[node] = found
        return found

    def lines(self, node: int) -> int:
        """Return the lines that remain possible from a node on, as bits."""
        found = self._lines.get(node)
        if found is None:
            found = 0
            for child in self.children(node):
                found |= self.lines(child)
            self._lines[node] = found
        return found


def allowed_in(diagram: Diagram, case: Case) -> list[int]:
    """Return what each variable of a diagram may be in a case, as bits of its values."""
    return [
        1 << one.options.index(case.readings[one.name])
        if one.options
        else int(worlds_of(case, one.name))
        for one in diagram.variables
    ]
