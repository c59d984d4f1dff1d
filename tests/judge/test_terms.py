"""Are the terms true to the licences' own words, and whole in themselves?"""

import csv
import re
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pplcheck.config import read_terms
from pplcheck.judge import judge_use
from pplcheck.judge.decision import decide
from pplcheck.judge.logic import PERSON, case_of
from pplcheck.licences import terms_sources
from pplcheck.licences.corpus.grams import grams
from pplcheck.licences.corpus.index import shipped_index
from pplcheck.licences.words import spoken, words
from pplcheck.model.conditions import facts_in
from pplcheck.model.errors import ConfigurationError
from pplcheck.model.terms import Subject, Terms
from tests.conftest import ROOT
from tests.judge.cases import ALL_TERMS, PPL, USE, known

every_terms = pytest.mark.parametrize("terms", ALL_TERMS.values(), ids=lambda terms: terms.id)
SOURCES = {
    table["id"]: table
    for table in (tomllib.loads(content.decode()) for _, content in terms_sources())
}


def _texts(shared: Path, id_: str) -> list[str]:
    """Return the words of the real texts of a licence: of the one it quotes, where it is here."""
    folder = shared / "licences"
    kind, _, name = SOURCES[id_].get("text_from", "").partition(":")
    if kind == "own":
        return [" ".join(words(_own_text(name)))]
    if kind == "kin" and (folder / name).is_file():
        names = [name]
    else:
        with (folder / "expected.tsv").open(encoding="utf-8", newline="") as file:
            rows = [
                row for row in csv.DictReader(file, delimiter="\t") if row["licence"] == id_
            ]
        names = [f"{row['id']}.txt" for row in rows if row["kind"] == "text"]
    return [" ".join(words((folder / name).read_text(encoding="utf-8"))) for name in names]


def _own_text(name: str) -> str:
    """Return a text of our own, which stands beside its terms."""
    return files("pplcheck.licences.terms").joinpath(name).read_text(encoding="utf-8")


@every_terms
def test_every_quoted_clause_stands_in_the_licence(shared: Path, terms: Terms) -> None:
    texts = _texts(shared, terms.id)
    if not texts:
        pytest.skip("no text of this licence is here; the index of fingerprints proves it")
    wrong = [
        [one.number for one in terms.clauses if " ".join(words(one.text)) not in text]
        for text in texts
    ]
    assert [] in wrong


def _is_in_the_index(id_: str, quoted: str) -> bool:
    """Whether every five words of a clause stand in a row in one known text of the licence."""
    asked = set(grams(spoken(quoted)))
    kind, _, name = SOURCES[id_].get("text_from", "").partition(":")
    told = [text.grams for text in shipped_index().texts if text.id == id_]
    if kind == "own":
        told.append(frozenset(grams(spoken(_own_text(name)))))
    return bool(asked) and any(asked <= one for one in told)


@every_terms
def test_every_quoted_clause_stands_in_the_fingerprints_that_ship(terms: Terms) -> None:
    """Without any text at hand; for some licences the only proof."""
    if "text_from" not in SOURCES[terms.id]:
        pytest.skip("these terms are their stewards' own, and quote no licence")
    missing = [one.number for one in terms.clauses if not _is_in_the_index(terms.id, one.text)]
    assert missing == []


@every_terms
def test_a_clause_with_one_other_word_is_in_no_fingerprint(terms: Terms) -> None:
    if "text_from" not in SOURCES[terms.id]:
        pytest.skip("these terms are their stewards' own, and quote no licence")
    for clause in terms.clauses:
        said = words(clause.text)
        for number in range(len(said)):
            altered = [*said[:number], "zebra", *said[number + 1 :]]
            assert not _is_in_the_index(terms.id, " ".join(altered)), (clause.number, number)


def test_the_ppl_clauses_stand_in_the_text_that_ships(ppl_text: str) -> None:
    said = " ".join(words(ppl_text))
    assert all(" ".join(words(clause.text)) in said for clause in PPL.clauses)


