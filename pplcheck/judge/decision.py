"""Which line of a decision list wins, and which answers would change that?

The first line that is true wins. A line that is unknown is carried on: it remains possible
beside what follows. Where all that remains says the same, the effect is certain though the
ground is not.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product

from pplcheck.judge.logic import Case, Truth
from pplcheck.model.fact import Value
from pplcheck.model.terms import OutcomeRule, Reading, StandingRule
from pplcheck.model.verdict import WouldDecide

Line = OutcomeRule | StandingRule

# Larger sets are no advice that anybody follows, and there are too many of them.
_LARGEST_SET = 2


@dataclass(frozen=True, slots=True)
class Decision:
    """What a decision list says.

    Attributes:
        effect: the outcome or standing, or empty where several remain possible.
        line: the line that is true, or None.
        possible: the effects that remain possible, in the order of the list.
        considered: the lines up to the true one, with their truth.

    """

    effect: str
    line: Line | None
    possible: tuple[str, ...]
    considered: tuple[tuple[Line, Truth], ...]


def effect_of(line: Line) -> str:
    """Return what follows from a line."""
    return line.outcome if isinstance(line, OutcomeRule) else line.standing


def decide(lines: Sequence[Line], case: Case) -> Decision:
    """Return what the list says of the case."""
    considered: list[tuple[Line, Truth]] = []
    winner: Line | None = None
    for line in lines:
        truth = case.holds(line.condition)
        considered.append((line, truth))
        if truth:
            winner = line
            break
    remaining = (effect_of(line) for line, truth in considered if truth is not False)
    possible = tuple(dict.fromkeys(remaining))
    effect = possible[0] if winner is not None and len(possible) == 1 else ""
    return Decision(effect, winner, possible, tuple(considered))


def would_decide(
    lines: Sequence[Line],
    case: Case,
    facts: Sequence[str],
    now: str,
) -> tuple[WouldDecide, ...]:
    """Return the smallest sets of one or two answers that lead to another certain effect.

    Where the effect is uncertain now, only unknown facts are answered; where it is certain,
    any fact may turn out otherwise. Answers are taken to be proven.

    Args:
        lines: the decision list.
        case: as known now.
        facts: those that may be answered, sorted.
        now: the effect as known now, or empty.

    """
    found: list[WouldDecide] = []
    choices = {
        fact: [answer for answer in (True, False) if answer is not case.answers.get(fact)]
        for fact in facts
        if now or case.answers.get(fact) is None
    }
    for size in range(1, _LARGEST_SET + 1):
        for chosen in combinations(sorted(choices), size):
            for answers in product(*(choices[fact] for fact in chosen)):
                answered = dict(zip(chosen, answers, strict=True))
                if any(_holds_already(smaller, answered) for smaller in found):
                    continue
                effect = decide(lines, _with(case, answered)).effect
                if effect and effect != now:
                    pairs = tuple((fact, _VALUES[answer]) for fact, answer in answered.items())
                    found.append(WouldDecide(pairs, effect))
    return tuple(found)


_VALUES = {True: Value.YES, False: Value.NO}


def _holds_already(smaller: WouldDecide, answered: Mapping[str, bool]) -> bool:
    return all(
        fact in answered and _VALUES[answered[fact]] is value for fact, value in smaller.answers
    )


def _with(case: Case, answered: Mapping[str, bool]) -> Case:
    return replace(
        case, answers={**case.answers, **answered}, proven={**case.proven, **answered}
    )


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


def sensitivity(lines: Sequence[Line], case: Case, readings: Sequence[Reading]) -> Sensitivity:
    """Return how the decision hangs on the readings, by trying every combination of them."""
    now = _ground(decide(lines, case))
    names = [reading.name for reading in readings]
    effects = {now[0]}
    changing: list[frozenset[str]] = []
    for options in product(*(reading.options for reading in readings)):
        chosen = dict(zip(names, options, strict=True))
        other = _ground(decide(lines, replace(case, readings=chosen)))
        effects.add(other[0])
        if other != now:
            differing = frozenset(n for n in names if chosen[n] != case.readings[n])
            changing.append(differing)
    smallest = [one for one in changing if not any(other < one for other in changing)]
    hangs_on = {name for one in smallest for name in one}
    return Sensitivity(len(effects) == 1, tuple(sorted(hangs_on)))


def _ground(decision: Decision) -> tuple[str, str]:
    return decision.effect, decision.line.clause if decision.line and decision.effect else ""
