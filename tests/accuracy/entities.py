"""Do real entities come out as a table of them says, and would the same facts decide?"""

import csv
from collections.abc import Iterator
from pathlib import Path

from pplcheck.judge.advice import advise
from pplcheck.judge.decision import Held, decide
from pplcheck.judge.logic import case_of
from pplcheck.model.fact import Value
from tests.accuracy.result import Goal, Tally, rows_of, show, show_wrong
from tests.judge.cases import PPL, known
from tests.judge.test_tables import CODES, FACTS, STRICT, WORDS

READINGS: dict[str, dict[str, str]] = {"default": {}, "strict": STRICT}
_COLUMNS = tuple(
    f"{reading}_{what}"
    for reading in READINGS
    for what in ("commercial", "noncommercial", "class")
)


def as_the_table_says(path: Path) -> list[Goal]:
    """Hold the judge against every row of the table, under both sets of readings."""
    verdicts, sets = Tally(), Tally()
    lines = []
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            found = {
                column: said for reading in READINGS for column, said in _found(row, reading)
            }
            for column, said in found.items():
                example = f"{row['entity']}: {said}, not {row[column]}"
                verdicts.count(column, is_right=said == row[column], example=example)
            is_right = all(found[column] == row[column] for column in _COLUMNS)
            cells = (found[column] for column in _COLUMNS)
            lines.append((row["entity"], *cells, "" if is_right else "WRONG"))
            _sets(sets, row)
    show("Real entities under the PPL", ("entity", *_COLUMNS, ""), lines)
    show("Real entities", ("", "as the table says", ""), [*rows_of(verdicts), *rows_of(sets)])
    show_wrong([*verdicts.wrong, *sets.wrong])
    return [
        _all("verdicts and standings of real entities", verdicts),
        _all("what would permit or refuse their commercial use", sets),
    ]


def _all(what: str, tally: Tally) -> Goal:
    wrong = tuple(tally.wrong)
    return Goal(what, "all", str(tally), not wrong, must=True, wrong=wrong)


def _answers(row: dict[str, str], commercial: str = "unknown") -> dict[str, str]:
    is_person = "yes" if row["kind"] == "natural person" else "no"
    facts = {fact: row[fact] for fact in FACTS}
    return facts | {"natural_person": is_person, "use_commercial": commercial}


def _found(row: dict[str, str], reading: str) -> Iterator[tuple[str, str]]:
    """Yield each column of the table with what the judge puts there."""
    for purpose, commercial in (("commercial", "yes"), ("noncommercial", "no")):
        case = case_of(PPL, known(_answers(row, commercial)), READINGS[reading])
        found = decide(PPL.outcomes, case).possible
        yield f"{reading}_{purpose}", "/".join(sorted({WORDS[effect] for effect in found}))
    case = case_of(PPL, known(_answers(row)), READINGS[reading])
    possible = decide(PPL.standings, case).possible
    codes = "/".join(sorted(CODES[one] for one in possible))
    yield f"{reading}_class", codes if len(possible) == 1 else f"undetermined ({codes})"


def _sets(tally: Tally, row: dict[str, str]) -> None:
    held = Held(PPL.outcomes, case_of(PPL, known(_answers(row, "yes")), {}))
    now = held.decision().effect
    missing = () if now else advise(held, FACTS, (), now).missing
    columns = (
        ("to_permit_commercial", "permitted"),
        ("to_refuse_commercial", "owes_reciprocity"),
    )
    for column, outcome in columns:
        found = {one.answers for one in missing if one.outcome == outcome}
        written = {_set(one) for one in row[column].split("; or ") if one}
        said = f"{row['entity']}: {_words(found)}, not {_words(written)}"
        tally.count(column, is_right=found == written, example=said)


def _set(written: str) -> tuple[tuple[str, Value], ...]:
    pairs = (one.strip().partition("=") for one in written.split("+"))
    return tuple(sorted((fact, Value(value)) for fact, _, value in pairs))


def _words(sets: set[tuple[tuple[str, Value], ...]]) -> str:
    return "; or ".join("+".join(f"{f}={v}" for f, v in one) for one in sorted(sets)) or "none"
