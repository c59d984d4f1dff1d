"""Is a natural person named nowhere, though uses are found at their sites?"""

from collections.abc import Callable
from pathlib import Path

import pytest

from pplcheck.pipeline.audit import AuditOrder, audit
from pplcheck.pipeline.check import Order, check
from pplcheck.pipeline.output import FORMATS_OF_USES, Look, rendered
from pplcheck.report.graph import graph_of
from tests.conftest import git, write_files
from tests.pipeline.users import DAY, begun, commit, fork, named, silent, source, told

Make = Callable[..., Path]

ALICE = """\
schema = "pplcheck.entity/1"
id = "alice-smith"
names = ["Alice Smith"]
person = true
[identifiers]
github = "alice-smith"
"""
COOP = """\
schema = "pplcheck.entity/1"
id = "coop"
names = ["The Coop"]
[identifiers]
github = "coop"
"""
CONFIG = 'schema = "pplcheck.config/1"\n[entities]\nfiles = ["entities/*.toml"]\n'
USE = '[[use]]\nentity = "{}"\ncommercial = "no"\nevidence = "https://example.org"\n'
AT = 'site = "https://github.com/alice-smith/bike"\n'
SITE = "github.com/alice-smith/bike"
EVERY_LOOK = [Look(), Look(verbosity=1)]


@pytest.fixture
def config(tmp_path: Path) -> str:
    write_files(
        tmp_path / "known",
        {"pplcheck.toml": CONFIG, "entities/a.toml": ALICE, "entities/c.toml": COOP},
    )
    return str(tmp_path / "known/pplcheck.toml")


@pytest.fixture
def hers(bike: Path) -> Path:
    """Make a fork of a person, who writes her name wherever she can."""
    fork_ = fork(bike, "alice-smith-bike", SITE)
    named(fork_, "github.com/alice-smith/other", "alice-smith")
    files = {
        "alice-smith/new.py": source("n"),
        "alice-smith.json": "{",
        "src/bell.py": source("bell") + "# alice-smith\n",
        "README.md": f"based on https://github.com/riders/bike by alice-smith, {SITE}\n",
    }
    commit(fork_, "2023-01-01", {**files})
    return fork_


def test_uses_at_a_site_of_a_person(bike: Path, hers: Path, config: str) -> None:
    ours = fork(bike, "ours", "github.com/coop/bike")
    report = told(bike, hers, ours, config=config)
    for name in FORMATS_OF_USES:
        for look in EVERY_LOOK:
            page = rendered(report, name, look)
            assert b"alice" not in page.lower(), name
    assert [use.site for use in report.uses] == ["github.com/coop/bike", "person-1-site-1"]
    assert [use.entity for use in report.uses] == ["coop", "person-1"]
    (owned,) = [one for one in report.resolutions if one.site == "person-1-site-1"]
    assert owned.entity == "person-1"


def test_whoever_asks_sees_the_person(bike: Path, hers: Path, config: str) -> None:
    report = told(bike, hers, config=config, people=True)
    for name in FORMATS_OF_USES:
        assert SITE.encode() in rendered(report, name), name


def test_which_version_was_taken_stays(bike: Path, hers: Path, config: str) -> None:
    (known,) = told(bike, hers, config=config, people=True).uses
    (hidden,) = told(bike, hers, config=config).uses
    assert known.found
    assert hidden.found
    assert hidden.found.fork == known.found.fork
    assert (hidden.version, hidden.acts) == (known.version, known.acts)
    by = {(trace.recogniser, trace.there) for trace in known.traces}
    assert {(trace.recogniser, trace.there) for trace in hidden.traces} == by


@pytest.mark.parametrize(
    "stated",
    ["", USE.format("alice-smith"), USE.format("coop") + AT, USE.format("alice-smith") + AT],
    ids=["nothing", "hers", "another", "hers there"],
)
def test_check_names_nobody(bike: Path, hers: Path, stated: str) -> None:
    files = {
        "pplcheck.toml": CONFIG + stated, "entities/c.toml": COOP, "entities/a.toml": ALICE,
    }  # fmt: skip
    write_files(bike, files)
    # What an entity's file is called is the stewards' own choice.
    report = check(Order(str(bike), DAY, sites=(str(hers),)), silent)
    for name in FORMATS_OF_USES:
        for look in EVERY_LOOK:
            page = rendered(report, name, look)
            assert b"alice" not in page.lower(), (name, page.decode())
    assert graph_of(report).sites()


def test_a_site_that_nobody_says_is_theirs_but_they_use(bike: Path, hers: Path) -> None:
    nameless = ALICE.replace('github = "alice-smith"', 'github = "al"')
    write_files(
        bike,
        {
            "pplcheck.toml": CONFIG + USE.format("alice-smith") + AT,
            "entities/a.toml": nameless,
        },
    )
    report = check(Order(str(bike), DAY, sites=(str(hers),)), silent)
    assert [site.id for site in report.sites] == ["person-1-site-1"]
    assert b"alice" not in rendered(report, "json").lower()


def test_an_audit_of_a_person(bike: Path, hers: Path, tmp_path: Path) -> None:
    (tmp_path / "alice.toml").write_text(ALICE)
    order = AuditOrder(str(hers), (str(bike),), DAY, str(tmp_path / "alice.toml"))
    report = audit(order, silent)
    for name in FORMATS_OF_USES:
        for look in EVERY_LOOK:
            assert b"alice" not in rendered(report, name, look).lower(), name
    assert len(report.verdicts) == 1


def test_a_commons_that_a_person_keeps(bike: Path, hers: Path, config: str) -> None:
    """It is looked for and looked at: on the way of a use to another."""
    fleet = begun(hers.parent / "fleet", "2024-01-01", {"own.py": source("own")})
    named(fleet, "github.com/coop/fleet")
    commit(fleet, "2024-02-01", {"a/new.py": source("n"), "a/frame.py": source("frame")})
    report = told((bike, hers), hers, fleet, config=config)
    for name in FORMATS_OF_USES:
        assert b"alice" not in rendered(report, name, EVERY_LOOK[1]).lower(), name
    assert "person-1-site-1" in {asset.id for asset in report.assets}
    assert git(fleet, "rev-parse", "HEAD").strip() in {site.revision for site in report.sites}


def test_without_persons_nothing_changes(bike: Path, config: str) -> None:
    ours = fork(bike, "ours", "github.com/coop/bike")
    named_, counted = (told(bike, ours, config=config, people=each) for each in (True, False))
    assert named_ == counted
