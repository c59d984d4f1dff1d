"""What does a decision list say of a case, and does that hang on the readings?

The first line that holds wins. Where more than one may be that line, but all say the same, the
effect is certain though its ground is not.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pplcheck.judge.diagram import Diagram, compile_list
from pplcheck.judge.formula import TooMuchWorkError
from pplcheck.judge.logic import Case, Truth
from pplcheck.judge.possible import Walk, allowed_in
from pplcheck.judge.readings import Readings
from pplcheck.model.errors import Problem, TooWideError
from pplcheck.model.terms import OutcomeRule, Reading, Rule, StandingRule, Terms

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


class Held:
    """One case, held against one decision list.

    Lines are given as bits, as `Walk` and `Readings` have them.
    """

    def __init__(self, lines: Sequence[Line], case: Case) -> None:
        self.lines = lines
        self.case = case
        self.diagram = diagram_of(lines, case.terms)
        self.walk = Walk(self.diagram, allowed_in(self.diagram, case))

    def lines_of(self, bits: int) -> list[Line]:
        """Return the lines that are given as bits."""
        return [line for n, line in enumerate(self.lines) if bits >> n & 1]

    def effects(self, bits: int) -> tuple[str, ...]:
        """Return the effects of lines, in the order of the list."""
        return tuple(dict.fromkeys(effect_of(line) for line in self.lines_of(bits)))

    def is_certain(self, bits: int) -> bool:
        """Whether all the lines say the same, and one of them holds."""
        return len(self.effects(bits)) == 1 and not bits >> self.diagram.nothing & 1

    def decision(self) -> Decision:
        """Return what the list says."""
        bits = self.walk.lines(self.diagram.root)
        is_certain = self.is_certain(bits)
        possible = self.effects(bits)
        return Decision(
            effect=possible[0] if is_certain else "",
            line=self._ground(bits, self._surely_holds) if is_certain else None,
            possible=possible,
            lines=tuple(self.lines_of(bits)),
            considered=tuple(self._considered()),
        )

    def sensitivity(self) -> Sensitivity:
        """Return how the decision hangs on the readings.

        Raises:
            TooWideError: too much hangs on them.

        """
        try:
            return self._sensitivity()
        except TooMuchWorkError as error:
            raise too_wide(self.case.terms) from error

    def _sensitivity(self) -> Sensitivity:
        readings = Readings(self.diagram, self.walk.allowed)
        chosen = {
            number: one.options.index(self.case.readings[one.name])
            for number, one in enumerate(self.diagram.variables)
            if one.options
        }
        now = self._effect_and_ground(readings.under(chosen))
        changing = readings.changing(chosen, lambda bits: self._effect_and_ground(bits) == now)
        effects = {self._effect_and_ground(bits)[0] for bits in readings.every()}
        hangs_on = frozenset().union(*changing)
        return Sensitivity(len(effects) == 1, tuple(sorted(hangs_on)))

    def _effect_and_ground(self, bits: int) -> tuple[str, tuple[str, ...]]:
        if not self.is_certain(bits):
            return "", ()
        line = self._ground(bits, lambda n: not bits >> self.diagram.ends + n & 1)
        grounds = [line] if line else self.lines_of(bits)
        return effect_of(grounds[0]), tuple(dict.fromkeys(one.clause for one in grounds))

    def _ground(self, bits: int, surely_holds: Callable[[int], bool]) -> Line | None:
        """Return the line that is the only one possible, or else one that surely holds."""
        possible = [n for n in range(len(self.lines)) if bits >> n & 1]
        if len(possible) > 1:
            possible = [n for n in possible if surely_holds(n)][:1]
        return self.lines[possible[0]] if possible else None

    def _surely_holds(self, number: int) -> bool:
        return self.walk.lines(self.diagram.alone[number]) == 1 << number

    def _considered(self) -> list[tuple[Line, Truth]]:
        considered: list[tuple[Line, Truth]] = []
        for line in self.lines:
            considered.append((line, self.case.holds(line.condition)))
            if considered[-1][1]:
                break
        return considered


class _Same:
    """A decision list with what its conditions name; only the very same values are equal.

    To compare terms, or to hash them, in depth would take longer than to judge by them.
    """

    def __init__(
        self, lines: Sequence[Line], rules: tuple[Rule, ...], readings: tuple[Reading, ...]
    ) -> None:
        self.lines = lines
        self.rules = rules
        self.readings = readings
        self._ids = (id(lines), id(rules), id(readings))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self._ids == other._ids

    def __hash__(self) -> int:
        return hash(self._ids)


def diagram_of(lines: Sequence[Line], terms: Terms) -> Diagram:
    """Return the diagram of a decision list of some terms; it is compiled once.

    Raises:
        TooWideError: the conditions branch too much.

    """
    try:
        return _compiled(_Same(lines, terms.rules, terms.readings))
    except TooMuchWorkError as error:
        raise too_wide(terms) from error


def refuse_too_wide(terms: Terms) -> None:
    """See that somebody can be judged by terms.

    Raises:
        TooWideError: the conditions branch too much.

    """
    diagram_of(terms.outcomes, terms)
    diagram_of(terms.standings, terms)


def too_wide(terms: Terms) -> TooWideError:
    """Return what to say where conditions branch too much."""
    what = f"the conditions of {terms.id} branch too much to judge anybody by them"
    hint = "ask for fewer facts and readings, or for those that go together one after the other"
    return TooWideError(Problem(None, what, hint))


# The cache keeps the values alive, so that no other can have their identity.
@lru_cache(maxsize=_MOST_LISTS)
def _compiled(same: _Same) -> Diagram:
    return compile_list(
        [line.condition for line in same.lines],
        {rule.name: rule for rule in same.rules},
        {reading.name: reading.options for reading in same.readings},
    )
