"""Are forks and copies of a commons found, with the version they took and what they changed?"""

import shutil
from datetime import date
from pathlib import Path

import pytest

from pplcheck.model.act import Act
from pplcheck.model.trace import Direction
from tests.conftest import git, write_files
from tests.pipeline.conftest import Grow
from tests.pipeline.users import (
    COMMONS,
    begun,
    by,
    commit,
    copied,
    fork,
    only,
    source,
    told,
)

BELL = """\
schema = "pplcheck.config/1"
[[component]]
name = "bell"
paths = ["bell/**"]
licence = "{}"
"""


def _at(top: Path, back: int) -> str:
    return git(top, "rev-parse", f"HEAD~{back}").strip()


def test_a_fork_with_commits_of_its_own(bike: Path) -> None:
    ours = fork(bike, "ours", "github.com/coop/bike")
    git(ours, "reset", "-q", "--hard", _at(bike, 1))
    commit(
        ours, "2023-05-01", {"src/bell.py": source("bell") + "ding\n", "new.py": source("n")}
    )
    commit(ours, "2023-06-01", {"src/fork.py": None})
    use = only(told(bike, ours))
    assert use.asset == COMMONS
    assert use.found
    assert use.found.fork
    assert use.found.changes
    shared = use.found.fork
    base = git(ours, "merge-base", "HEAD", git(bike, "rev-parse", "HEAD").strip()).strip()
    behind = git(bike, "rev-list", "--count", f"{base}..HEAD").strip()
    ahead = git(ours, "rev-list", "--count", f"{base}..HEAD").strip()
    assert (shared.base, shared.day) == (base, date(2020, 3, 1))
    assert (str(shared.behind), str(shared.ahead)) == (behind, ahead)
    rows = git(ours, "diff", "--no-renames", "--name-status", base, "HEAD").splitlines()
    said = {(row[0], row[2:]) for row in rows}
    changes = use.found.changes
    assert said == {
        *(("M", path) for path in changes.changed),
        *(("A", path) for path in changes.added),
        *(("D", path) for path in changes.removed),
    }
    assert use.acts == (Act.ADAPT, Act.COPY)
    assert {t.direction for t in use.traces if t.recogniser == "history"} == {Direction.TAKEN}


@pytest.mark.parametrize(("back", "licence"), [(2, None), (1, "PPL")])
def test_a_fork_that_was_frozen_has_the_licence_of_its_version(
    bike: Path, back: int, licence: str | None
) -> None:
    frozen = fork(bike, "frozen")
    git(frozen, "reset", "-q", "--hard", _at(bike, back))
    use = only(told(bike, frozen))
    assert use.version
    assert use.version.is_known
    assert use.version.licence == licence
    assert _at(bike, back)[:10] in use.version.says
    assert use.acts == (Act.COPY,)


def test_a_fork_that_is_up_to_date_has_the_present_licence(bike: Path) -> None:
    report = told(bike, fork(bike, "fresh"))
    assert only(report).version is None
    assert [asset.licence for asset in report.assets if asset.id == COMMONS] == ["MIT"]


def test_a_fork_without_its_history_is_told_by_contents(bike: Path) -> None:
    ours = copied(bike, "ours", "2023-01-01", _at(bike, 1))
    use = only(told(bike, ours))
    assert use.found
    assert use.found.taken
    assert not use.found.fork
    assert use.found.taken.version == _at(bike, 1)
    assert use.found.taken.matched == use.found.taken.there == 5
    assert use.version
    assert use.version.licence == "PPL"
    assert not use.found.changes or not use.found.changes.changed
    commit(ours, "2023-02-01", {"src/bell.py": source("bell") + source("ring", 5)})
    changed = only(told(bike, ours))
    assert changed.found
    assert changed.found.changes
    assert changed.found.changes.changed == ("src/bell.py",)
    assert changed.version
    assert changed.version.licence == "PPL"


def test_a_squashed_fork_is_told_by_contents(bike: Path) -> None:
    ours = fork(bike, "ours")
    git(ours, "checkout", "-q", "--orphan", "one", _at(bike, 1))
    git(ours, "commit", "-qm", "all")
    use = only(told(bike, ours))
    assert use.found
    assert use.found.taken
    assert use.found.taken.version == _at(bike, 1)


