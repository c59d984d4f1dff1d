"""Does the judge say what the decision pages say, and do they tell all that it can say?"""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from pplcheck.judge import judge_standing, judge_use
from pplcheck.judge.decision import Line, decide
from pplcheck.judge.logic import Case, case_of
from pplcheck.licences import terms_sources
from pplcheck.model.fact import Value
from pplcheck.model.terms import Standing, Terms
from tests.judge.cases import ALL_TERMS, USE, entity, known
from tests.judge.pages import (
    FOLDER,
    Page,
    PageError,
    Row,
    cases,
    facts_of_user,
    is_person,
    pages,
    read_page,
)

FILES = {
    name.removesuffix(".toml"): terms
    for (name, _), terms in zip(terms_sources(), ALL_TERMS.values(), strict=True)
}
PAGES = {
    name: read_page(FOLDER / f"{name}.md", FILES[name]) for name in pages() if name in FILES
}

every_page = pytest.mark.parametrize("name", sorted(PAGES))


def test_every_licence_whose_terms_ship_has_a_page_and_the_index_names_it() -> None:
    assert list(pages()) == sorted(FILES)
    index = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert [name for name in FILES if f"]({name}.md)" not in index] == []


@every_page
def test_every_user_stands_where_its_page_says(name: str) -> None:
    terms = FILES[name]
    wrong = []
    for user in PAGES[name].users:
        facts = known(facts_of_user(user, terms))
        found = judge_standing(terms, entity(is_person=is_person(user)), facts, {})
        if (found.standing, found.clause) != (user.standing, user.clause):
            wrong.append(f"{name}.md:{user.line}: {user.name}: {found.standing} {found.clause}")
    assert wrong == []


@every_page
def test_every_row_follows_as_its_page_says(name: str) -> None:
    terms = FILES[name]
    wrong = [
        f"{name}.md:{row.line}: {row.user.name}: {follows}: {case}"
        for row, case, follows in _judged(terms, PAGES[name])
        if follows != (row.outcome, row.clause)
    ]
    assert wrong == []


@every_page
def test_every_user_is_asked_about_with_and_without_commerce(name: str) -> None:
    """By the default readings; a page that leaves a case out would hide it."""
    page = PAGES[name]
    told = {
        (row.user.name, one) for row in page.rows if not row.readings for one in row.commercial
    }
    asked = {(user.name, one) for user in page.users for one in (Value.YES, Value.NO)}
    assert sorted(asked - told) == []


@every_page
def test_every_line_of_the_terms_is_decided_by_some_row(name: str) -> None:
    terms, page = FILES[name], PAGES[name]
    reached = {_line(terms.outcomes, case) for _, case in _cases(terms, page)}
    assert reached >= set(range(len(terms.outcomes))), "outcomes"
    standing = {
        _line(terms.standings, case_of(terms, known(facts_of_user(user, terms)), {}))
        for user in page.users
    }
    assert standing >= set(range(len(terms.standings))), "standings"


@every_page
def test_every_rule_and_duty_is_held_and_not_held_in_some_row(name: str) -> None:
    terms, page = FILES[name], PAGES[name]
    every = [case for _, case in _cases(terms, page)]
    for rule in terms.rules:
        assert {case.rule_holds(rule.name) for case in every} >= {True, False}, rule.name
    for duty in terms.duties:
        owed = [case for case in every if case.holds(duty.applies_if)]
        assert {case.holds(duty.met_if) for case in owed} >= {True, False}, duty.name


@every_page
def test_every_option_of_a_reading_changes_a_row(name: str) -> None:
    terms, page = FILES[name], PAGES[name]
    said = {_key(row, row.readings): (row.outcome, row.clause) for row in page.rows}
    changing = set()
    for row in page.rows:
        for reading, option in row.readings.items():
            rest = {one: taken for one, taken in row.readings.items() if one != reading}
            if said.get(_key(row, rest), said[_key(row, row.readings)]) != (
                row.outcome,
                row.clause,
            ):
                changing.add((reading, option))
    asked = {
        (one.name, option)
        for one in terms.readings
        for option in one.options
        if option != one.default
    }
    assert sorted(asked - changing) == []


