"""Does `check --in` hold what it finds against what the stewards state?"""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from pplcheck.model.act import Act
from pplcheck.model.report import Report
from pplcheck.model.terms import OutcomeKind
from pplcheck.pipeline.check import Order, check
from tests.conftest import Run, git
from tests.pipeline.conftest import Grow
from tests.pipeline.users import DAY, commit, fork, named, only, silent, source
from tests.report.test_formats import _validator

Cli = Callable[..., Run]

CONFIG = """\
schema = "pplcheck.config/1"
[entities]
files = ["entities/*.toml"]
"""
COOP = """\
schema = "pplcheck.entity/1"
id = "coop"
names = ["The Coop"]
[identifiers]
github = "coop"
"""
USE = '[[use]]\nentity = "coop"\ncommercial = "no"\nevidence = "https://example.org"\n'


@pytest.fixture
def commons(top: Path, grow: Grow, ppl_text: str) -> Path:
    """Make a commons with one entity that it knows."""
    named(top, "github.com/riders/bike")
    files = {f"src/{name}.py": source(name) for name in ("frame", "bell", "fork")}
    grow("2020-01-01", {"LICENSE": ppl_text, **files})
    grow("2021-01-01", {"pplcheck.toml": CONFIG, "entities/coop.toml": COOP})
    return top


def _report(top: Path, *sites: Path, config: str = CONFIG, people: bool = False) -> Report:
    (top / "pplcheck.toml").write_text(config)
    sites_named = tuple(map(str, sites))
    order = Order(str(top), DAY, sites=sites_named, show_people=people)
    return check(order, silent)


def _disagreements(report: Report) -> list[str]:
    return [one.message for one in report.findings if one.check == "use-disagrees"]


def test_an_owner_is_known_by_the_address(commons: Path) -> None:
    report = _report(commons, fork(commons, "ours", "github.com/coop/bike"))
    use = only(report)
    assert (use.entity, use.asset, use.site) == ("coop", ".", "github.com/coop/bike")
    assert [(one.site, one.entity, one.how) for one in report.resolutions] == [
        ("github.com/coop/bike", "coop", "github:coop")
    ]
    (verdict,) = report.verdicts
    assert (verdict.use, verdict.licence) == (use.id, "PPL")


def test_a_fork_that_keeps_the_remote_it_came_from_is_its_owners(commons: Path) -> None:
    ours = fork(commons, "ours", "github.com/coop/bike")
    named(ours, "github.com/riders/bike", "upstream")
    riders = COOP.replace("coop", "riders")
    commit(commons, "2022-01-01", {"entities/riders.toml": riders})
    assert only(_report(commons, ours)).entity == "coop"


def test_of_an_owner_who_is_not_known_nothing_is_said(commons: Path) -> None:
    report = _report(commons, fork(commons, "ours", "github.com/who/bike"))
    use = only(report)
    assert use.entity == "owner of github.com/who/bike"
    names = {result.entity.id: result.entity.names[0] for result in report.entities}
    assert names[use.entity] == "the owner of github.com/who/bike"
    (verdict,) = report.verdicts
    assert verdict.outcome is OutcomeKind.UNDETERMINED
    assert verdict.missing


def test_a_stated_use_and_what_is_found_are_one(commons: Path) -> None:
    ours = fork(commons, "ours", "github.com/coop/bike")
    report = _report(commons, ours, config=CONFIG + USE)
    use = only(report)
    assert use.id == "coop/."
    assert {one.recogniser for one in use.how} >= {"stated", "history"}
    assert len(report.verdicts) == 1
    assert _disagreements(report) == []


def test_what_contradicts_is_found(commons: Path) -> None:
    ours = fork(commons, "ours", "github.com/coop/bike")
    commit(ours, "2023-01-01", {"src/bell.py": source("bell") + source("ring", 5)})
    stated = f'{CONFIG}{USE}acts = ["copy"]\n'
    report = _report(commons, ours, config=stated)
    (message,) = _disagreements(report)
    assert "stated is only copy, and adapt shows" in message
    (finding,) = [one for one in report.findings if one.check == "use-disagrees"]
    places = [str(one.place) for one in finding.locations]
    assert places[0].startswith("pplcheck.toml")
    assert any("src/bell.py" in place for place in places), places
    assert only(report).acts == (Act.COPY,)
    agreed = _report(commons, ours, config=f'{CONFIG}{USE}acts = ["copy", "adapt"]\n')
    assert _disagreements(agreed) == []


def test_a_site_that_is_not_that_of_the_stated_user_contradicts(commons: Path) -> None:
    ours = fork(commons, "ours", "github.com/coop/bike")
    other = COOP.replace('"coop"', '"other"', 1).replace('github = "coop"', 'github = "o"')
    commit(commons, "2022-01-01", {"entities/other.toml": other})
    stated = USE.replace('"coop"', '"other"') + 'site = "https://github.com/coop/bike"\n'
    (message,) = _disagreements(_report(commons, ours, config=CONFIG + stated))
    assert "other" in message
    assert "coop" in message


def test_a_use_of_an_older_version_is_judged_by_its_licence(commons: Path) -> None:
    ours = fork(commons, "ours", "github.com/coop/bike")
    whole = 'schema = "pplcheck.config/1"\n[commons]\nlicence = "CC0-1.0"\n'
    commit(commons, "2022-01-01", {"LICENSE": None, "pplcheck.toml": whole})
    config = whole + CONFIG.partition("\n")[2]
    report = _report(commons, ours, config=config)
    assert [asset.licence for asset in report.assets] == ["CC0-1.0"]
    (verdict,) = report.verdicts
    assert verdict.licence == "PPL"
    assert git(ours, "rev-parse", "HEAD").strip()[:10] in verdict.version


def test_sites_do_not_change_what_else_is_found(commons: Path) -> None:
    without = _report(commons, config=CONFIG + USE)
    with_ = _report(commons, fork(commons, "x", "github.com/who/x"), config=CONFIG + USE)
    assert with_.survey.files == without.survey.files
    assert [one for one in with_.findings if one.check != "use-disagrees"] == list(
        without.findings
    )
    assert {use.id for use in without.uses} < {use.id for use in with_.uses}


def test_the_json_is_what_its_schema_promises(commons: Path, pplcheck: Cli) -> None:
    ours = fork(commons, "ours", "github.com/coop/bike")
    (commons / "pplcheck.toml").write_text(CONFIG + USE)
    done = pplcheck("check", commons, "--in", ours, "--format", "json")
    result = json.loads(done.out)
    _validator("report.schema.json").validate(result)
    assert [site["owner"] for site in result["sites"]] == ["coop"]
