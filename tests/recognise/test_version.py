"""Is the version found from which something was taken, and what has been changed since?"""

from pathlib import Path

import pytest

from pplcheck.model.fork import Changes, Taken
from pplcheck.recognise.version import changes, version_taken
from tests.conftest import git, write_files
from tests.recognise.forks import commit, copied, head, index, merge, pairs, past, text


@pytest.fixture
def commons(tmp_path: Path) -> Path:
    """Make a commons of eight versions, in each of which one of ten files changes."""
    top = tmp_path / "commons"
    top.mkdir()
    git(top, "init", "-q")
    commit(top, "2016-01-01", {f"src/{number}.txt": text(number) for number in range(10)})
    for number in range(1, 8):
        commit(top, f"2016-02-{number:02}", {f"src/{number}.txt": text(100 + number)})
    return top


def _taken(top: Path, commons: Path) -> Taken:
    found = version_taken(pairs(top), index(commons), 0)
    assert found is not None
    return found


@pytest.mark.parametrize("number", range(8))
def test_a_copy_of_a_version_is_that_version(commons: Path, number: int) -> None:
    taken = _taken(copied(commons, "copy", "2019-01-01", f"HEAD~{7 - number}"), commons)
    assert (taken.first, taken.last) == (number, number)
    assert taken.version == git(commons, "rev-parse", f"HEAD~{7 - number}").strip()
    assert (taken.matched, taken.there, taken.known, taken.share) == (10, 10, 10, 1.0)
    assert str(taken.day) == ("2016-01-01" if not number else f"2016-02-{number:02}")


def test_a_copy_that_was_modified_is_still_told(commons: Path) -> None:
    top = copied(commons, "copy", "2019-01-01", "HEAD~3")
    commit(top, "2019-02-01", {"src/9.txt": text(900), "new.txt": text(901), "src/0.txt": None})
    taken = _taken(top, commons)
    assert (taken.first, taken.last, taken.matched, taken.there) == (4, 4, 8, 10)
    index_ = index(commons)
    assert changes(pairs(top), index_.paths_at(0, taken.first)) == Changes(
        same=tuple(f"src/{number}.txt" for number in range(1, 9)),
        changed=("src/9.txt",),
        added=("new.txt",),
        removed=("src/0.txt",),
    )


def test_versions_that_fit_equally_are_a_run(commons: Path) -> None:
    top = copied(commons, "copy", "2019-01-01", "HEAD~3")
    # Without the files by which the versions before and after are told.
    commit(top, "2019-02-01", {"src/3.txt": None, "src/4.txt": None, "src/5.txt": None})
    taken = _taken(top, commons)
    assert (taken.first, taken.last) == (2, 5)
    assert (str(taken.day), str(taken.last_day)) == ("2016-02-02", "2016-02-05")
    assert taken.last_version == git(commons, "rev-parse", "HEAD~2").strip()


def test_a_change_that_was_taken_back_leaves_two_runs(commons: Path) -> None:
    last = (commons / "src/7.txt").read_text()
    commit(commons, "2016-03-01", {"src/7.txt": text(950)})
    commit(commons, "2016-04-01", {"src/7.txt": last})
    commit(commons, "2016-05-01", {"other.txt": text(951)})
    top = copied(commons, "copy", "2019-01-01", "HEAD~1")
    taken = _taken(top, commons)
    assert (taken.first, taken.last) == (9, 10)  # not 7: the longer run


def test_a_moved_folder_is_told_by_what_it_holds(commons: Path) -> None:
    top = copied(commons, "copy", "2019-01-01", "HEAD~3")
    git(top, "mv", "src", "vendor")
    commit(top, "2019-02-01", {"vendor/9.txt": text(900)})
    taken = _taken(top, commons)
    assert (taken.first, taken.last, taken.matched) == (4, 4, 9)
    told = changes(pairs(top), index(commons).paths_at(0, 4))
    assert told == Changes(
        added=("vendor/9.txt",),
        removed=("src/9.txt",),
        moved=tuple((f"src/{number}.txt", f"vendor/{number}.txt") for number in range(9)),
    )
    renames = git(top, "diff", "-M100%", "--name-status", "HEAD~1", "HEAD").splitlines()
    assert [row.split("\t")[1:] for row in renames if row.startswith("R")] == [
        list(pair) for pair in told.moved
    ]


