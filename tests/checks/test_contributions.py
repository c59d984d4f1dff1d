"""Is it said what others contributed, without naming anybody, or that it cannot be told?"""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from pplcheck.model.finding import Finding, Severity
from pplcheck.model.report import Report
from pplcheck.pipeline.check import Order, check
from pplcheck.report import json as report_json
from pplcheck.report import terminal
from pplcheck.report.page import Look
from tests.conftest import ROOT, Files, git, write_files

Make = Callable[[Files], Path]

UNLICENSED, EMPLOYER = "contributions-unlicensed", "contributions-of-employer"
RULE = "By contributing you agree that your contribution comes under {}.\n"
MAILS = {"Ada Love": "ada@posteo.de", "Bo Bly": "bo@etsy.example", "Cy Day": "cy@etsy.example"}


def add(top: Path, who: str, files: Files, *, day: str = "2025-01-01", by: str = "") -> None:
    write_files(top, files)
    git(top, "add", "-A")
    git(
        top, "commit", "-qm", "x", "--allow-empty",
        GIT_AUTHOR_NAME=who, GIT_AUTHOR_EMAIL=MAILS.get(who, "main@riseup.net"),
        GIT_COMMITTER_DATE=f"{day}T12:00Z", GIT_COMMITTER_EMAIL=by or "x@x.example",
    )  # fmt: skip


@pytest.fixture
def top(tmp_path: Path, ppl_text: str) -> Path:
    """Make a commons of one person, who committed most."""
    top = tmp_path / "commons"
    top.mkdir()
    git(top, "init", "-q")
    for number, day in enumerate(("2019-01-01", "2019-01-02", "2019-01-03", "2019-01-04")):
        add(top, "Main", {"LICENSE": ppl_text, "a.py": f"x = {number}\n"}, day=day)
    return top


def report_of(top: Path, *, people: bool = False) -> Report:
    order = Order(str(top), date(2026, 11, 22), show_people=people)
    return check(order, lambda *_: None)


def found(top: Path, name: str = UNLICENSED, *, people: bool = False) -> list[Finding]:
    return [one for one in report_of(top, people=people).findings if one.check == name]


