"""Do the verdicts agree with the decision pages?"""

from pplcheck.config import read_terms
from pplcheck.judge import judge_standing, judge_use
from pplcheck.licences import terms_sources
from pplcheck.model.terms import Terms
from tests.accuracy.result import Goal, Tally, rows_of, show, show_wrong
from tests.judge.cases import USE, entity, known
from tests.judge.pages import (
    ANY,
    FOLDER,
    Row,
    cases,
    facts_of_user,
    is_person,
    read_page,
)

_HEAD = ("user", "acts", "commercial", "readings", "page says", "pplcheck says", "")


def as_the_pages_say() -> list[Goal]:
    """Judge every row of every page and print the tables; every row must agree."""
    tally = Tally()
    for file, content in terms_sources():
        name = file.removesuffix(".toml")
        terms = read_terms(content, file, is_shipped=True)
        page = read_page(FOLDER / f"{name}.md", terms)
        lines = []
        for row in page.rows:
            said, is_right = _follows(terms, row)
            lines.append(said)
            tally.count(name, is_right=is_right, example=" | ".join(said))
        show(f"{terms.title} ({terms.id})", _HEAD, lines)
        for user in page.users:
            facts = known(facts_of_user(user, terms))
            found = judge_standing(terms, entity(is_person=is_person(user)), facts, {})
            is_right = (found.standing, found.clause) == (user.standing, user.clause)
            example = f"{user.name}: {found.standing} {found.clause}"
            tally.count(f"{name}, standings", is_right=is_right, example=example)
    show("Decision pages", ("page", "right", ""), rows_of(tally))
    show_wrong(tally.wrong)
    return [
        Goal(
            "rows and standings of the decision pages",
            "all",
            str(tally),
            is_met=bool(tally.total) and not tally.wrong,
            must=True,
            wrong=tuple(tally.wrong),
        )
    ]


def _follows(terms: Terms, row: Row) -> tuple[tuple[str, ...], bool]:
    """Return the row as printed, and whether every case of it agrees."""
    found = {_verdict(terms, row, facts) for facts in cases(row, terms)}
    expected = (str(row.outcome), row.clause)
    acts = "any" if row.acts == ANY else " or ".join(", ".join(one) for one in row.acts)
    readings = "; ".join(f"{name} = {option}" for name, option in row.readings.items())
    said = " or ".join(sorted(" ".join(one).strip() for one in found))
    cells = (
        row.user.name,
        acts,
        "/".join(row.commercial),
        readings or "-",
        " ".join(expected).strip(),
        said,
        "" if found == {expected} else "WRONG",
    )
    return cells, found == {expected}


def _verdict(terms: Terms, row: Row, facts: dict[str, str]) -> tuple[str, str]:
    verdict = judge_use(terms, USE, known(facts), row.readings)
    return str(verdict.outcome), verdict.clause
