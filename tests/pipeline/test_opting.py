"""Does whoever opted out appear nowhere, whatever was asked for?"""

import hashlib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from pplcheck.entities import Mailmap, contributions_from
from pplcheck.model.contribution import Authored, Touch
from pplcheck.model.errors import ConfigurationError
from pplcheck.model.report import Report
from pplcheck.pipeline.check import Order, check
from pplcheck.pipeline.output import FORMATS_OF_USES, Look, rendered
from tests.conftest import Files, Run, write_files
from tests.pipeline.test_people_found import ALICE, AT, CONFIG, COOP, USE
from tests.pipeline.users import DAY, fork, silent, told

SITE = "github.com/alice-smith/bike"
OUT = '[people]\nopt_out = "out.txt"\n'
EVERY_LOOK = [Look(), Look(verbosity=1)]
Make = Callable[[Files], Path]


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


# As people may write who they are.
WAYS = ["alice-smith", "github:alice-smith", "mail:Alice@Example.org", "alice@example.org"]
MAILED = ALICE + 'mail = "Alice@Example.org"\n'


def _hidden_everywhere(report: Report) -> None:
    for name in FORMATS_OF_USES:
        for look in EVERY_LOOK:
            assert b"alice" not in rendered(report, name, look).lower(), (name, look)


def _files(stated: str, way: str, entity: str = MAILED) -> Files:
    return {
        "pplcheck.toml": CONFIG + OUT + stated,
        "out.txt": f"# asked in writing\n{_hash(way)}\n",
        "entities/c.toml": COOP,
        "entities/a.toml": entity,
    }


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("people", [False, True])
def test_she_is_left_out_of_a_check(bike: Path, way: str, *, people: bool) -> None:
    hers = fork(bike, "hers", SITE)
    stated = USE.format("alice-smith") + AT + USE.format("coop")
    write_files(bike, _files(stated, way))
    order = Order(str(bike), DAY, sites=(str(hers),), show_people=people)
    report = check(order, silent)
    _hidden_everywhere(report)
    assert [one.entity.id for one in report.entities] == ["coop"]
    assert [one.entity for one in report.uses] == ["coop"]
    assert len(report.verdicts) == 1
    assert not report.sites
    assert not report.resolutions
    assert {owner for owner, _ in report.evidence} <= {"coop", *(u.id for u in report.uses)}


CONTEST = """\
schema = "pplcheck.contest/1"
entity = "coop"
[[answer]]
statement = "Made by Alice Smith (alice@example.org), not by us. Ask Bob Ray."
on = 2026-11-01
"""
BOB = ALICE.replace("alice-smith", "bob-ray").replace("Alice Smith", "Bob Ray")


@pytest.mark.parametrize(
    ("people", "shown"),
    [
        (False, "Made by person-2 (withheld), not by us. Ask person-1."),
        (True, "Made by person-2 (withheld), not by us. Ask Bob Ray."),
    ],
)
def test_nothing_tells_that_she_asked(bike: Path, shown: str, *, people: bool) -> None:
    stated = USE.format("alice-smith") + USE.format("coop") + USE.format("bob-ray")
    files = dict(_files(f'[contests]\nfiles = ["c.toml"]\n{stated}', "alice-smith"))
    write_files(bike, {**files, "c.toml": CONTEST, "entities/b.toml": BOB})
    report = check(Order(str(bike), DAY, show_people=people), silent)
    _hidden_everywhere(report)
    assert [one.id for one in report.verdicts] == ["V1", "V2"]
    (answered,) = (one for verdict in report.verdicts for one in verdict.answered)
    assert answered.contest.statement == shown
    ids = [one.entity.id for one in report.entities]
    assert sorted(ids) == sorted(["coop", "bob-ray" if people else "person-1"])
    assert [fact.id for _, fact in report.evidence] == [
        f"E{number}" for number, _ in enumerate(report.evidence, start=1)
    ]


@pytest.mark.parametrize("people", [False, True])
@pytest.mark.parametrize("entity", [MAILED, ""])
def test_she_is_nobodys_owner(bike: Path, entity: str, *, people: bool) -> None:
    owner = '[[owner]]\nentity = "alice-smith"\nvotes = 1.0\nlevel = 1\nby = "self"\n'
    files = dict(_files(USE.format("coop"), "alice-smith", entity or MAILED))
    if not entity:
        del files["entities/a.toml"]
    files["entities/c.toml"] = f'{COOP}{owner}evidence = "https://coop.example/alice"\n'
    write_files(bike, files)
    _hidden_everywhere(check(Order(str(bike), DAY, show_people=people), silent))


