"""Does an audit find the commons of the catalogue, and what stewards wrote of theirs?"""

from datetime import date
from pathlib import Path

import pytest

from pplcheck.model.catalogued import Catalogued, CataloguedPeriod, Matter
from pplcheck.model.errors import ConfigurationError
from pplcheck.model.report import Report
from pplcheck.model.terms import OutcomeKind
from pplcheck.pipeline import audit as audit_module
from pplcheck.pipeline.audit import AuditOrder, audit
from pplcheck.pipeline.indexing import write_index
from tests.cli.conftest import FIRM, fact, keep_extract
from tests.conftest import Files, git, write_files
from tests.pipeline.conftest import Grow
from tests.pipeline.users import COMMONS, DAY, fork, only, silent

US = 'schema = "pplcheck.entity/1"\nid = "us"\nnames = ["Us"]\n'


def _audit(site: Path, entity: str = "", of: tuple[Path, ...] = ()) -> Report:
    path = site.parent / "us.toml"
    keep_extract(site.parent)
    path.write_text(entity)
    us = str(path) if entity else None
    order = AuditOrder(str(site), tuple(map(str, of)), DAY, us, with_catalogue=not of)
    return audit(order, silent)


def _site(tmp_path: Path, files: Files) -> Path:
    site = tmp_path / "shop"
    site.mkdir()
    write_files(site, files)
    return site


@pytest.mark.parametrize(
    ("files", "commons", "licence"),
    [
        (
            {
                "composer.lock": '{"packages": [{"name": "coopcycle/coopcycle-web", "source": '
                '{"type": "git", "url": "https://github.com/coopcycle/coopcycle-web.git", '
                '"reference": "09d0da5978b17b43309f93732471faa839b5f9fb"}}]}'
            },
            "github.com/coopcycle/coopcycle-web",
            "PPL",
        ),
        (
            {"package.json": '{"dependencies": {"encompass-ecs": "^0.27.4"}}'},
            "github.com/encompass-ecs/encompass-ts",
            "LicenseRef-CSL",
        ),
        (
            {"vendor/a/composer.json": '{"name": "coopcycle/coopcycle-web"}'},
            "github.com/coopcycle/coopcycle-web",
            "",
        ),
    ],
    ids=["a commit in a lock file", "a dependency", "a copy that kept its name"],
)
def test_what_files_name_is_found(
    tmp_path: Path, files: Files, commons: str, licence: str
) -> None:
    """The commit is that by which the public repository took the PPL."""
    report = _audit(_site(tmp_path, files))
    (verdict,) = report.verdicts
    assert only(report).asset == commons
    assert verdict.licence == licence


def test_what_the_catalogue_cannot_tell_is_said(tmp_path: Path) -> None:
    report = _audit(_site(tmp_path, {"README.md": "Ours.\n"}))
    assert report.uses == ()
    (one,) = report.survey.unread
    assert "copies of their files were not looked for" in one.reason
    assert report.assets == ()


@pytest.mark.parametrize(("behind", "licence"), [(0, "MIT"), (1, "PPL")])
def test_a_fork_is_judged_by_the_licence_of_its_time(
    bike: Path, monkeypatch: pytest.MonkeyPatch, behind: int, licence: str
) -> None:
    """Of the commons three commits are known, as a catalogue knows them, and no content."""
    begun, ppl, mit = git(bike, "log", "--reverse", "--format=%H").split()
    known = Catalogued(
        name="Bike",
        matter=Matter.DESIGN,
        addresses=(COMMONS,),
        packages=(),
        stewards=(),
        family=(begun,),
        began=date(2019, 3, 1),
        periods=(
            CataloguedPeriod("PPL", date(2020, 3, 1), ppl, "LICENSE"),
            CataloguedPeriod("MIT", date(2022, 3, 1), mit, "LICENSE"),
        ),
        conflict="README says otherwise",
        note="",
        source="https://github.com/riders/bike",
        looked_at=DAY,
    )
    monkeypatch.setattr(audit_module, "catalogued", lambda: (known,))
    ours = fork(bike, "ours", "github.com/us/bike")
    git(ours, "reset", "-q", "--hard", f"HEAD~{behind}")
    report = _audit(ours, US + FIRM)
    (verdict,) = report.verdicts
    assert verdict.licence == licence
    assert verdict.disputed is not behind
    (trace,) = [one for one in only(report).traces if one.recogniser == "history"]
    assert "has the commit" in trace.says


@pytest.mark.parametrize("as_index", [False, True], ids=["a folder", "an index"])
@pytest.mark.parametrize(
    ("option", "outcome"),
    [
        ("locked reserves are fine", OutcomeKind.PERMITTED),
        ("all means all", OutcomeKind.OWES_RECIPROCITY),
    ],
)
def test_the_stewards_reading_holds(
    top: Path, grow: Grow, ppl_text: str, option: str, outcome: OutcomeKind, *, as_index: bool
) -> None:
    config = f'schema = "pplcheck.config/1"\n[readings.PPL]\nreserves = "{option}"\n'
    grow("2020-03-01", {"LICENSE": ppl_text, "pplcheck.toml": config})
    coop = "".join(
        fact(name, value)
        for name, value in (
            ("business", "yes"), ("owners_are_workers", "yes"), ("outside_return", "no"),
            ("surplus_retained", "yes"), ("reserves_indivisible", "yes"),
        )
    )  # fmt: skip
    of = top
    if as_index:
        of = top.parent / "commons.pplx"
        write_index((str(top),), str(of), None, silent)
    use = '[[use]]\ncommercial = "yes"\nacts = ["copy"]\n'
    (verdict,) = _audit(fork(top, "ours"), US + coop + use, (of,)).verdicts
    assert verdict.outcome is outcome
    assert ("reserves", option) in verdict.readings


def test_a_person_gets_a_verdict_and_no_standing(top: Path, grow: Grow, ppl_text: str) -> None:
    grow("2020-03-01", {"LICENSE": ppl_text})
    use = 'person = true\n[[use]]\ncommercial = "no"\nacts = ["copy"]\n'
    report = _audit(fork(top, "ours"), US + use, (top,))
    assert report.verdicts[0].outcome is OutcomeKind.PERMITTED
    (result,) = report.entities
    assert {one.standing.value for one in result.standings} <= {"not_assessed"}


def test_a_hosted_use_can_be_stated(tmp_path: Path) -> None:
    use = '[[use]]\nof = "github.com/bookwyrm-social/bookwyrm"\nacts = ["run"]\n'
    report = _audit(_site(tmp_path, {"README.md": "Ours.\n"}), US + use)
    assert only(report).asset == "github.com/bookwyrm-social/bookwyrm"
    assert only(report).acts == ("run",)
    assert report.verdicts[0].licence == "LicenseRef-ACSL-1.4"


@pytest.mark.parametrize(
    ("use", "said"),
    [
        ('[[use]]\nof = "github.com/bookwyrm-social/bookworm"\n', "did you mean"),
        ('[[use]]\nacts = ["copy"]\nacts_not = ["copy"]\n', "copy stands among what is done"),
        ('[[use]]\nacts = ["sell"]\n', "sell"),
        ('[[use]]\n[use.facts]\nbusiness = "yes"\n', "about an entity"),
    ],
)
def test_what_cannot_be_meant_is_refused(tmp_path: Path, use: str, said: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        _audit(_site(tmp_path, {"README.md": "Ours.\n"}), US + use)
    assert said in str(caught.value)
