"""Does nothing that ships judge anybody, in any format or language?

The rules and their reasons stand in `docs/explanation/wording.md`; the words in `wording.toml`.
"""

import json
import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from pplcheck.licences import translated_texts
from pplcheck.model.terms import Standing
from pplcheck.pipeline.demo import demo
from pplcheck.report import FORMATS, Look, render
from pplcheck.report.words import DISCLAIMER, STANDINGS
from tests.conftest import ROOT, Run
from tests.licences.said import said_by_everything
from tests.report.entities import entity_files
from tests.report.judged import REPORT

Cli = Callable[..., Run]
_DATA = tomllib.loads((Path(__file__).parent / "wording.toml").read_text(encoding="utf-8"))
_FORBIDDEN = re.compile(
    "|".join(rf"(?<!\w){word}" for one in _DATA["forbidden"] for word in one["words"]),
    re.IGNORECASE,
)
_ALLOWED = {one["text"] for one in _DATA["allowed"]}
_CLASSES = [STANDINGS[one] for one in Standing if one not in {
    Standing.UNDETERMINED, Standing.NOT_ASSESSED,
}]  # fmt: skip
_CLASS = re.compile(rf"\b(?:{'|'.join(_CLASSES)})s?\b(?!_)", re.IGNORECASE)
DEMO = demo(None, None)
# Both are for people; the others are for programmes, and carry the field.
FOR_PEOPLE = ["terminal", "tree"]
LETTERS = sorted((ROOT / "pplcheck/report/letters").glob("*.toml"))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


def _letter_texts(path: Path) -> Iterator[str]:
    return _texts(tomllib.loads(path.read_text(encoding="utf-8")))


def test_the_guard_is_awake() -> None:
    for said in ("This violates 4(d)", "a THIEF", "93 % probability", "un ladrón", "coupable"):
        assert _FORBIDDEN.search(said), said
    assert _CLASS.search("The Mill is a capitalist entity")
    assert not _CLASS.search("cooperative_model = yes; run on a co-operative model")


def test_every_forbidden_word_has_a_reason() -> None:
    assert all(one["words"] and one["reason"] for one in _DATA["forbidden"])


def test_nothing_that_is_said_judges_anybody() -> None:
    said = [
        *said_by_everything(),
        *(t for _, text in translated_texts() for t in text.values()),
    ]
    assert len(said) > 1_000
    assert [text for text in said if _FORBIDDEN.search(text) and text not in _ALLOWED] == []


@pytest.mark.parametrize("path", LETTERS, ids=lambda path: path.name)
def test_no_letter_judges_anybody(path: Path) -> None:
    said = list(_letter_texts(path))
    assert said
    assert [text for text in said if _FORBIDDEN.search(text)] == []
    assert [
        text for text in said if re.search(r"capitalist|commoner\b", text, re.IGNORECASE)
    ] == []


@pytest.mark.parametrize("format_name", FORMATS)
@pytest.mark.parametrize("verbosity", [-1, 0, 1])
def test_no_format_judges_anybody(format_name: str, verbosity: int) -> None:
    for report in (DEMO, REPORT):
        text = render(report, format_name, Look(verbosity=verbosity)).decode()
        assert not _FORBIDDEN.search(text)


@pytest.mark.parametrize("format_name", FOR_PEOPLE)
@pytest.mark.parametrize("verbosity", [-1, 0, 1])
def test_class_words_stand_in_the_legend_alone(format_name: str, verbosity: int) -> None:
    for report in (DEMO, REPORT):
        text = render(report, format_name, Look(verbosity=verbosity)).decode()
        assert not _CLASS.search(text.partition("Standings under")[0])


def test_class_words_are_a_field_and_never_a_sentence() -> None:
    """In the JSON the words for people keep to clauses as well."""
    fields = {"standing", "possible", "outcome"}

    def said(value: Any, key: str = "") -> Iterator[str]:
        if isinstance(value, dict):
            for name, inner in value.items():
                yield from said(inner, name)
        elif isinstance(value, list):
            for inner in value:
                yield from said(inner, key)
        elif isinstance(value, str) and key not in fields:
            yield value

    for report in (DEMO, REPORT):
        result = json.loads(render(report, "json", Look()))
        for part in ("entities", "verdicts", "findings", "reminders"):
            assert not [text for text in said(result[part]) if _CLASS.search(text)]


def test_every_statement_has_evidence_level_speaker_and_every_report_a_day() -> None:
    for report in (DEMO, REPORT):
        result = json.loads(render(report, "json", Look()))
        assert result["subject"]["as_of"]
        assert all(one["evidence"] and one["by"] for one in result["evidence"])
        assert all(one["level"] in range(5) for one in result["evidence"])
        known = {one["id"] for one in result["evidence"]}
        for verdict in result["verdicts"]:
            cited = set(re.findall(r'"(E\d+)"', json.dumps(verdict["proof"])))
            assert cited <= known
            assert set(verdict["hangs_on"]) <= set(verdict["readings"])


def test_no_number_says_how_much_of_a_class_somebody_is() -> None:
    """Scores are of recognisers and proposals, never of standings and verdicts."""
    result = json.loads(render(DEMO, "json", Look()))
    for verdict in result["verdicts"]:
        assert not any(isinstance(value, float) for value in verdict.values())
    for entity in result["entities"]:
        for standing in entity["standing"].values():
            assert not any(isinstance(value, int | float) for value in standing.values())


def test_an_undetermined_standing_is_neutral_and_asks() -> None:
    text = " ".join(render(REPORT, "terminal", Look()).decode().split())
    (_, _, open_) = text.partition("V1 The Mill")
    sentence = open_.partition("not covered")[0]
    assert "too little is known to say" in sentence
    assert "ask first:" in text


def test_the_entities_that_were_studied_get_clause_first_and_no_class_word(
    shared: Path, tmp_path: Path, pplcheck: Cli
) -> None:
    files = entity_files(shared / "entities.tsv", tmp_path)
    assert len(files) == 38
    for name, path in files.items():
        done = pplcheck(
            "classify", path, "--licence", "PPL", "--as-of", "2026-11-22", columns=110
        )
        assert done.code in {0, 4}, done.err
        text = " ".join(done.out.split()).replace(name, "ENTITY")
        assert not _FORBIDDEN.search(text), name
        assert not _CLASS.search(text), name
        assert text.count(DISCLAIMER) == 1
        assert re.search(r"[Aa]s of 2026-11-22", text)
        # What follows stands before the proof, and its clause with it.
        before = text.partition("proof:")[0]
        assert "(PPL, " in before or "too little" in before, name
