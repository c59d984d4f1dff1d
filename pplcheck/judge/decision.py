"""What does a decision list say of a case, and does that hang on the readings?

The first line that holds wins. Where more than one may be that line, but all say the same, the
effect is certain though its ground is not.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from pplcheck.judge.diagram import Diagram, compile_list
from pplcheck.judge.logic import Case, Truth
from pplcheck.judge.possible import Walk, allowed_in
from pplcheck.model.terms import OutcomeRule, StandingRule

Line = OutcomeRule | StandingRule

# As many as a run will ever judge by at once; each has two.
_MOST_LISTS = 256


@dataclass(frozen=True, slots=True)
class Decision:
    """What a decision list says.

    Attributes:
        effect: the outcome or standing, or empty where several remain possible.
        line: the line that the effect rests on, or None where it is one of several, or where
            the effect is not certain.
        possible: the effects that remain possible, exactly, in the order of the list.
        lines: the lines that may be the first to hold, in order.
        considered: the lines up to the first that surely holds, with their truth.

    """

    effect: str
    line: Line | None
    possible: tuple[str, ...]
    lines: tuple[Line, ...]
    considered: tuple[tuple[Line, Truth], ...]

    @property
    def clauses(self) -> tuple[str, ...]:
        """Ids of the clauses that a certain effect rests on; several where any of them may."""
        if not self.effect:
            return ()
        grounds = (self.line,) if self.line else self.lines
        return tuple(dict.fromkeys(line.clause for line in grounds))


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """How a decision hangs on the readings.

    Attributes:
        is_robust: the effect is the same under every combination of readings.
        hangs_on: readings of which one, or as few as possible together, read otherwise, would
            change the effect or its ground; sorted.

    """

    is_robust: bool
    hangs_on: tuple[str, ...]


def effect_of(line: Line) -> str:
    """Return what follows from a line."""
    return line.outcome if isinstance(line, OutcomeRule) else line.standing


def decide(lines: Sequence[Line], case: Case) -> Decision:
    """Return what the list says of the case."""
    return Held(lines, case).decision()


# The node of a whole list, and those of each line alone, once the readings are chosen.
_Chosen = tuple[int, ...]
_Ground = tuple[str, tuple[str, ...]]
_Sets = frozenset[frozenset[str]]


class Held:
    """One case, held against one decision list."""

    def __init__(self, lines: Sequence[Line], case: Case) -> None:
        self.lines = lines
        self.case = case
        self.diagram = diagram_of(lines, case)
        self.walk = Walk(self.diagram, allowed_in(self.diagram, case))
        self._begin = (self.diagram.root, *self.diagram.alone)
        self._grounds: dict[_Chosen, _Ground] = {}
        self._chosen = self._choose()

    @property
    def node(self) -> int:
        """Where the facts begin, under the readings of the case."""
        return self._chosen[0]

    def effects(self, lines: int) -> tuple[str, ...]:
        """Return the effects of lines given as bits, in the order of the list."""
        return tuple(dict.fromkeys(effect_of(line) for line in self.lines_of(lines)))

    def lines_of(self, bits: int) -> list[Line]:
        """Return the lines that are given as bits."""
        return [line for n, line in enumerate(self.lines) if bits >> n & 1]

    def is_certain(self, bits: int) -> bool:
        """Whether all lines that are given as bits say the same, and one of them holds."""
        return len(self.effects(bits)) == 1 and not bits >> self.diagram.nothing & 1

    def decision(self) -> Decision:
        """Return what the list says."""
        possible = self.walk.lines(self.node)
        effect, _ = self._ground(self._chosen)
        return Decision(
            effect=effect,
            line=self._line(self._chosen) if effect else None,
            possible=self.effects(possible),
            lines=tuple(self.lines_of(possible)),
            considered=tuple(self._considered()),
        )

    def sensitivity(self) -> Sensitivity:
        """Return how the decision hangs on the readings."""
        smallest = self._changing(self._begin, {})
        effects = {effect for effect, _ in self._grounds.values()}
        return Sensitivity(len(effects) == 1, tuple(sorted(frozenset().union(*smallest))))

    def _considered(self) -> list[tuple[Line, Truth]]:
        considered: list[tuple[Line, Truth]] = []
        for line in self.lines:
            considered.append((line, self.case.holds(line.condition)))
            if considered[-1][1]:
                break
        return considered

    def _reading_of(self, nodes: _Chosen) -> int | None:
        first = min(self.diagram.asks[node] for node in nodes)
        return first if first < self.diagram.readings else None

    def _taken(self, nodes: _Chosen, reading: int, option: int) -> _Chosen:
        asks, children = self.diagram.asks, self.diagram.children
        return tuple(children[n][option] if asks[n] == reading else n for n in nodes)

    def _option(self, reading: int) -> int:
        name = self.diagram.variables[reading]
        return self.case.options[name].index(self.case.readings[name])

    def _choose(self) -> _Chosen:
        nodes = self._begin
        while (reading := self._reading_of(nodes)) is not None:
            nodes = self._taken(nodes, reading, self._option(reading))
        return nodes

    def _ground(self, nodes: _Chosen) -> _Ground:
        """Return the certain effect and the clauses it may rest on."""
        if nodes not in self._grounds:
            possible = self.walk.lines(nodes[0])
            if self.is_certain(possible):
                line = self._line(nodes)
                grounds = [line] if line else self.lines_of(possible)
                clauses = tuple(dict.fromkeys(one.clause for one in grounds))
                self._grounds[nodes] = (effect_of(grounds[0]), clauses)
            else:
                self._grounds[nodes] = ("", ())
        return self._grounds[nodes]

    def _line(self, nodes: _Chosen) -> Line | None:
        """Return the line that is the only one possible, or else one that holds in any case."""
        possible = self.walk.lines(nodes[0])
        if possible & (possible - 1) == 0:
            return self.lines_of(possible)[0]
        for number, line in enumerate(self.lines):
            may_win = possible >> number & 1
            if may_win and self.walk.lines(nodes[number + 1]) == 1 << number:
                return line
        return None

    def _changing(self, nodes: _Chosen, seen: dict[_Chosen, _Sets]) -> _Sets:
        """Return the smallest sets of readings that, read otherwise, change the ground."""
        found = seen.get(nodes)
        if found is None:
            found = seen[nodes] = self._changed(nodes, seen)
        return found

    def _changed(self, nodes: _Chosen, seen: dict[_Chosen, _Sets]) -> _Sets:
        reading = self._reading_of(nodes)
        if reading is None:
            is_same = self._ground(nodes) == self._ground(self._chosen)
            return frozenset() if is_same else frozenset({frozenset()})
        now = self._option(reading)
        name = self.diagram.variables[reading]
        sets: set[frozenset[str]] = set()
        for option in range(self.diagram.values[reading]):
            below = self._changing(self._taken(nodes, reading, option), seen)
            sets.update(below if option == now else {one | {name} for one in below})
        return frozenset(one for one in sets if not any(other < one for other in sets))


class _Same:
    """A decision list that is itself: no other is equal, so that none is compared in depth."""

    def __init__(self, lines: Sequence[Line], case: Case) -> None:
        self.lines = lines
        self.case = case

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.lines is other.lines

    def __hash__(self) -> int:
        return id(self.lines)


def diagram_of(lines: Sequence[Line], case: Case) -> Diagram:
    """Return the diagram of a list, compiled once as long as the list itself is the same."""
    return _compiled(_Same(lines, case))


@lru_cache(maxsize=_MOST_LISTS)
def _compiled(same: _Same) -> Diagram:
    conditions = [line.condition for line in same.lines]
    return compile_list(conditions, same.case.rules, same.case.options)
