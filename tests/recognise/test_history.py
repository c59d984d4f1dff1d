"""Is a shared history told as git tells it: the base, what is lacking, what is its own?"""

import random
import subprocess
from pathlib import Path

import pytest

from pplcheck.model.commons import Commons
from pplcheck.model.fork import Fork
from pplcheck.model.trace import Direction
from pplcheck.recognise.gathered import Gathered
from pplcheck.recognise.history import forks, recognise
from pplcheck.recognise.index import build, opened
from tests.conftest import git
from tests.discover.test_past import stream
from tests.recognise.forks import (
    COMMONS,
    candidate,
    clone,
    commit,
    copied,
    head,
    index,
    merge,
    past,
    text,
)


@pytest.fixture
def commons(tmp_path: Path) -> Path:
    """Make a commons of five versions, the fourth of which merged a branch."""
    top = tmp_path / "commons"
    top.mkdir()
    git(top, "init", "-q")
    git(top, "config", "uploadpack.allowFilter", "true")
    commit(top, "2016-11-29", {"a.txt": text(1), "b.txt": text(2)})
    commit(top, "2017-03-01", {"a.txt": text(3)})
    git(top, "checkout", "-qb", "side")
    commit(top, "2017-03-15", {"s.txt": text(4)})
    commit(top, "2017-03-20", {"s.txt": text(5)})
    git(top, "checkout", "-q", "main")
    commit(top, "2017-04-01", {"c.txt": text(6)})
    merge(top, "2017-05-01", "side")
    commit(top, "2018-12-05", {"b.txt": text(7)})
    return top


def _fork(top: Path, commons: Path) -> Fork:
    (fork,) = forks(past(top), index(commons))
    _agree(fork, top, commons)
    return fork


def _agree(fork: Fork, top: Path, commons: Path) -> None:
    """Ask git the same, in a repository that has both."""
    git(top, "fetch", "-q", commons.as_uri(), "+HEAD:refs/asked/commons")
    here, there = head(top), head(commons)
    assert fork.base in git(top, "merge-base", "--all", here, there).split()
    assert fork.behind == int(git(top, "rev-list", "--count", f"{here}..{there}"))
    assert fork.ahead == int(git(top, "rev-list", "--count", f"{there}..{here}"))


def _direction(top: Path, commons: Path) -> Direction:
    (trace,) = recognise(candidate(top), index(commons))
    assert trace.recogniser == "history"
    assert (trace.commons, trace.there, trace.here.path) == (COMMONS, "", "")
    return trace.direction


def _back(top: Path, revision: str) -> Path:
    git(top, "reset", "-q", "--hard", revision)
    return top


def test_a_fork_that_stood_still(commons: Path) -> None:
    top = _back(clone(commons, "fork"), "HEAD~3")
    fork = _fork(top, commons)
    assert (fork.base, str(fork.day), fork.line) == (head(top), "2017-03-01", 1)
    assert (fork.behind, fork.ahead, fork.shared) == (5, 0, 2)
    assert not fork.is_aside
    assert fork.is_whole
    (trace,) = recognise(candidate(top), index(commons))
    assert trace.version == fork.base
    assert not trace.is_changed
    assert trace.says == (
        f"shares the history up to {fork.base[:12]} of 2017-03-01; lacks 5 later or other "
        "commits of the commons, has none of its own"
    )
    assert _direction(top, commons) is Direction.TAKEN


def test_a_fork_with_work_of_its_own(commons: Path) -> None:
    top = _back(clone(commons, "fork"), "HEAD~1")
    commit(top, "2019-01-01", {"own.txt": text(90)})
    fork = _fork(top, commons)
    assert (str(fork.day), fork.behind, fork.ahead) == ("2017-05-01", 1, 1)
    assert _direction(top, commons) is Direction.TAKEN


def test_who_went_on_first_is_not_told_by_an_earlier_commit(commons: Path) -> None:
    top = _back(clone(commons, "fork"), "HEAD~1")
    commit(top, "2018-01-01", {"own.txt": text(90)})
    assert _direction(top, commons) is Direction.UNKNOWN


def test_a_mirror_has_the_same_commits(commons: Path) -> None:
    top = clone(commons, "mirror")
    fork = _fork(top, commons)
    assert (fork.behind, fork.ahead) == (0, 0)
    (trace,) = recognise(candidate(top), index(commons))
    assert trace.says == f"has the same commits, up to {head(top)[:12]} of 2018-12-05"
    assert trace.direction is Direction.UNKNOWN


def test_a_fork_that_is_up_to_date_may_as_well_be_the_origin(commons: Path) -> None:
    top = clone(commons, "fork")
    commit(top, "2019-01-01", {"own.txt": text(90)})
    fork = _fork(top, commons)
    assert (fork.behind, fork.ahead) == (0, 1)
    assert _direction(top, commons) is Direction.UNKNOWN


