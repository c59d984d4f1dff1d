"""What does a verdict cost, with its proof and what would change it, against clingo?

Both answer the same questions of the same cases: which outcomes remain possible, whether the
readings matter, which smallest sets of answers would decide. Terms are compiled, and grounded,
beforehand.
"""

import time
from collections.abc import Callable, Iterator
from random import Random

from pplcheck.judge import judge_use
from pplcheck.judge.advice import LARGEST_SET, choices_of
from pplcheck.judge.decision import Held
from pplcheck.judge.logic import case_of
from pplcheck.judge.verdict import answerable_of
from tests.bench.clock import Spread, spread
from tests.bench.rows import Row, at_least
from tests.judge.cases import PPL, USE
from tests.judge.oracle import oracle_of
from tests.judge.random_cases import Case, random_case

# Times our CPU.
_GOAL = 20
# Ours are done so often that there is something to time.
_TIMES = 20


def of_verdicts(rounds: int, cases: int) -> Iterator[Row]:
    """Measure so many random cases under the Peer Production License, in turns."""
    chance = Random("verdicts")
    some = [random_case(chance, PPL) for _ in range(cases)]
    ways: dict[str, Callable[[], object]] = {
        "ours": lambda: [judge_use(PPL, USE, *one) for one in some * _TIMES],
        "possible": lambda: [_possible(one) for one in some],
        "smallest": lambda: [_smallest(one) for one in some],
        "robust": lambda: [oracle_of(PPL, "outcomes").is_robust(known) for known, _ in some],
    }
    series: dict[str, list[float]] = {name: [] for name in ways}
    for number in range(rounds + 1):
        for name, way in ways.items():
            began = time.process_time()
            way()
            if number:
                series[name].append(time.process_time() - began)
    ours = [seconds / _TIMES for seconds in series["ours"]]
    asked = list(zip(series["possible"], series["smallest"], series["robust"], strict=True))
    each = spread([1000 * seconds / cases for seconds in ours])
    yield Row("a verdict with its proof and what would change it", "", f"{each} ms")
    whole = [sum(one) for one in asked]
    yield at_least("clingo / the same, CPU", _GOAL, _ratio(whole, ours))
    without = [possible + smallest for possible, smallest, _ in asked]
    yield at_least("clingo, readings left out / the same, CPU", _GOAL, _ratio(without, ours))


def _ratio(theirs: list[float], ours: list[float]) -> Spread:
    return spread([one / other for one, other in zip(theirs, ours, strict=True)])


def _possible(case: Case) -> object:
    return oracle_of(PPL, "outcomes").effects(*case)


def _smallest(case: Case) -> object:
    known, readings = case
    held = Held(PPL.outcomes, case_of(PPL, known, readings))
    names = held.diagram.variables
    found = choices_of(held, answerable_of(PPL), held.decision().effect)
    choices = {names[number].name: values for number, values in found.items()}
    return oracle_of(PPL, "outcomes").smallest(known, readings, choices, LARGEST_SET)
