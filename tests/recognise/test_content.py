"""Is what stands in a commons known again by its content, and by no content that all have?"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pplcheck.model.trace import Direction, Trace
from pplcheck.recognise.content import recognise
from tests.conftest import git, write_files
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
    seen,
    text,
)


@pytest.fixture
def commons(tmp_path: Path) -> Path:
    """Make a commons of three versions, with what everybody has."""
    top = tmp_path / "commons"
    top.mkdir()
    git(top, "init", "-q")
    git(top, "config", "uploadpack.allowFilter", "true")
    everybody = {
        "LICENSE": text(80), ".gitignore": text(81), "yarn.lock": text(82), "empty.py": "",
        "tiny.py": "import os\n", "short.py": "x = 1  # a line that some may have\n" * 4,
    }  # fmt: skip
    work = {f"src/{number}.txt": text(number) for number in range(5)}
    commit(top, "2016-01-01", {**everybody, **work})
    commit(top, "2017-01-01", {"src/1.txt": text(101)})
    commit(top, "2018-01-01", {"src/2.txt": text(102)})
    return top


def _traces(top: Path, *known: Path) -> dict[str, Trace]:
    told = recognise(candidate(top), index(*known), seen(top))
    return {trace.here.path: trace for trace in told if trace.commons == COMMONS}


def test_a_copy_without_history_is_told_with_its_version(commons: Path) -> None:
    top = copied(commons, "copy", "2019-01-01", "HEAD~1")
    commit(top, "2019-02-01", {"src/4.txt": text(900)})
    told = _traces(top, commons)
    whole = told[""]
    id_ = git(commons, "rev-parse", "HEAD~1").strip()
    assert (whole.version, whole.last_version) == (id_, "")
    assert whole.is_changed
    assert whole.direction is Direction.TAKEN
    assert whole.says == (
        f"fits version {id_[:12]} of 2017-01-01: 10 of 11 files as they stood there; "
        "the history is not shared"
    )
    assert "src/4.txt" not in told
    one = told["src/1.txt"]
    assert (one.there, one.version, one.last_version) == ("src/1.txt", id_, head(commons))
    assert one.strength > 0.9
    assert one.direction is Direction.TAKEN


def test_what_everybody_has_is_no_evidence_by_itself(commons: Path, tmp_path: Path) -> None:
    top = tmp_path / "other"
    top.mkdir()
    git(top, "init", "-q")
    for path in ("LICENSE", ".gitignore", "yarn.lock", "empty.py", "tiny.py"):
        write_files(top, {path: (commons / path).read_bytes()})
    commit(top, "2019-01-01", {})
    told = _traces(top, commons)
    assert set(told) == {"LICENSE", ".gitignore", "yarn.lock", "tiny.py"}
    assert all(trace.strength < 0.1 and trace.says for trace in told.values())


def test_short_contents_are_weaker_and_others_elsewhere_a_little(commons: Path) -> None:
    top = copied(commons, "copy", "2019-01-01")
    git(top, "mv", "src/3.txt", "moved.txt")
    commit(top, "2019-02-01", {})
    told = _traces(top, commons)
    assert told["short.py"].strength < told["moved.txt"].strength < told["src/1.txt"].strength
    assert told["moved.txt"].there == "src/3.txt"


def test_what_unrelated_commons_hold_is_weaker_and_forks_are_related(
    commons: Path, tmp_path: Path
) -> None:
    top = copied(commons, "copy", "2019-01-01")
    unrelated = tmp_path / "unrelated"
    unrelated.mkdir()
    git(unrelated, "init", "-q")
    commit(unrelated, "2010-01-01", {"lib/3.txt": text(3)})
    alone = _traces(top, commons)
    shared = _traces(top, commons, unrelated)
    assert shared["src/3.txt"].strength == pytest.approx(alone["src/3.txt"].strength / 2)
    assert shared["src/3.txt"].says == "2 unrelated commons have it"
    assert shared["src/4.txt"] == alone["src/4.txt"]
    assert _traces(top, commons, clone(commons, "fork")) == alone


def test_a_content_that_was_here_first_was_given(commons: Path, tmp_path: Path) -> None:
    top = tmp_path / "library"
    top.mkdir()
    git(top, "init", "-q")
    commit(top, "2015-01-01", {"src/1.txt": text(101), "src/2.txt": text(999)})
    commit(top, "2019-01-01", {"src/0.txt": text(0)})
    commit(top, "2018-01-01", {"src/2.txt": text(102)})  # the same day: not told
    told = _traces(top, commons)
    assert {path: told[path].direction for path in sorted(told)} == {
        "": Direction.UNKNOWN,
        "src/0.txt": Direction.TAKEN,
        "src/1.txt": Direction.GIVEN,
        "src/2.txt": Direction.UNKNOWN,
    }


def test_a_branch_of_the_commons_counts_from_its_own_day(commons: Path) -> None:
    git(commons, "checkout", "-qb", "side")
    commit(commons, "2018-03-01", {"side.txt": text(200)})
    git(commons, "checkout", "-q", "main")
    commit(commons, "2018-04-01", {"other.txt": text(201)})
    merge(commons, "2018-12-01", "side")
    # Picked from the branch before it was merged.
    top = copied(commons, "copy", "2018-06-01", "side")
    assert _traces(top, commons)["side.txt"].direction is Direction.UNKNOWN


def test_a_picked_commit_is_known_by_its_contents(commons: Path) -> None:
    top = clone(commons, "fork")
    git(top, "reset", "-q", "--hard", "HEAD~2")
    when = {"GIT_COMMITTER_DATE": "2019-01-01T12:00:00+0000"}
    git(top, "cherry-pick", "origin/main", **when)
    told = _traces(top, commons)
    assert (told["src/2.txt"].version, told["src/2.txt"].direction) == (
        head(commons),
        Direction.TAKEN,
    )
    assert "" not in told  # the history tells the version


def test_contents_of_a_fork_are_taken_as_its_commits_are(commons: Path) -> None:
    top = clone(commons, "fork")
    git(top, "reset", "-q", "--hard", "HEAD~1")
    told = _traces(top, commons)
    assert {trace.direction for trace in told.values()} == {Direction.TAKEN}


def test_a_shallow_clone_is_told_by_its_contents(commons: Path) -> None:
    top = clone(commons, "fork")
    commit(top, "2019-01-01", {"own.txt": text(900)})
    commit(top, "2019-01-02", {"own.txt": text(901)})
    shallow = clone(top, "shallow", "--depth=1")
    assert not past(shallow).is_whole
    whole = _traces(shallow, commons)[""]
    assert whole.version == head(commons)
    assert whole.says.endswith("; told by contents, as older commits are missing here")


def test_a_listing_and_a_clone_without_contents_say_the_same(commons: Path) -> None:
    top = copied(commons, "copy", "2019-01-01")
    partial = clone(top, "partial", "--filter=blob:none", "--no-checkout")
    told = {
        path: replace(one, strength=0.0, says="") for path, one in _traces(top, commons).items()
    }
    without = {
        path: replace(one, strength=0.0, says="")
        for path, one in _traces(partial, commons).items()
    }
    # How large a content is, is not told without it.
    assert without == told


def test_the_same_is_said_every_time(commons: Path) -> None:
    top = copied(commons, "copy", "2019-01-01", "HEAD~1")

    def told() -> Iterator[Trace]:
        return recognise(candidate(top), index(commons), seen(top))

    assert list(told()) == list(told())
