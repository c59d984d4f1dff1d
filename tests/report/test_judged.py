"""Does the JSON say all that was judged, and does its schema miss what is left out?"""

import json
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from pplcheck.report import Look, render
from tests.conftest import ROOT
from tests.report.judged import REPORT

RESULT: dict[str, Any] = json.loads(render(REPORT, "json", Look()))
_SCHEMA = json.loads((ROOT / "schemas/report.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(_SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)
OPEN, CHOICE, AGREED = RESULT["verdicts"]

# Tables whose keys are names of the data, such as facts and readings.
_BY_NAME = {"readings", "laws", "answers", "identifiers", "standing"}


def test_the_report_is_what_the_schema_promises() -> None:
    VALIDATOR.validate(RESULT)


def _keys(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the way to every key that the schema names."""
    if isinstance(value, dict):
        for key, inner in value.items():
            # Below a standing's licence the keys are fixed again.
            if not path or path[-1] not in _BY_NAME:
                yield (*path, key)
            yield from _keys(inner, (*path, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _keys(inner, (*path, number))


@pytest.mark.parametrize("part", ["verdicts", "entities", "agreements", "reminders"])
def test_whatever_is_left_out_is_missed(part: str) -> None:
    paths = list(_keys(RESULT[part], (part,)))
    assert len(paths) > 3
    for path in paths:
        broken = deepcopy(RESULT)
        table: Any = broken
        for key in path[:-1]:
            table = table[key]
        del table[path[-1]]
        assert not VALIDATOR.is_valid(broken), path
        table[path[-1]] = [[{}]]
        assert not VALIDATOR.is_valid(broken), path


def test_what_the_top_lacks_is_missed() -> None:
    for key in ("agreements", "reminders"):
        assert not VALIDATOR.is_valid({k: v for k, v in RESULT.items() if k != key})


def test_an_undetermined_verdict_says_what_is_open() -> None:
    assert OPEN["possible"] == ["owes_reciprocity", "permitted"]
    assert (OPEN["ask_first"], OPEN["clause"], OPEN["join"]) == ("business", None, None)
    assert OPEN["beside"] == ["mill-2025 expired on 2025-12-31"]
    (answer,) = OPEN["answered"]
    assert (answer["paused_until"], answer["resolved"]) == ("2026-12-01", None)
    assert answer["statement"] == "We pay nobody but ourselves."


def test_a_choice_shows_each_branch() -> None:
    assert CHOICE["join"] == "or"
    owed, free = CHOICE["parts"]
    assert (owed["outcome"], owed["grounds"]) == ("owes_reciprocity", ["4(b)", "4(d)"])
    assert owed["laws"] == {"wages": "labour law of the place of work"}
    assert free["duties"][0]["says"] == "offer the source"
    assert "use" not in owed


def test_an_agreement_is_named_and_its_days_are_counted() -> None:
    assert (AGREED["agreement"], AGREED["without"]) == ("mill-2026", "owes_reciprocity")
    (agreement,) = RESULT["agreements"]
    assert (agreement["id"], agreement["days_left"]) == ("mill-2026", 40)
    assert agreement["waives"] == ["credit"]
    assert AGREED["answered"][0]["resolved"]["ruling"] == "dismissed"


def test_an_entity_has_its_form_owners_and_registers() -> None:
    (entity,) = RESULT["entities"]
    assert entity["form"][0]["code"] == "V1Z5"
    assert (entity["owners"][0]["owner"], entity["owners"][0]["votes"]) == ("holding", 0.75)
    assert entity["looked_up"][0]["is_listed"] is False
    assert entity["standing"]["PPL"]["ask_first"] == "business"