def test_a_folder_under_a_new_name_with_one_changed_file(bike: Path, tmp_path: Path) -> None:
    shop = begun(tmp_path / "shop", "2024-01-01", {"main.py": source("main")})
    shutil.copytree(bike / "src", shop / "third/velo")
    lines = source("bell").splitlines(keepends=True)
    lines[10:15] = source("own", 5).splitlines(keepends=True)
    write_files(shop, {"third/velo/bell.py": "".join(lines)})
    commit(shop, "2024-02-01", {})
    use = only(told(bike, shop))
    (whole,) = [trace for trace in use.traces if trace.recogniser == "folder"]
    assert (whole.here.path, whole.there) == ("third/velo", "src")
    assert whole.is_changed
    (near,) = [trace for trace in use.traces if trace.here.path == "third/velo/bell.py"]
    assert (near.recogniser, near.there, near.is_changed) == ("text", "src/bell.py", True)
    shown = {line for first, last in near.lines for line in range(first, last + 1)}
    assert not shown & {12, 13, 14}
    assert {1, 5, 20, 30} <= shown
    assert "third/velo/frame.py" in {trace.here.path for trace in use.traces}
    assert use.acts == (Act.ADAPT, Act.COPY)


def test_the_commons_is_no_user_of_itself(bike: Path) -> None:
    report = told(bike, bike)
    assert report.uses == ()
    assert [site.id for site in report.sites] == [COMMONS]


def test_a_clone_in_which_somebody_went_on_is_a_use(bike: Path) -> None:
    clone = fork(bike, "clone", COMMONS)
    commit(clone, "2026-03-01", {"ours.py": source("ours")})
    (use,) = told(bike, clone).uses
    assert use.found is not None
    assert use.found.fork is not None
    assert use.found.fork.ahead == 1


def test_two_sites_of_one_address_are_told_apart(bike: Path) -> None:
    ours = fork(bike, "ours", "github.com/coop/bike")
    again = fork(bike, "again", "github.com/coop/bike")
    report = told(bike, ours, again, ours)
    names = ["github.com/coop/bike", "github.com/coop/bike (2)"]
    assert [site.id for site in report.sites] == names
    assert sorted(use.site for use in report.uses) == names


def test_a_stranger_uses_nothing(bike: Path, tmp_path: Path) -> None:
    files = {f"src/{name}.py": source(name) for name in ("x", "y")}
    report = told(bike, begun(tmp_path / "stranger", "2024-01-01", {**files}))
    assert report.uses == ()


def test_a_part_alone_is_used_where_only_it_shows(
    top: Path, grow: Grow, tmp_path: Path, ppl_text: str
) -> None:
    config = BELL.format("PPL")
    bell = {f"bell/{name}.py": source(name) for name in ("a", "b")}
    grow(
        "2020-01-01",
        {"LICENSE": ppl_text, "pplcheck.toml": config, **bell, "main.py": source("m")},
    )
    shop = begun(tmp_path / "shop", "2024-01-01", {"x.py": source("x")})
    shutil.copytree(top / "bell", shop / "ring")
    commit(shop, "2024-02-01", {})
    assert only(told(top, shop)).asset == "commons#bell"
    commit(shop, "2024-03-01", {"m.py": source("m")})
    # On the same terms, the whole is what is used.
    assert only(told(top, shop)).asset == "commons"


def test_parts_on_other_terms_are_uses_of_their_own(
    top: Path, grow: Grow, tmp_path: Path, ppl_text: str
) -> None:
    config = BELL.format("MIT")
    bell = {f"bell/{name}.py": source(name) for name in ("a", "b")}
    grow(
        "2020-01-01",
        {"LICENSE": ppl_text, "pplcheck.toml": config, **bell, "main.py": source("m")},
    )
    other = begun(tmp_path / "lamp", "2021-01-01", {"LICENSE": ppl_text, "l.py": source("l")})
    shop = begun(tmp_path / "shop", "2024-01-01", {"m.py": source("m"), "l.py": source("l")})
    shutil.copytree(top / "bell", shop / "ring")
    commit(shop, "2024-02-01", {})
    report = told((top, other), shop)
    licences = {asset.id: asset.licence for asset in report.assets}
    assert {use.asset: licences[use.asset] for use in report.uses} == {
        "commons": "PPL",
        "commons#bell": "MIT",
        "lamp": "PPL",
    }
    assert all(by(use) & {"content"} for use in report.uses)


@pytest.mark.parametrize("ending", ["png", "stl", "bin"])
def test_a_folder_of_nothing_but_binary_files(
    top: Path, grow: Grow, tmp_path: Path, ending: str
) -> None:
    files = {f"p/{n}.{ending}": f"\x89PNG\0{source(f'{n}', 20)}" for n in range(3)}
    grow("2020-01-01", {"main.py": source("m"), **files})
    shop = tmp_path / "shop"
    shutil.copytree(top / "p", shop / "images")
    use = only(told(top, shop))
    exact = {trace.here.path for trace in use.traces if trace.there.startswith("p/")}
    assert exact == {f"images/{n}.{ending}" for n in range(3)}