def test_a_path_that_took_over_another_content_is_changed_and_a_move(commons: Path) -> None:
    top = copied(commons, "copy", "2019-01-01")
    one, two = ((top / f"src/{number}.txt").read_text() for number in (1, 2))
    commit(top, "2019-02-01", {"src/1.txt": two, "src/2.txt": one})
    told = changes(pairs(top), index(commons).paths_at(0, 7))
    assert told.changed == ("src/1.txt", "src/2.txt")
    assert told.moved == (("src/1.txt", "src/2.txt"), ("src/2.txt", "src/1.txt"))
    assert (told.added, told.removed) == ((), ())


def test_a_copy_from_inside_a_branch_is_of_the_version_that_merged_it(commons: Path) -> None:
    git(commons, "checkout", "-qb", "side")
    for number in range(3):
        commit(commons, f"2016-03-0{number + 1}", {"src/s.txt": text(700 + number)})
        commit(commons, f"2016-03-0{number + 1}", {"src/8.txt": text(800 + number)})
    git(commons, "checkout", "-q", "main")
    commit(commons, "2016-04-01", {"other.txt": text(951)})
    merge(commons, "2016-05-01", "side")
    commit(commons, "2016-06-01", {"other.txt": text(952)})
    taken = _taken(copied(commons, "copy", "2019-01-01", "side~2"), commons)
    assert (taken.first, taken.last) == (9, 9)
    # What only stood on the branch is no part of that version.
    told = index(commons).paths_at(0, 9)
    there = git(commons, "ls-tree", "-r", "main~1").splitlines()
    assert told == {row.split("\t")[1]: row.split()[2][:16] for row in there}


def test_changes_are_those_that_git_tells(commons: Path) -> None:
    base = head(commons)
    top = commons.parent / "fork"
    git(commons.parent, "clone", "-q", commons.as_uri(), str(top))
    commit(
        top, "2019-02-01", {"src/1.txt": text(900), "src/2.txt": None, "new/a.txt": text(901)}
    )
    told = changes(pairs(top), index(commons).paths_at(0, 7))
    rows = git(top, "diff", "--no-renames", "--name-status", base, "HEAD").splitlines()
    by_kind = {kind: tuple(r[2:] for r in rows if r[0] == kind) for kind in "MAD"}
    assert (told.changed, told.added, told.removed) == (
        by_kind["M"], by_kind["A"], by_kind["D"],
    )  # fmt: skip


def test_what_has_no_id_is_at_its_path_and_no_more(commons: Path) -> None:
    here = [("src/1.txt", ""), ("else.txt", "")]
    told = changes(here, index(commons).paths_at(0, 7))
    assert "src/1.txt" not in told.removed + told.changed + told.same
    assert len(told.removed) == 9
    assert told.added == ()


def test_what_is_unknown_is_of_no_version(commons: Path) -> None:
    assert version_taken([("a.txt", "0" * 40), ("b.txt", "")], index(commons), 0) is None
    assert version_taken([], index(commons), 0) is None


def test_lock_files_and_licences_do_not_outvote_the_work(tmp_path: Path) -> None:
    top = tmp_path / "lockers"
    top.mkdir()
    git(top, "init", "-q")
    locks = {f"{number}/yarn.lock": text(number) for number in range(5)}
    commit(top, "2020-01-01", {**locks, "a.txt": text(50)})
    commit(top, "2020-02-01", {f"{n}/yarn.lock": text(n + 20) for n in range(5)})
    commit(top, "2020-03-01", {"a.txt": text(51)})
    copy = copied(top, "copy", "2021-01-01", "HEAD~2")
    write_files(copy, {"a.txt": text(51)})
    commit(copy, "2021-02-01", {})
    assert _taken(copy, top).first == 2
    assert past(copy).is_whole