def test_without_the_list_she_is_there_for_who_asks(bike: Path) -> None:
    hers = fork(bike, "hers", SITE)
    files = dict(_files(USE.format("alice-smith") + AT, "somebody-else"))
    write_files(bike, files)
    report = check(Order(str(bike), DAY, sites=(str(hers),), show_people=True), silent)
    assert b"alice-smith" in rendered(report, "json")
    assert len(report.verdicts) == 1


@pytest.mark.parametrize(
    "way", ["github:alice-smith", "repository:github.com/alice-smith/bike"]
)
@pytest.mark.parametrize("people", [False, True])
def test_a_site_whose_owner_nobody_described(
    bike: Path, tmp_path: Path, way: str, *, people: bool
) -> None:
    hers, ours = fork(bike, "hers", SITE), fork(bike, "ours", "github.com/coop/bike")
    files = dict(_files("", way))
    del files["entities/a.toml"]
    write_files(tmp_path / "known", files)
    config = str(tmp_path / "known/pplcheck.toml")
    report = told(bike, hers, ours, config=config, people=people)
    _hidden_everywhere(report)
    assert [one.id for one in report.sites] == ["github.com/coop/bike"]
    assert [one.site for one in report.uses] == ["github.com/coop/bike"]


def test_an_organisation_cannot_opt_out(bike: Path) -> None:
    ours = fork(bike, "ours", "github.com/coop/bike")
    files = dict(_files(USE.format("coop"), "coop"))
    files["out.txt"] = f"{_hash('coop')}\n{_hash('github:coop')}\n"
    write_files(bike, files)
    report = check(Order(str(bike), DAY, sites=(str(ours),)), silent)
    assert {one.entity for one in report.uses} == {"coop"}
    assert [one.id for one in report.sites] == ["github.com/coop/bike"]


def test_nothing_is_said_of_her_by_name(
    folder: Make, ppl_text: str, pplcheck: Callable[..., Run]
) -> None:
    top = folder({"LICENSE": ppl_text, **_files(USE.format("alice-smith"), "alice-smith")})
    done = pplcheck("classify", "alice-smith", "--in", top, "--format", "json")
    assert done.code == 0
    assert "alice" not in done.out.lower()


def test_a_contributor_is_counted_and_no_more() -> None:
    day = date(2020, 1, 1)
    authors = [
        Authored(mail, name, 5, 0, day, day, (Touch(f"{name}.py", day, day),))
        for name, mail in (("Alice Smith", "Alice@Work.example"), ("Bob Ray", "bob@b.example"))
    ]
    out = {_hash("alice@work.example")}
    found = contributions_from(authors, Mailmap(), [], (), None, out)
    names = {one.names for one in found.contributors}
    assert names == {(), ("Bob Ray",)}
    (hers,) = (one for one in found.contributors if not one.names)
    assert (hers.employers, hers.commits) == ((), 5)
    # Under the address of the history, or under that of .mailmap.
    mailmap = Mailmap(b"Alice Smith <new@alice.example> <alice@work.example>\n")
    out = {_hash("new@alice.example")}
    found = contributions_from(authors, mailmap, [], (), None, out)
    assert () in {one.names for one in found.contributors}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"alice@example.org\n", r"out\.txt:1:1: this is no hash; write the 64 hex digits"),
        (b"\xff\n", r"out\.txt:1: not UTF-8 text"),
        (None, r"out\.txt: .*; put a file that can be read there"),
    ],
)
def test_a_list_that_cannot_be_taken_is_an_error(
    folder: Make, ppl_text: str, content: bytes | None, message: str
) -> None:
    files = {"LICENSE": ppl_text, **_files("", "x")}
    del files["out.txt"]
    if content is not None:
        files["out.txt"] = content
    with pytest.raises(ConfigurationError, match=message) as caught:
        check(Order(str(folder(files)), DAY), silent)
    assert "alice@" not in str(caught.value)
