"""Are the terms true to the licences' own words, and whole in themselves?"""

from itertools import product
from pathlib import Path

import pytest

from pplcheck.config import read_terms
from pplcheck.judge import judge_use
from pplcheck.judge.logic import facts_in
from pplcheck.licences import terms_sources
from pplcheck.licences.words import words
from pplcheck.model.errors import ConfigurationError
from pplcheck.model.terms import Terms
from tests.judge.cases import ALL_TERMS, PPL, USE, known

TEXTS = {"PPL": "ppl-en-spdx.txt", "LicenseRef-Coopyleft": "coopyleft-coopcycle-2019.txt"}

every_terms = pytest.mark.parametrize("terms", ALL_TERMS.values(), ids=lambda terms: terms.id)


@every_terms
def test_every_quoted_clause_stands_in_the_licence(shared: Path, terms: Terms) -> None:
    text = (shared / "licences" / TEXTS[terms.id]).read_text(encoding="utf-8")
    said = " ".join(words(text))
    for clause in terms.clauses:
        assert " ".join(words(clause.text)) in said, clause.number


def test_the_ppl_clauses_stand_in_the_text_that_ships(ppl_text: str) -> None:
    said = " ".join(words(ppl_text))
    assert all(" ".join(words(clause.text)) in said for clause in PPL.clauses)


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
def test_every_outcome_can_be_reached_and_one_always_is(terms: Terms) -> None:
    rules = {rule.name: rule for rule in terms.rules}
    asked = sorted(
        frozenset().union(*(facts_in(line.condition, rules) for line in terms.outcomes))
    )
    reached = set()
    settings = list(product(*(reading.options for reading in terms.readings)))
    names = [reading.name for reading in terms.readings]
    for number, values in enumerate(product(("yes", "no"), repeat=len(asked))):
        # All facts under the defaults, and under one other combination of readings, in turn.
        other = dict(zip(names, settings[number % len(settings)], strict=True))
        for readings in ({}, other):
            found = judge_use_quickly(terms, dict(zip(asked, values, strict=True)), readings)
            assert found[0], values
            reached.add(found)
    assert {(line.outcome, line.clause) for line in terms.outcomes} == reached


def judge_use_quickly(
    terms: Terms, answers: dict[str, str], readings: dict[str, str]
) -> tuple[str, str]:
    """Decide without proof and advice, which cost most of the time."""
    from pplcheck.judge.decision import decide
    from pplcheck.judge.logic import case_of

    decision = decide(terms.outcomes, case_of(terms, known(answers), readings))
    return decision.effect, decision.line.clause if decision.line else ""


@every_terms
def test_every_option_of_a_reading_can_matter(terms: Terms) -> None:
    rules = {rule.name: rule for rule in terms.rules}
    asked = sorted(
        frozenset().union(*(facts_in(line.condition, rules) for line in terms.outcomes))
    )
    cases = [
        dict(zip(asked, values, strict=True))
        for values in product(("yes", "no"), repeat=len(asked))
    ]
    from pplcheck.judge.decision import decide
    from pplcheck.judge.logic import case_of

    for reading in terms.readings:
        # Another reading can hide this one; it must matter under some combination.
        others = [one for one in terms.readings if one.name != reading.name]
        assert any(
            len(
                {
                    decide(
                        terms.outcomes,
                        case_of(
                            terms,
                            known(case),
                            {
                                **dict(zip((o.name for o in others), rest, strict=True)),
                                reading.name: option,
                            },
                        ),
                    ).effect
                    for option in reading.options
                }
            )
            > 1
            for rest in product(*(one.options for one in others))
            for case in cases[:: max(1, len(cases) // 512)]
        ), reading.name


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('holds_if = { all = ["rule:worker_owned"', 'holds_if = { all = ["rule:worker_ownd"', "unknown rule 'worker_ownd'"),
        ('if      = { not = "use_commercial" }', 'if      = { not = "use_comercial" }', "unknown fact 'use_comercial'"),
        ('clause   = "4c.i"', 'clause   = "4x"', "unknown clause '4x'"),
        ('is = "workers hold control"', 'is = "workers hold sway"', "no option of 'worker_owned'"),
        ("accuses  = true", "acuses  = true", "did you mean 'accuses'?"),
        ('"owners_are_workers",', '"rule:commercial_exception",', "needs itself"),
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
