"""Does the page of an audit say on which condition, by whose word, and what to add?"""

from pathlib import Path

import pytest

from tests.cli.conftest import Cli, fact
from tests.conftest import ROOT, Run

SHOP = str(ROOT / "fixtures/uses/courier-shop")
BIKE = str(ROOT / "fixtures/stories/cargo-bike/tree")
DAY = "2026-11-24"
USE = '[[use]]\ncommercial = "yes"\nacts = ["adapt", "copy", "distribute"]\n'
HEAD = 'schema = "pplcheck.entity/1"\nid = "us"\nnames = ["Jo Riders"]\n'
COOP = "".join(
    fact(name, value)
    for name, value in (
        ("owners_are_workers", "yes"),
        ("outside_return", "no"),
        ("surplus_retained", "yes"),
        ("reserves_indivisible", "yes"),
    )
)


@pytest.fixture
def audited(tmp_path: Path, pplcheck: Cli) -> Cli:
    """Audit the shop of the fixtures as somebody."""

    def audit(entity: str, *words: str) -> Run:
        (tmp_path / "us.toml").write_text(HEAD + entity + USE)
        named = ("--entity", "us.toml", "--as-of", DAY, "--of", BIKE)
        return pplcheck("audit", SHOP, *named, *words, cwd=tmp_path)

    return audit


def test_a_yes_with_open_duties_is_on_condition_and_in_the_licence_s_words(
    audited: Cli, ppl_text: str
) -> None:
    page = audited(COOP, "--format", "summary").out
    assert "**yes, if what is to do is done**" in page
    assert "All facts that it rests on are our own word." in page
    assert "Under the readings one" in page
    (quoted,) = (line for line in page.splitlines() if line.startswith("- PPL, 4(c)(i): "))
    words = quoted.partition("“")[2].rstrip("”")
    assert words in " ".join(ppl_text.split())


def test_the_lines_of_one_file_stand_together_and_a_file_says_which(audited: Cli) -> None:
    page = audited(COOP, "--format", "summary").out
    assert page.count("README.md:7, below: add ") == 1
    (line,) = (one for one in page.splitlines() if "README.md:7, below" in one)
    assert line.count("”; “") == 3
    assert "LICENSE: add the text of the licence, the same as LICENSE of the commons" in page


def test_one_word_of_another_is_enough_not_to_call_it_our_own(audited: Cli) -> None:
    mixed = COOP.replace('by = "self"', 'by = "steward"', 1)
    page = audited(mixed, "--format", "summary").out
    assert "**yes, if" in page
    assert "our own word" not in page


def test_a_person_sees_their_own_tree_where_they_ask_for_it(audited: Cli) -> None:
    person = "person = true\n"
    hidden = audited(person)
    assert "--people shows them" in hidden.err
    assert "lib/controller" not in hidden.out
    shown = audited(person, "--people")
    assert "lib/controller/src/main.rs" in shown.out
    assert "Jo Riders" in shown.out
    assert "--people" not in shown.err
    for name in ("json", "graph-json", "csv-nodes"):
        assert "Jo Riders" not in audited(person, "--format", name, "-q").out


def test_a_person_is_not_told_to_meet_what_asks_for_a_business(audited: Cli) -> None:
    """PPL 4(c)(i): a worker-owned business or worker-owned collective."""
    person = audited("person = true\n", "--format", "summary").out
    assert "To settle it, one of: ask the licensor for a separate permission" in person
    assert "show that 4(c) is met" not in person
    firm = fact("owners_are_workers", "no") + fact("seeks_profit", "no")
    told = audited(firm, "--format", "summary").out
    assert "show that 4(c) is met" in told