def numbers(top: Path) -> dict[str, object]:
    """Return what the JSON says, which must be as its schema wants it."""
    table = json.loads(report_json.render(report_of(top)))
    schema = json.loads((ROOT / "schemas/report.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(table, schema)
    made: dict[str, object] = table["contributions"]
    return made


def test_who_made_it_alone_needs_no_ground(top: Path) -> None:
    assert found(top) == found(top, EMPLOYER) == []
    made = numbers(top)
    assert (made["people"], made["missing"]) == (1, None)


def test_nobody_is_named(top: Path) -> None:
    add(top, "Ada Love", {"b.py": "1\n", "c.py": "1\n"})
    (finding,) = found(top)
    assert finding.severity is Severity.WARNING
    assert finding.message == (
        "1 person besides whoever committed most worked on 2 of the 4 files that stand here,"
        " and nothing says on which terms"
    )
    assert [one.place.path for one in finding.locations] == ["b.py", "c.py"]
    written = report_json.render(report_of(top)) + terminal.render(report_of(top), Look())
    for hint in (b"Ada", b"Love", b"ada", b"posteo", b"riseup"):
        assert hint not in written
    (finding,) = found(top, people=True)
    assert finding.message.endswith(": Ada Love")


def test_small_changes_are_counted_apart(top: Path) -> None:
    add(top, "Ada Love", {"b.py": "1\n"})
    assert found(top) == []
    add(top, "Bo Bly", {"b.py": "2\n", "c.py": "2\n"})
    (finding,) = found(top)
    assert "; 1 other changed one file once or twice" in finding.message
    assert numbers(top)["slight"] == 1


def test_what_came_before_the_rule(top: Path) -> None:
    add(top, "Ada Love", {"b.py": "1\n", "c.py": "1\n"}, day="2020-01-01")
    add(
        top,
        "Main",
        {"CONTRIBUTING.md": RULE.format("the licence of this work")},
        day="2021-01-01",
    )
    add(top, "Bo Bly", {"d.py": "1\n", "e.py": "1\n"}, day="2022-01-01")
    (finding,) = found(top)
    assert finding.message.startswith("1 person besides whoever committed most worked on 2 of")
    assert finding.message.endswith("before 2021-01-01, when CONTRIBUTING.md came")
    assert numbers(top)["files"] == {
        "steward": 3, "agreement": 0, "signed_off": 0, "inbound": 2, "host": 0, "none": 2,
    }  # fmt: skip


def test_a_rule_of_a_part_is_none_of_the_whole(top: Path) -> None:
    rule = RULE.format("the licence of this work")
    add(top, "Main", {"vendor/x/CONTRIBUTING.md": rule}, day="2019-02-01")
    add(top, "Ada Love", {"b.py": "1\n", "c.py": "1\n"})
    assert len(found(top)) == 1
    add(top, "Main", {".github/CONTRIBUTING.md": rule}, day="2019-02-01")
    assert found(top) == []


def test_the_host_is_a_weak_ground(top: Path) -> None:
    add(top, "Main", {}, day="2019-02-01", by="noreply@github.com")
    add(top, "Ada Love", {"b.py": "1\n", "c.py": "1\n", "d.py": "1\n"})
    (finding,) = found(top)
    assert finding.severity is Severity.NOTE
    assert finding.message.endswith("and only GitHub's terms (D.6) say on which terms")


def test_a_rule_that_names_another_licence(top: Path) -> None:
    add(top, "Main", {"CONTRIBUTING.md": RULE.format("GPL-3.0-only")}, day="2019-02-01")
    add(top, "Ada Love", {"b.py": "1\n", "c.py": "1\n"})
    (finding,) = found(top)
    assert finding.message == (
        "contributions come in under GPL-3.0, which is not the licence of the work:"
        " 1 person contributed on these terms"
    )
    assert str(finding.locations[0].place) == "CONTRIBUTING.md:1"
    for licence in ("the PPL", "the MIT License", "the licence of this work"):
        add(top, "Main", {"CONTRIBUTING.md": RULE.format(licence)}, day="2019-02-02")
        assert found(top) == []


@pytest.mark.parametrize(("before", "asked"), [("GPL-3.0-only", 1), ("MIT", 0)])
def test_what_came_before_the_licence_changed(
    tmp_path: Path, ppl_text: str, before: str, asked: int
) -> None:
    top = tmp_path / "commons"
    top.mkdir()
    git(top, "init", "-q")
    rule = {"CONTRIBUTING.md": RULE.format("the licence of this work")}
    for number in range(4):
        package = {"package.json": f'{{"license": "{before}", "version": "{number}"}}'}
        add(top, "Main", {**package, **rule}, day="2019-01-01")
    add(top, "Ada Love", {"b.py": "1\n", "c.py": "1\n"}, day="2020-01-01")
    add(top, "Bo Bly", {"d.py": "1\n"}, day="2020-01-01")
    package = {"package.json": '{"license": "PPL"}', "LICENSE": ppl_text}
    add(top, "Main", package, day="2021-01-01")
    add(top, "Cy Day", {"e.py": "1\n", "f.py": "1\n"}, day="2022-01-01")
    seen = found(top)
    assert len(seen) == asked
    if asked:
        assert (
            "before the licence changed from GPL-3.0-only to PPL on 2021-01-01"
            in seen[0].message
        )
        assert seen[0].message.startswith(
            "1 person besides whoever committed most worked on 2 "
        )
        assert "; 1 other changed one file" in seen[0].message


def test_stewards_are_known_by_their_domain(top: Path) -> None:
    add(top, "Bo Bly", {"b.py": "1\n", "c.py": "1\n"})
    add(top, "Cy Day", {"d.py": "1\n", "e.py": "1\n"})
    assert len(found(top)) == len(found(top, EMPLOYER)) == 1
    config = (
        'schema = "pplcheck.config/1"\n[commons]\nstewards = ["s"]\n'
        '[entities]\nfiles = ["s.toml"]\n'
    )
    entity = (
        'schema = "pplcheck.entity/1"\nid = "s"\nnames = ["S"]\n[identifiers]\n'
        'domain = "etsy.example"\nmail = "main@riseup.net"\n'
    )
    add(top, "Main", {"pplcheck.toml": config, "s.toml": entity})
    assert found(top) == found(top, EMPLOYER) == []
    assert numbers(top)["stewards_known"] is True


def test_a_lone_persons_domain_is_not_named(top: Path) -> None:
    add(top, "Bo Bly", {"b.py": "1\n", "c.py": "1\n"})
    (finding,) = found(top, EMPLOYER)
    assert "etsy" not in finding.locations[0].says
    assert (
        "etsy.example: 1 person (Bo Bly)"
        in found(top, EMPLOYER, people=True)[0].locations[0].says
    )
    add(top, "Cy Day", {"d.py": "1\n", "e.py": "1\n"})
    (finding,) = found(top, EMPLOYER)
    assert finding.locations[0].says.startswith("etsy.example: 2 people, 2025-01-01 to")


def test_programmes_are_not_people(top: Path) -> None:
    MAILS["renovate[bot]"] = "29139614+renovate[bot]@users.noreply.github.com"
    add(top, "renovate[bot]", {"b.py": "1\n", "c.py": "1\n"})
    assert found(top) == []
    assert numbers(top)["bots"] == 1


def test_a_shallow_clone_says_that_it_cannot_tell(top: Path, tmp_path: Path) -> None:
    add(top, "Ada Love", {"b.py": "1\n", "c.py": "1\n"})
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{top}", "shallow")
    assert found(tmp_path / "shallow") == []
    missing = numbers(tmp_path / "shallow")["missing"]
    assert "git fetch --unshallow" in str(missing)
    # It is said once, with what it does to the history of the licence.
    page = terminal.render(report_of(tmp_path / "shallow"), Look()).decode()
    assert page.count("--unshallow") == 1


def test_a_folder_of_a_repository_is_not_judged(top: Path) -> None:
    add(top, "Ada Love", {"d/b.py": "1\n", "d/c.py": "1\n"})
    assert found(top / "d") == []
    assert "may stand above" in str(numbers(top / "d")["missing"])


def test_names_that_would_move_the_cursor(top: Path) -> None:
    MAILS["\x1b[2J\x07Eve\u202e X"] = "eve@posteo.de"
    add(top, "\x1b[2J\x07Eve\u202e X", {"b.py": "1\n", "c.py": "1\n"})
    page = terminal.render(report_of(top, people=True), Look()).decode()
    assert "Eve" in page
    assert not {"\x1b", "\x07", "\u202e"} & set(page)


def test_a_folder_without_a_history_has_nothing_to_say(tmp_path: Path) -> None:
    write_files(tmp_path, {"a.py": "# SPDX-License-Identifier: PPL\n"})
    assert report_of(tmp_path).survey.contributions is None
    assert report_json.render(report_of(tmp_path)).count(b'"contributions": null') == 1