@every_page
def test_others_word_alone_never_makes_anybody_a_capitalist_entity(name: str) -> None:
    terms = FILES[name]
    for user in PAGES[name].users:
        facts = known(facts_of_user(user, terms), is_proven=False)
        found = judge_standing(terms, entity(), facts, {})
        assert found.standing is not Standing.CAPITALIST_ENTITY, user.name


def _cases(terms: Terms, page: Page) -> Iterator[tuple[Row, Case]]:
    for row in page.rows:
        for facts in cases(row, terms):
            yield row, case_of(terms, known(facts), row.readings)


def _judged(terms: Terms, page: Page) -> Iterator[tuple[Row, dict[str, str], tuple[str, str]]]:
    for row in page.rows:
        for facts in cases(row, terms):
            verdict = judge_use(terms, USE, known(facts), row.readings)
            yield row, facts, (verdict.outcome, verdict.clause)


def _line(lines: tuple[Line, ...], case: Case) -> int:
    decision = decide(lines, case)
    return lines.index(decision.line) if decision.line and decision.effect else -1


def _key(row: Row, readings: Mapping[str, str]) -> tuple[object, ...]:
    return row.user.name, row.acts, row.commercial, tuple(sorted(readings.items()))


USERS = "| user | what is known | standing | clause |\n|---|---|---|---|\n"
FOLLOWS = (
    "\n| user | acts | commercial | readings | outcome | clause |\n|---|---|---|---|---|---|\n"
)
FIRM = "| firm | private, not `owners_are_workers` | undetermined | — |\n"
RUNS = "| firm | run | yes | — | owes reciprocity | 4(b) |\n"


@pytest.mark.parametrize(
    ("page", "message"),
    [
        (USERS + FIRM, "ppl.md:1: a table is missing; write one with the head user | acts"),
        (USERS + FIRM + FIRM + FOLLOWS + RUNS, "ppl.md:4: the user 'firm' stands here twice"),
        (USERS + FIRM.replace("private", "privat") + FOLLOWS + RUNS, "ppl.md:3: unknown fact 'privat'"),
        (USERS + FIRM.replace("undetermined", "bad") + FOLLOWS + RUNS, "ppl.md:3: unknown standing 'bad'"),
        (USERS + FIRM.replace("| — ", "") + FOLLOWS + RUNS, "ppl.md:3: 3 cells; write 4"),
        (USERS + FIRM.replace("private", "as a giant; private") + FOLLOWS + RUNS, "ppl.md:3: no user 'a giant' above"),
        (USERS + FIRM + FOLLOWS + RUNS.replace("firm", "form"), "ppl.md:7: unknown user 'form'"),
        (USERS + FIRM + FOLLOWS + RUNS.replace("run", "fly"), "ppl.md:7: unknown act in 'fly'"),
        (USERS + FIRM + FOLLOWS + RUNS.replace("yes", "maybe"), "ppl.md:7: unknown answer 'maybe'"),
        (USERS + FIRM + FOLLOWS + RUNS.replace("—", "wage = all"), "ppl.md:7: unknown reading 'wage'"),
        (USERS + FIRM + FOLLOWS + RUNS.replace("—", "wages = all"), "ppl.md:7: 'all' is no option of 'wages'"),
        (USERS + FIRM + FOLLOWS + RUNS.replace("owes", "ows"), "ppl.md:7: unknown outcome 'ows reciprocity'"),
    ],
)  # fmt: skip
def test_a_page_with_a_fault_is_refused(tmp_path: Path, page: str, message: str) -> None:
    path = tmp_path / "ppl.md"
    path.write_text(page, encoding="utf-8")
    with pytest.raises(PageError) as caught:
        read_page(path, FILES["ppl"])
    assert str(caught.value).startswith(message)
