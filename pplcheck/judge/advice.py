"""Which answers would decide, or change, an outcome, and what should be asked first?

A smallest set of answers forces one effect in every world that it leaves, and no part of it
does. The sets are found on the diagram: what must be forced is a set of nodes, all of which
the worlds may reach; each variable in turn is left as it is, answered yes, or answered no.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from typing import Final

from pplcheck.judge.decision import Held
from pplcheck.judge.formula import World
from pplcheck.judge.logic import Case
from pplcheck.judge.possible import Walk
from pplcheck.model.fact import Value
from pplcheck.model.verdict import WouldDecide

# Larger sets are no advice that anybody follows, and there are too many of them.
LARGEST_SET = 3
# Of each effect; whoever needs more asks again once the first are answered.
MOST_SETS = 12
# The widest known licence needs a hundredth of it. Where it is not enough, only smaller sets
# are looked for: what is left out is advice, never an outcome.
_MOST_WORK: Final = 200_000

# A variable and the value that answers it; a set of answers is in the order of the variables.
_Answer = tuple[int, int]
_Set = tuple[_Answer, ...]

_YES = int(World.YY).bit_length() - 1
_NO = int(World.NN).bit_length() - 1
_VALUES = {_YES: Value.YES, _NO: Value.NO}
_BITS = {value: bit for bit, value in _VALUES.items()}


class _TooMuchWorkError(Exception):
    """There are too many sets of this size to be looked through."""


@dataclass(frozen=True, slots=True)
class Advice:
    """What would decide, or change, an effect.

    Attributes:
        missing: the smallest sets, small ones first; of one size, first those that turn over
            the fewest proven facts, then the fewest known ones; then in the order of the terms.
        ask_first: the question that settles most, or empty where the effect is certain or no
            question can be put.
        states: how many states the search went through.

    """

    missing: tuple[WouldDecide, ...]
    ask_first: str
    states: int


def advise(held: Held, answerable: Sequence[str], askable: Sequence[str], now: str) -> Advice:
    """Return what would decide, or change, the effect.

    Where the effect is uncertain now, what is unknown is answered, and what is known but not
    proven may be proven; where it is certain, any fact may turn out otherwise. Answers are
    taken to be proven.

    What is asked first settles most: each set counts for a fact in it, a set of two half as
    much as one that decides alone, a set of three a quarter; the first in the order of the
    terms wins a tie. Where no set of three or fewer decides, it is the first question of the
    decision list on which the effect still hangs.

    Args:
        held: the case and the list.
        answerable: facts that may be answered, in the order of the terms.
        askable: those of them that a person can be asked for.
        now: the effect as known now, or empty.

    """
    choices = choices_of(held, answerable, now)
    bits = {v: [_BITS[value] for value in values] for v, values in choices.items()}
    search = _Search(held, bits)
    rank = {name: number for number, name in enumerate(answerable)}
    others = (one for one in held.effects(search.reachable(held.diagram.root)) if one != now)
    found = [(effect, search.forcing(held.diagram.root, effect)) for effect in others]
    names = [one.name for one in held.diagram.variables]
    key = partial(_key, case=held.case, rank=rank)
    missing = [one for effect, sets in found for one in _would(effect, sets, names, key)]
    missing.sort(key=key)
    first = "" if now else _first(held, [s for _, sets in found for s in sets], askable)
    return Advice(tuple(missing), first, search.states)


def choices_of(held: Held, answerable: Sequence[str], now: str) -> dict[int, tuple[Value, ...]]:
    """Return what each variable, by its number, may be answered; see `advise`."""
    choices: dict[int, tuple[Value, ...]] = {}
    facts = set(answerable)
    for number, variable in enumerate(held.diagram.variables):
        name = variable.name
        if variable.options or name not in facts:
            continue
        answer, proven = held.case.answers.get(name), held.case.proven.get(name)
        if answer is None:
            choices[number] = (Value.YES, Value.NO)
            continue
        own, other = (Value.YES, Value.NO) if answer else (Value.NO, Value.YES)
        values = (own,) if proven is not answer else ()
        if now:
            values = (*values, other)
        if values:
            choices[number] = values
    return choices


class _Search:
    """Looks for the sets of answers of one case."""

    def __init__(self, held: Held, choices: Mapping[int, Sequence[int]]) -> None:
        self._held = held
        self._choices = choices
        wide = list(held.walk.allowed)
        for variable, values in choices.items():
            for value in values:
                wide[variable] |= 1 << value
        self._wide = Walk(held.diagram, wide)
        self._target = 0
        self._seen: dict[tuple[frozenset[int], int], list[_Set]] = {}
        self._work = 0
        self.states = 0

    def reachable(self, node: int) -> int:
        """Return the lines that some answers make possible, as bits."""
        return self._wide.lines(node)

    def forcing(self, node: int, effect: str) -> list[_Set]:
        """Return the smallest sets that force an effect from a node on."""
        self._target = sum(
            1 << number
            for number in range(len(self._held.lines))
            if self._held.effects(1 << number) == (effect,)
        )
        for largest in range(LARGEST_SET, 0, -1):
            self._seen, self._work = {}, 0
            try:
                return self._sets(frozenset({node}), largest)
            except _TooMuchWorkError:
                continue
        return []

    def _sets(self, nodes: frozenset[int], budget: int) -> list[_Set]:
        key = (nodes, budget)
        found = self._seen.get(key)
        if found is None:
            self.states += 1
            found = self._seen[key] = self._found(nodes, budget)
        return found

    def _found(self, nodes: frozenset[int], budget: int) -> list[_Set]:
        self._count(len(nodes))
        walk, target = self._held.walk, self._target
        open_ = frozenset(node for node in nodes if walk.lines(node) & ~target)
        if not open_:
            return [()]
        if budget == 0 or any(not self._wide.lines(node) & target for node in open_):
            return []
        asks = self._held.diagram.asks
        variable = min(asks[node] for node in open_)
        here = [node for node in open_ if asks[node] == variable]
        rest = open_.difference(here)
        as_is = rest.union(*(walk.children(node) for node in here))
        found = self._sets(as_is, budget)
        smaller = [frozenset(one) for one in found]
        children = self._held.diagram.children
        for value in self._choices.get(variable, ()):
            answered = rest.union(children[node][value] for node in here)
            more = self._sets(answered, budget - 1)
            self._count(len(found) + len(more) * len(smaller))
            for one in more:
                if not any(other.issubset(one) for other in smaller):
                    found = [*found, ((variable, value), *one)]
        return found

    def _count(self, steps: int) -> None:
        self._work += steps
        if self._work > _MOST_WORK:
            raise _TooMuchWorkError


def heaviest(sets: Iterable[Iterable[str]], askable: Iterable[str]) -> str:
    """Return the fact that settles most of the sets, or empty where none of them has one.

    Args:
        sets: the facts of each smallest set.
        askable: facts that a person can be asked for, in the order of the terms.

    """
    weight: dict[str, Fraction] = defaultdict(Fraction)
    for one in map(tuple, sets):
        for fact in one:
            weight[fact] += Fraction(1, 2 ** len(one))
    best = max(askable, key=lambda fact: weight[fact], default="")
    return best if weight[best] else ""


def _would(
    effect: str,
    sets: Iterable[_Set],
    names: Sequence[str],
    key: Callable[[WouldDecide], tuple[object, ...]],
) -> list[WouldDecide]:
    made = [
        WouldDecide(tuple(sorted((names[v], _VALUES[value]) for v, value in one)), effect)
        for one in sets
    ]
    return sorted(made, key=key)[:MOST_SETS]


def _key(one: WouldDecide, case: Case, rank: Mapping[str, int]) -> tuple[object, ...]:
    """Return where a set stands among others.

    Of one size, what is open is answered sooner than a fact is turned over, and a mere
    statement sooner than a proof.
    """
    turned = [_turns(one, known) for known in (case.proven, case.answers)]
    ranks = sorted((rank[fact], value is not Value.YES) for fact, value in one.answers)
    return len(ranks), turned, ranks


def _turns(one: WouldDecide, known: Mapping[str, bool | None]) -> int:
    """Return how many answers of a set are to the contrary of what is known."""
    return sum(known.get(fact) is (value is Value.NO) for fact, value in one.answers)


def _first(held: Held, sets: Sequence[_Set], askable: Sequence[str]) -> str:
    variables = held.diagram.variables
    facts = [[variables[variable].name for variable, _ in one] for one in sets]
    still_open = (name for name in _open_facts(held) if name in askable)
    return heaviest(facts, askable) or next(still_open, "")


def _open_facts(held: Held) -> list[str]:
    """Return the facts that are not settled and on which the effect hangs, in order."""
    walk, diagram = held.walk, held.diagram
    seen: set[int] = set()
    todo = [held.diagram.root]
    while todo:
        node = todo.pop()
        is_end = node < diagram.ends
        if not is_end and node not in seen and not held.is_certain(walk.lines(node)):
            seen.add(node)
            todo.extend(walk.children(node))
    open_ = {diagram.asks[node] for node in seen if len(walk.children(node)) > 1}
    return [diagram.variables[number].name for number in sorted(open_)]
