"""Is each use judged by the licence of the version that it took?"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import CONFIG, ENTITY, HOBBY
from tests.conftest import Run, git
from tests.pipeline.conftest import MIT, Grow

Cli = Callable[..., Run]


def _check(pplcheck: Cli, path: Path, *options: str) -> dict[str, Any]:
    day = () if "--as-of" in options else ("--as-of", "2026-11-22")
    done = pplcheck("check", path, "--format", "json", *day, *options)
    result: dict[str, Any] = json.loads(done.out)
    return result


@pytest.fixture
def commons(top: Path, grow: Grow, ppl_text: str) -> Callable[..., Path]:
    """Make a commons that was under MIT until 2018-12-05, and has one use."""

    def make(since: str = "") -> Path:
        since = f"since = {since}\n" if since else ""
        grow("2016-11-29", {"LICENSE": MIT, "a.py": "x = 1\n"})
        grow("2018-12-05", {"LICENSE": ppl_text})
        grow("2019-01-01", {"pplcheck.toml": CONFIG + since, "entities/u.toml": ENTITY + HOBBY})
        return top

    return make


@pytest.mark.parametrize(
    ("since", "licence", "says"),
    [
        ("2017-03-01", "MIT", "began on 2017-03-01, when MIT held (from 2016-11-29"),
        ("2018-12-04", "MIT", "from 2018-12-05 on PPL did"),
        ("2018-12-05", "PPL", "the very day on which PPL took the place of MIT"),
        ("2018-12-06", "PPL", None),
        ("2015-01-01", "MIT", "before the first version here"),
        ("", "PPL", None),
    ],
)
def test_the_day_on_which_a_use_began_decides(
    commons: Callable[..., Path], pplcheck: Cli, since: str, licence: str, says: str | None
) -> None:
    top = commons(since)
    verdict = _check(pplcheck, top)["verdicts"][0]
    assert verdict["licence"] == licence
    assert (verdict["version"] is None) if says is None else (says in verdict["version"])
    assert ("version:" in pplcheck("check", top).out) is (says is not None)


def test_where_nobody_says_when_it_began_the_day_that_is_judged_decides(
    commons: Callable[..., Path], pplcheck: Cli
) -> None:
    verdict = _check(pplcheck, commons(), "--as-of", "2017-01-01")["verdicts"][0]
    assert verdict["licence"] == "MIT"
    assert "nobody says when the use began" in verdict["version"]


def test_standings_are_those_under_the_licence_that_was_taken(
    top: Path, grow: Grow, pplcheck: Cli, ppl_text: str
) -> None:
    grow("2016-11-29", {"LICENSE": ppl_text})
    grow("2018-12-05", {"LICENSE": MIT})
    config = CONFIG + "since = 2017-03-01\n"
    grow("2019-01-01", {"pplcheck.toml": config, "entities/u.toml": ENTITY + HOBBY})
    result = _check(pplcheck, top)
    assert list(result["entities"][0]["standing"]) == ["PPL"]
    assert result["verdicts"][0]["outcome"] == "permitted"


def test_a_use_of_a_version_without_a_licence_is_open(
    top: Path, grow: Grow, pplcheck: Cli, ppl_text: str
) -> None:
    grow("2016-11-29", {"a.py": "x = 1\n"})
    config = CONFIG + "since = 2017-03-01\n"
    files = {"pplcheck.toml": config, "entities/u.toml": ENTITY + HOBBY, "LICENSE": ppl_text}
    grow("2018-12-05", files)
    verdict = _check(pplcheck, top)["verdicts"][0]
    assert verdict["outcome"] == "undetermined"
    assert "when no declared licence held" in verdict["version"]


@pytest.mark.parametrize(
    ("how", "since", "outcome"),
    [
        ("--depth=1", "2017-03-01", "undetermined"),
        ("--depth=1", "2019-02-01", "permitted"),
        ("--depth=1", "", "permitted"),
        ("--filter=blob:none", "2017-03-01", "undetermined"),
        ("--filter=blob:none", "2018-12-24", "permitted"),
        ("--filter=tree:0", "2018-12-24", "undetermined"),
        ("--filter=tree:0", "", "permitted"),
    ],
)
def test_a_clone_that_cannot_tell_does_not_guess(
    commons: Callable[..., Path], pplcheck: Cli, how: str, since: str, outcome: str
) -> None:
    top = commons(since)
    git(top, "config", "uploadpack.allowFilter", "true")
    clone = top.parent / "clone"
    git(top.parent, "clone", "-q", how, f"file://{top}", str(clone))
    verdict = _check(pplcheck, clone)["verdicts"][0]
    assert verdict["outcome"] == outcome
    if outcome == "undetermined":
        assert "the licence of that version cannot be told" in verdict["version"]
        assert verdict["licence"] is None


def test_what_is_changed_and_not_committed_was_taken_by_nobody(
    commons: Callable[..., Path], pplcheck: Cli
) -> None:
    top = commons("2019-03-01")
    (top / "LICENSE").write_text(MIT, encoding="utf-8")
    verdict = _check(pplcheck, top)["verdicts"][0]
    assert verdict["licence"] == "PPL"
    assert "PPL is what was committed" in verdict["version"]


def test_a_use_that_has_not_begun_has_no_verdict(
    commons: Callable[..., Path], pplcheck: Cli
) -> None:
    top = commons("2026-12-01")
    result = _check(pplcheck, top)
    assert result["verdicts"] == []
    assert [use["has_begun"] for use in result["uses"]] == [False]
    done = pplcheck("check", top, "--as-of", "2026-11-30")
    assert done.code == 0
    assert "begins on 2026-12-01, and is not judged yet" in done.out
    assert "1 not begun" in done.out
    assert len(_check(pplcheck, top, "--as-of", "2026-12-01")["verdicts"]) == 1


def test_a_plain_folder_is_its_own_version(
    commons: Callable[..., Path], pplcheck: Cli, tmp_path: Path
) -> None:
    top = commons("2017-03-01")
    (top / ".git").rename(tmp_path / "elsewhere")
    verdict = _check(pplcheck, top)["verdicts"][0]
    assert (verdict["licence"], verdict["version"]) == ("PPL", None)


def test_a_named_configuration_speaks_of_all_versions(
    commons: Callable[..., Path], pplcheck: Cli, tmp_path: Path
) -> None:
    top = commons("2017-03-01")
    own = CONFIG + 'asset = "part"\nsince = 2017-03-01\n'
    own += '[[component]]\nname = "part"\npaths = ["a.py"]\nlicence = "PPL"\n'
    (tmp_path / "entities").mkdir()
    (tmp_path / "entities/u.toml").write_text(ENTITY + HOBBY, encoding="utf-8")
    (tmp_path / "own.toml").write_text(own, encoding="utf-8")
    verdict = _check(pplcheck, top, "--config", str(tmp_path / "own.toml"))["verdicts"][0]
    assert (verdict["licence"], verdict["version"]) == ("PPL", None)
