"""Does a letter ask what would decide, and nothing else?"""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from pplcheck.model.letter import Asked, Letter, Table
from pplcheck.model.terms import OutcomeKind, Subject
from pplcheck.pipeline.letters import Draft, LetterOrder, agree, ask
from pplcheck.report.letters import Scope, render_letter
from pplcheck.report.letters.open_questions import open_questions
from tests.conftest import ROOT
from tests.judge.cases import PPL
from tests.pipeline.agreed import (
    DAY,
    OWNED_BY_OTHERS,
    checked,
    entity_file,
    make_commons,
    use_of,
)

CARGO_BIKE = ROOT / "fixtures/stories/cargo-bike/tree"
GOLDEN = Path(__file__).parent / "letters"
STATED = """\
[facts.{name}]
value = "{value}"
level = {level}
by = "{by}"
evidence = "https://example.org/{name}"
"""
ASKS = {question.ask: question for question in PPL.questions}


def stated(name: str, value: str, level: int = 1, by: str = "self") -> str:
    return STATED.format(name=name, value=value, level=level, by=by)


def _ask(top: Path, entity: str = "one", language: str = "en") -> Letter | None:
    return ask(LetterOrder(entity, str(top), DAY, language), lambda *_: None)


def _agree(top: Path, scope: Scope, entity: str = "one", language: str = "en") -> Draft:
    return agree(LetterOrder(entity, str(top), DAY, language), scope, lambda *_: None)


def _asked(letter: Letter | None) -> list[str]:
    """Return the names of the facts that are asked, in order."""
    assert letter
    blocks = [block for part in letter.parts for block in part.blocks]
    return [ASKS[one.ask].name for one in blocks if isinstance(one, Asked)]


@pytest.fixture
def loom(tmp_path: Path, ppl_text: str) -> Path:
    entities = {
        "one": entity_file("one", "One Ltd", stated("business", "yes")),
        "two": entity_file("two", "Two Ltd", OWNED_BY_OTHERS),
        "jo": entity_file("jo", "Jo Doe", person=True),
        "idle": entity_file("idle", "Idle S.Coop."),
    }
    uses = use_of("one", commercial="unknown") + use_of("two") + use_of("jo", ".", "[]", "no")
    return make_commons(tmp_path, ppl_text, uses, entities)


def test_exactly_the_questions_are_asked_whose_answers_would_decide(loom: Path) -> None:
    (verdict,) = [one for one in checked(loom).verdicts if one.use == "one/frame"]
    assert verdict.outcome is OutcomeKind.UNDETERMINED
    deciding = {fact for one in verdict.missing for fact, _ in one.answers}
    asked = _asked(_ask(loom))
    assert set(asked) == deciding
    assert len(asked) == len(deciding)
    assert asked[0] == verdict.ask_first
    # What the entity itself said of itself is known, and proven.
    assert "business" not in asked


def test_each_question_has_its_clause_its_documents_and_its_key(loom: Path) -> None:
    letter = _ask(loom)
    assert letter
    blocks = [block for part in letter.parts for block in part.blocks]
    for one in blocks:
        if isinstance(one, Asked):
            question = ASKS[one.ask]
            details = dict(one.details)
            labels = " ".join(details)
            assert re.search(r"It serves Peer Production License, \d", labels)
            papers = "; ".join(question.settles) or "your answer"
            assert details["What would settle it"] == papers
            in_files = question.about is Subject.ENTITY
            assert details.get("Key in a file") == (question.name if in_files else None)


def test_nothing_is_asked_where_no_answer_would_decide(loom: Path) -> None:
    assert _ask(loom, "two") is None


def test_a_person_is_asked_about_the_use_alone(loom: Path) -> None:
    report = checked(loom)
    of_all = {one.question.about for one in open_questions(report, "one")}
    assert of_all == {Subject.USE, Subject.ENTITY}
    as_person = tuple(
        replace(one, entity=replace(one.entity, is_person=True)) for one in report.entities
    )
    asked = open_questions(replace(report, entities=as_person), "one")
    assert {one.question.about for one in asked} == {Subject.USE}


def test_whoever_uses_nothing_is_asked_under_the_licences_of_the_commons(loom: Path) -> None:
    letter = _ask(loom, "idle")
    assert letter
    assert letter.subject == "Questions on the licence of Loom"
    (result,) = [one for one in checked(loom).entities if one.entity.id == "idle"]
    deciding = {
        fact for one in result.standings for way in one.missing for fact, _ in way.answers
    }
    assert set(_asked(letter)) == deciding


def test_what_is_stated_so_far_stands_there_to_be_corrected(loom: Path) -> None:
    letter = _ask(loom)
    assert letter
    tables = [block for part in letter.parts for block in part.blocks]
    rows = [row for one in tables if isinstance(one, Table) for row in one.rows]
    assert any(row[:3] == (_question("business"), "yes", "you") for row in rows)


def _question(name: str) -> str:
    return next(question.ask for question in PPL.questions if question.name == name)


def test_statements_that_differ_are_said_to_differ(tmp_path: Path, ppl_text: str) -> None:
    both = stated("owners_are_workers", "yes") + stated(
        "owners_are_workers", "no", by="steward"
    )
    both = both.replace("[facts.owners_are_workers]", "[[facts.owners_are_workers]]")
    top = make_commons(
        tmp_path, ppl_text, use_of("one"), {"one": entity_file("one", "One Ltd", both)}
    )
    letter = _ask(top)
    assert letter
    (asked,) = [
        block
        for part in letter.parts
        for block in part.blocks
        if isinstance(block, Asked) and ASKS[block.ask].name == "owners_are_workers"
    ]
    assert dict(asked.details)["What we have"] == "statements that differ: yes, no"


def test_who_the_questions_are_about_is_said_once() -> None:
    letter = _ask(CARGO_BIKE, "harbour-bikes")
    assert letter
    text = render_letter(letter, "markdown").decode()
    said = "“it” and “the entity” are the organisation that we write to: Harbour Bikes."
    assert text.count(said) == 1
    assert text.index("## Our questions") < text.index(said) < text.index("**1. ")


@pytest.mark.parametrize("language", ["en", "es", "fr"])
@pytest.mark.parametrize("kind", ["ask", "agree"])
def test_the_letters_of_the_cargo_bike_read_as_they_were_read(kind: str, language: str) -> None:
    if kind == "ask":
        letter = _ask(CARGO_BIKE, "harbour-bikes", language)
    else:
        letter = _agree(CARGO_BIKE, Scope(), "velocity-freight", language).letter
    assert letter
    golden = GOLDEN / f"{kind}.{language}.md"
    assert render_letter(letter, "markdown").decode() == golden.read_text(encoding="utf-8")


def test_a_steward_who_is_a_person_is_not_named_as_the_sender(loom: Path) -> None:
    config = loom / "pplcheck.toml"
    config.write_text(config.read_text().replace('["weavers"]', '["jo", "idle", "weavers"]'))
    letter = _ask(loom)
    assert letter
    assert dict(letter.head)["From"].startswith("Idle S.Coop., weavers (")