def test_a_fork_taken_inside_a_branch(commons: Path) -> None:
    top = _back(clone(commons, "fork"), "HEAD~1^2~1")
    commit(top, "2019-01-01", {"own.txt": text(90)})
    fork = _fork(top, commons)
    assert (str(fork.day), fork.line, fork.is_aside) == ("2017-03-15", 3, True)
    (trace,) = recognise(candidate(top), index(commons))
    assert "2017-03-15, from a side branch; lacks" in trace.says
    assert _direction(top, commons) is Direction.TAKEN


def test_a_product_that_merged_the_commons_took_it(commons: Path, tmp_path: Path) -> None:
    top = tmp_path / "product"
    top.mkdir()
    git(top, "init", "-q")
    commit(top, "2015-01-01", {"own.txt": text(90)})
    git(top, "fetch", "-q", commons.as_uri(), "HEAD:theirs")
    git(top, "merge", "-q", "--allow-unrelated-histories", "-m", "x", "theirs~1")
    fork = _fork(top, commons)
    assert (fork.behind, fork.ahead) == (1, 2)
    assert _direction(top, commons) is Direction.TAKEN


def test_what_the_commons_merged_was_given(commons: Path, tmp_path: Path) -> None:
    top = tmp_path / "library"
    top.mkdir()
    git(top, "init", "-q")
    commit(top, "2015-01-01", {"lib.txt": text(90)})
    git(commons, "fetch", "-q", top.as_uri(), "HEAD:theirs")
    git(commons, "merge", "-q", "--allow-unrelated-histories", "-m", "x", "theirs")
    assert _fork(top, commons).ahead == 0
    assert _direction(top, commons) is Direction.GIVEN


def test_merges_both_ways_have_several_bases(commons: Path) -> None:
    top = clone(commons, "fork")
    git(commons, "checkout", "-qb", "one")
    commit(commons, "2019-01-01", {"one.txt": text(91)})
    commit(top, "2019-01-02", {"two.txt": text(92)})
    git(top, "fetch", "-q", commons.as_uri(), "one:one")
    git(commons, "fetch", "-q", top.as_uri(), "HEAD:two")
    merge(top, "2019-02-01", "one")
    merge(commons, "2019-02-01", "two")
    fork = _fork(top, commons)
    assert len(git(top, "merge-base", "--all", "HEAD", "refs/asked/commons").split()) == 2
    # That which the commons had last: what it merged.
    assert fork.base == git(top, "rev-parse", "HEAD^1").strip()


def test_a_shallow_clone_says_that_older_commits_are_missing(commons: Path) -> None:
    top = clone(commons, "shallow", "--depth=2")
    commit(top, "2019-01-01", {"own.txt": text(90)})
    commit(commons, "2019-06-01", {"z.txt": text(91)})
    (fork,) = forks(past(top), index(commons))
    # What led to the base is no lack, though it is not here.
    assert (fork.behind, fork.ahead, fork.is_whole) == (1, 1, False)
    (trace,) = recognise(candidate(top), index(commons))
    assert trace.says.endswith("; older commits are missing, there may be more")


def test_a_shallow_clone_that_ends_before_the_base_shares_nothing(commons: Path) -> None:
    top = clone(commons, "fork")
    commit(top, "2019-01-01", {"own.txt": text(90)})
    commit(top, "2019-01-02", {"own.txt": text(91)})
    shallow = clone(top, "shallow", "--depth=1")
    assert forks(past(shallow), index(commons)) == ()


def test_a_clone_without_contents_will_do(commons: Path) -> None:
    top = clone(commons, "fork", "--filter=blob:none", "--no-checkout")
    assert forks(past(top), index(commons)) == forks(past(commons), index(commons))


def test_a_copy_without_history_shares_none(commons: Path) -> None:
    assert forks(past(copied(commons, "copy", "2019-01-01")), index(commons)) == ()
    assert forks(None, index(commons)) == ()


@pytest.mark.parametrize("seed", range(4))
def test_tangled_histories_are_told_as_git_does(seed: int, tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", ".")
    given = b"".join(stream(seed, 80))
    command = ["git", "fast-import", "--quiet", "--force"]
    subprocess.run(command, cwd=tmp_path, input=given, check=True)
    ids = git(tmp_path, "rev-list", "main").split()
    chance = random.Random(seed)
    for _ in range(5):
        here, there = chance.sample(ids, 2)
        known = Gathered(Commons("c", "c"), past(tmp_path, there, with_lives=True))
        bases = subprocess.run(
            ["git", "merge-base", "--all", here, there],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,  # it says by its code that there is none
        ).stdout.split()
        found = forks(past(tmp_path, here), opened(build([known])))
        assert bool(found) == bool(bases)
        for fork in found:
            assert fork.base in bases
            assert fork.behind == int(git(tmp_path, "rev-list", "--count", f"{here}..{there}"))
            assert fork.ahead == int(git(tmp_path, "rev-list", "--count", f"{there}..{here}"))