def test_a_fact_of_an_entity_has_one_question_and_the_page_of_facts_says_it() -> None:
    """It is shared by all licences, so that nobody is asked the same thing in two ways."""
    page = (ROOT / "docs/reference/facts.md").read_text(encoding="utf-8")
    of_entities = page.partition("## About a use")[0]
    told = dict(re.findall(r"^\| `(\w+)` \| (.+) \|$", of_entities, re.MULTILINE))
    asked = {
        (question.name, question.ask, terms.id)
        for terms in ALL_TERMS.values()
        for question in terms.questions
        if question.about is Subject.ENTITY
    }
    assert sorted(one for one in asked if told.get(one[0]) != one[1]) == []
    assert sorted(set(told) - {name for name, _, _ in asked}) == []


@every_terms
def test_every_fact_reading_rule_and_clause_is_used(terms: Terms) -> None:
    rules = {rule.name: rule for rule in terms.rules}
    conditions = [rule.holds_if for rule in terms.rules]
    conditions += [line.condition for line in terms.outcomes]
    conditions += [line.condition for line in terms.standings]
    conditions += [part for duty in terms.duties for part in (duty.applies_if, duty.met_if)]
    used = frozenset().union(*(facts_in(condition, rules) for condition in conditions))
    assert used == {question.name for question in terms.questions}
    written = repr(conditions)
    assert all(f"reading='{reading.name}'" in written for reading in terms.readings)
    assert all(f"rule='{rule.name}'" in written for rule in terms.rules)
    cited = {rule.clause for rule in terms.rules}
    cited |= {line.clause for line in terms.outcomes}
    cited |= {line.clause for line in terms.standings}
    cited |= {duty.clause for duty in terms.duties}
    assert cited == {clause.id for clause in terms.clauses}


@every_terms
@given(data=st.data())
@settings(max_examples=100, deadline=None)
def test_whoever_knows_all_gets_an_outcome_and_a_standing(
    terms: Terms, data: st.DataObject
) -> None:
    """The pages of decisions reach every line; here no case may fall through between them."""
    answer = st.sampled_from(["yes", "no"])
    facts = {one.name: data.draw(answer, one.name) for one in terms.questions}
    readings = {
        one.name: data.draw(st.sampled_from(one.options), one.name) for one in terms.readings
    }
    case = case_of(terms, known(facts), readings)
    assert decide(terms.outcomes, case).effect
    # A standing says nothing about a use, and a natural person has none.
    of_entity = {
        one.name: "no" if one.answered_by == PERSON else facts[one.name]
        for one in terms.questions
        if one.about is Subject.ENTITY
    }
    assert decide(terms.standings, case_of(terms, known(of_entity), readings)).effect


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('holds_if = { all = ["rule:worker_owned"', 'holds_if = { all = ["rule:worker_ownd"', "unknown rule 'worker_ownd'"),
        ('if      = { not = "use_commercial" }', 'if      = { not = "use_comercial" }', "unknown fact 'use_comercial'"),
        ('clause   = "4c.i"', 'clause   = "4x"', "unknown clause '4x'"),
        ('is = "workers hold control"', 'is = "workers hold sway"', "no option of 'worker_owned'"),
        ("accuses  = true", "acuses  = true", "did you mean 'accuses'?"),
        ('    "owners_are_workers",', '"rule:commercial_exception",', "needs itself"),
    ],
)  # fmt: skip
def test_a_terms_file_with_a_fault_is_refused(old: str, new: str, message: str) -> None:
    source = dict(terms_sources())["ppl.toml"].decode()
    assert old in source
    with pytest.raises(ConfigurationError) as caught:
        read_terms(source.replace(old, new, 1).encode(), "ppl.toml")
    assert any(message in str(problem) for problem in caught.value.problems)
    assert all(problem.place and problem.place.line for problem in caught.value.problems)


def test_the_judge_cites_the_clause_and_the_evidence() -> None:
    verdict = judge_use(PPL, USE, known({"use_commercial": "no", "business": "no"}), {})
    assert (verdict.outcome, verdict.clause) == ("permitted", "4(b)")
    assert verdict.proof is not None
    assert "E2" in repr(verdict.proof)
