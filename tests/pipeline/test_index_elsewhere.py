"""Is a commons found by its index alone, where contents or history are missing?"""

import shutil
from pathlib import Path

import pytest

from pplcheck.model.errors import ConfigurationError, NothingScannedError
from pplcheck.pipeline.indexing import index_of, write_index
from tests.conftest import git
from tests.pipeline.users import (
    COMMONS,
    commit,
    copied,
    fork,
    named,
    only,
    silent,
    source,
    told,
)


@pytest.fixture
def index(bike: Path, tmp_path: Path) -> Path:
    path = tmp_path / "bike.pplx"
    write_index([str(bike)], str(path), None, silent)
    return path


def test_the_commons_may_be_gone(bike: Path, index: Path, tmp_path: Path) -> None:
    ours = fork(bike, "ours", "github.com/coop/bike")
    copy = copied(bike, "copy", "2023-01-01", "HEAD~1")
    commit(ours, "2023-01-01", {"src/bell.py": source("bell") + source("ring", 4)})
    before = told(bike, ours, copy)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    there = elsewhere / "b.pplx"
    shutil.move(index, there)
    shutil.rmtree(bike)
    after = told(there, ours, copy)
    assert after.uses == before.uses
    assert after.assets == before.assets
    assert len(after.uses) == 2


def test_two_runs_give_the_same_bytes(bike: Path, index: Path, tmp_path: Path) -> None:
    write_index([str(bike)], str(tmp_path / "again.pplx"), None, silent)
    assert (tmp_path / "again.pplx").read_bytes() == index.read_bytes()


def test_indexes_are_merged_whatever_their_order(index: Path, tmp_path: Path) -> None:
    other = tmp_path / "lamp"
    other.mkdir()
    git(other, "init", "-q")
    commit(other, "2021-01-01", {"lamp.py": source("lamp")})
    lamp, one, two = (str(tmp_path / name) for name in ("lamp.pplx", "1.pplx", "2.pplx"))
    write_index([str(other)], lamp, None, silent)
    write_index([str(index), lamp], one, None, silent)
    write_index([lamp, str(index), lamp], two, None, silent)
    assert Path(one).read_bytes() == Path(two).read_bytes()
    found = index_of([one], silent).index
    assert [commons.id for commons in found.commons] == [COMMONS, "lamp"]


def test_an_older_version_can_be_indexed(bike: Path) -> None:
    (commons,) = index_of([str(bike)], silent, "HEAD~1").index.commons
    assert commons.revision == git(bike, "rev-parse", "HEAD~1").strip()
    assert [asset.licence for asset in commons.assets if asset.parent is None] == ["PPL"]


def test_the_remotes_of_a_commons_are_not_the_commons(bike: Path) -> None:
    named(bike, "github.com/coop/bike", "coop")
    report = told(bike, fork(bike, "ours", "github.com/coop/bike"))
    assert report.commons[0].addresses == (COMMONS,)
    assert only(report).site == "github.com/coop/bike"


def test_a_clone_without_blobs(bike: Path, index: Path) -> None:
    git(bike, "config", "uploadpack.allowFilter", "true")
    whole = fork(bike, "whole")
    bare = bike.parent / "thin.git"
    how = ("--bare", "--filter=blob:none")
    git(bike.parent, "clone", "-q", *how, bike.as_uri(), str(bare))
    git(bare, "remote", "set-url", "origin", "https://github.com/coop/thin.git")
    report = told(index, bare)
    use = only(report)
    assert use.found
    assert use.found.fork
    assert use.found.changes
    assert use.found.fork.base == git(whole, "rev-parse", "HEAD").strip()
    assert not use.found.changes.changed
    number = len(git(whole, "ls-files").split())
    assert [one.reason for one in report.survey.unread] == [
        f"missing from this clone: {number} of {number} files"
    ]


def test_a_copy_without_blobs_is_recognised_by_its_contents(bike: Path, index: Path) -> None:
    copy = copied(bike, "copy", "2023-01-01", "HEAD~1")
    git(copy, "config", "uploadpack.allowFilter", "true")
    bare = bike.parent / "thin.git"
    how = ("--bare", "--filter=blob:none")
    git(bike.parent, "clone", "-q", *how, copy.as_uri(), str(bare))
    use = only(told(index, bare))
    assert use.found
    assert use.found.taken
    assert use.found.taken.version == git(bike, "rev-parse", "HEAD~1").strip()
    exact = {t.here.path for t in use.traces if t.recogniser == "content" and t.there}
    assert exact >= {f"src/{name}.py" for name in ("frame", "bell", "fork", "wheel")}


def test_a_shallow_clone_says_so(bike: Path, index: Path) -> None:
    shallow = fork(bike, "shallow", "github.com/coop/bike", "--depth", "1")
    commit(shallow, "2023-01-01", {"src/bell.py": source("bell") + source("ring", 4)})
    report = told(index, shallow)
    use = only(report)
    assert any("shallow" in one for one in report.sites[0].missing)
    assert use.found
    assert use.found.fork
    assert use.found.changes
    assert use.found.fork.base == git(bike, "rev-parse", "HEAD").strip()
    assert (use.found.fork.ahead, use.found.fork.is_whole) == (1, False)
    assert use.found.changes.changed == ("src/bell.py",)


@pytest.mark.parametrize("cut", [10, 500, -1])
def test_an_index_that_was_cut_is_no_index(index: Path, tmp_path: Path, cut: int) -> None:
    broken = tmp_path / "cut.pplx"
    broken.write_bytes(index.read_bytes()[:cut])
    with pytest.raises(ConfigurationError) as caught:
        index_of([str(broken)], silent)
    (problem,) = caught.value.problems
    assert (str(problem.place), problem.hint) == (
        str(broken),
        "make it again with `pplcheck index`",
    )


def test_a_commons_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(NothingScannedError):
        index_of([str(tmp_path / "nothing")], silent)
