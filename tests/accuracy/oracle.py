"""Does the judge say what clingo says, on ten thousand random cases a licence?"""

from random import Random

from pplcheck.judge.decision import Held
from pplcheck.judge.logic import case_of
from pplcheck.model.terms import Terms
from tests.accuracy.result import Goal, Tally, rows_of, show, show_wrong
from tests.judge.cases import ALL_TERMS
from tests.judge.oracle import oracle_of
from tests.judge.random_cases import random_case

CASES = 10_000


def agreement(cases: int = CASES) -> list[Goal]:
    """Compare the lines that remain possible, of outcomes and of standings in turn."""
    tally = Tally()
    for terms in ALL_TERMS.values():
        chance = Random(terms.id)
        for number in range(cases):
            _compare(tally, terms, ("outcomes", "standings")[number % 2], chance)
    rows = rows_of(tally)
    show("The judge beside clingo", ("licence", "same", ""), rows)
    show_wrong(tally.wrong)
    return [
        Goal(
            what=f"the judge as clingo, {cases} random cases a licence",
            goal="all",
            measured=str(tally),
            is_met=not tally.wrong,
            must=True,
            wrong=tuple(tally.wrong),
        )
    ]


def _compare(tally: Tally, terms: Terms, what: str, chance: Random) -> None:
    known, readings = random_case(chance, terms)
    held = Held(getattr(terms, what), case_of(terms, known, readings))
    bits, nothing = held.walk.lines(held.diagram.root), held.diagram.nothing
    found = {-1 if n == nothing else n for n in range(nothing + 1) if bits >> n & 1}
    expected = oracle_of(terms, what).first_lines(known, readings)
    example = f"{what}: {sorted(found)}, not {sorted(expected)}: {known} {readings}"
    tally.count(terms.id, is_right=found == expected, example=example)
