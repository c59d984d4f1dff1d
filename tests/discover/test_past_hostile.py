"""Does a broken, incomplete or lying repository get a clear answer, and nothing more?"""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pplcheck.discover import open_tree
from pplcheck.discover.past import past_of
from pplcheck.discover.source import Repository
from pplcheck.model.errors import SourceError
from pplcheck.model.past import Past
from tests.conftest import git, write_files
from tests.discover.test_past import held, past, repository


@pytest.fixture
def top(tmp_path: Path) -> Path:
    """Make a repository of three versions of a file in a folder."""
    top = tmp_path / "top"
    top.mkdir()
    git(top, "init", "-q")
    git(top, "config", "uploadpack.allowFilter", "true")
    for number in range(3):
        write_files(top, {"d/a.txt": f"version {number}\n", f"b{number}.txt": "x\n"})
        git(top, "add", "-A")
        git(top, "commit", "-qm", str(number))
    return top


def _clone(top: Path, *how: str) -> Path:
    target = top.parent / "clone"
    git(top.parent, "clone", "-q", "--no-checkout", *how, top.as_uri(), str(target))
    return target


def _place(top: Path, revision: str) -> Path:
    id_ = git(top, "rev-parse", revision).strip()
    return top / ".git/objects" / id_[:2] / id_[2:]


def _problem(top: Path, *, with_lives: bool = True) -> str:
    head = git(top, "rev-parse", "HEAD").strip()
    with pytest.raises(SourceError) as caught:
        past_of(repository(top), head, with_lives=with_lives)
    (problem,) = caught.value.problems
    return f"{problem.what}; {problem.hint}"


def test_a_clone_without_contents_has_its_whole_past(top: Path) -> None:
    assert past(_clone(top, "--filter=blob:none")) == past(top)


def test_a_clone_without_trees_has_commits_alone(top: Path) -> None:
    clone = _clone(top, "--filter=tree:0")
    head = git(top, "rev-parse", "HEAD").strip()
    told = past_of(repository(clone), head, with_lives=False)
    assert told == Past(past(top).commits, past(top).line)
    assert "--filter=blob:none" in _problem(clone)


def test_a_shallow_clone_says_that_it_is_not_whole(top: Path) -> None:
    clone = _clone(top, "--depth=2")
    told = past(clone)
    assert not told.is_whole
    assert [one.parents for one in told.commits] == [(), (0,)]
    # The first one that is here had it all along, for all that can be told.
    assert {life.path: life.first for life in told.lives} == {
        "d/a.txt": 1, "b0.txt": 0, "b1.txt": 0, "b2.txt": 1
    }  # fmt: skip
    assert past(top).is_whole


@pytest.mark.parametrize("revision", ["HEAD~1", "HEAD~1:d"])
def test_a_corrupt_object_is_named(top: Path, revision: str) -> None:
    place = _place(top, revision)
    place.chmod(0o644)
    place.write_bytes(b"not what it was")
    told = _problem(top)
    assert told.endswith("is corrupt; look at it with `git fsck`")
    assert str(top) not in told


@pytest.mark.parametrize("revision", ["HEAD~1", "HEAD~1:d"])
def test_a_missing_object_is_named(top: Path, revision: str) -> None:
    id_ = git(top, "rev-parse", revision).strip()
    _place(top, revision).unlink()
    assert id_ in _problem(top)


def test_a_broken_tree_leaves_the_commits(top: Path) -> None:
    before = past(top)
    _place(top, "HEAD~1:d").unlink()
    head = git(top, "rev-parse", "HEAD").strip()
    assert past_of(repository(top), head, with_lives=False).commits == before.commits


def _graft(top: Path) -> None:
    (top / ".git/info").mkdir(exist_ok=True)
    head = git(top, "rev-parse", "HEAD").strip()
    (top / ".git/info/grafts").write_text(f"{head}\n", encoding="ascii")


def _replace(top: Path) -> None:
    git(top, "replace", "--graft", "HEAD")


@pytest.mark.parametrize("lie", [_graft, _replace])
def test_parents_are_those_that_the_id_is_the_hash_of(
    top: Path, lie: Callable[[Path], None]
) -> None:
    before = past(top)
    first = git(top, "rev-parse", "HEAD~2").strip()
    lie(top)
    assert len(git(top, "rev-list", "HEAD").split()) == 1  # git itself believes it
    assert past(top) == before
    # So does the way in which a revision is named.
    assert open_tree(str(top), "HEAD~2").revision == first


def test_objects_elsewhere_are_not_read(top: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    shutil.copytree(top, secret)
    write_files(secret, {"key.txt": "secret\n"})
    git(secret, "add", "-A")
    git(secret, "commit", "-qm", "secret")
    head = git(secret, "rev-parse", "HEAD").strip()
    (top / ".git/objects/info/alternates").write_text(
        f"{secret}/.git/objects\n", encoding="utf-8"
    )
    assert git(top, "show", f"{head}:key.txt") == "secret\n"  # git follows it
    with pytest.raises(SourceError, match="kept in another folder, which is not read"):
        past_of(repository(top), head, with_lives=False)
    with pytest.raises(SourceError, match="kept in another folder"):
        open_tree(str(top), "HEAD")


def _step(objects: Path, secret: Path) -> None:
    """Lead to a folder within the repository, which leads outside."""
    inside = objects.parent / "more"
    (inside / "info").mkdir(parents=True)
    (objects / "info/alternates").write_text("../more\n", encoding="utf-8")
    (inside / "info/alternates").write_text(f"{secret}\n", encoding="utf-8")


def _link_pack(objects: Path, secret: Path) -> None:
    (objects / "pack").rmdir()
    (objects / "pack").symlink_to(secret / "pack")


def _link_all(objects: Path, secret: Path) -> None:
    shutil.rmtree(objects)
    objects.symlink_to(secret)


def _share(objects: Path, _secret: Path) -> None:
    (objects / "info/alternates").write_text("//server/share\n", encoding="utf-8")


@pytest.mark.parametrize("lead", [_step, _link_pack, _link_all, _share])
def test_no_way_leads_outside(
    top: Path, tmp_path: Path, lead: Callable[[Path, Path], None]
) -> None:
    secret = tmp_path / "secret"
    shutil.copytree(top, secret)
    lead(top / ".git/objects", secret / ".git/objects")
    head = git(secret, "rev-parse", "HEAD").strip()
    with pytest.raises(SourceError, match="kept in another folder"):
        past_of(repository(top), head, with_lives=False)


def test_a_borrower_that_stays_inside_is_read(top: Path) -> None:
    told = past(top)
    objects = top / ".git/objects"
    shutil.copytree(objects, top / ".git/more")
    for one in objects.iterdir():
        if len(one.name) == 2:
            shutil.rmtree(one)
    # With a loop: the other folder leads back.
    (objects / "info").mkdir(exist_ok=True)
    (objects / "info/alternates").write_text("# ours\n../more\n", encoding="utf-8")
    (top / ".git/more/info/alternates").write_text("../objects\n", encoding="utf-8")
    assert past(top) == told


def test_a_linked_working_tree_is_no_borrower(top: Path, tmp_path: Path) -> None:
    git(top, "worktree", "add", "-q", str(tmp_path / "linked"))
    told = past(top)
    linked = Repository(str(tmp_path / "linked"), str(top / ".git/worktrees/linked"))
    assert past_of(linked, told.commits[-1].id, with_lives=True) == told


def test_a_pipe_for_alternates_holds_nobody_up(top: Path) -> None:
    (top / ".git/objects/info").mkdir(exist_ok=True)
    os.mkfifo(top / ".git/objects/info/alternates")
    with pytest.raises(SourceError, match="kept in another folder"):
        past_of(repository(top), "0" * 40, with_lives=False)


def test_a_repository_may_be_its_own_submodule(top: Path) -> None:
    git(top, "submodule", "add", "-q", top.as_uri(), "self")
    git(top, "commit", "-qm", "itself")
    told = past(top)
    last = len(told.line) - 1
    paths = {life.path for life in told.lives if life.last == last}
    assert paths == {"d/a.txt", "b0.txt", "b1.txt", "b2.txt", ".gitmodules"}


@pytest.mark.parametrize(
    ("seconds", "day"),
    [("0", "1970-01-01"), ("99999999999999999", "9999-12-31"), ("4102444800", "2100-01-01")],
)
def test_a_commit_may_claim_any_day(top: Path, seconds: str, day: str) -> None:
    tree = git(top, "rev-parse", "HEAD^{tree}").strip()
    raw = f"tree {tree}\nauthor T <t@e> 0 +0000\ncommitter T <t@e> {seconds} +0000\n\nx\n"
    (top / "raw").write_text(raw, encoding="utf-8")
    id_ = git(top, "hash-object", "-t", "commit", "-w", "--literally", "raw").strip()
    told = past_of(repository(top), id_, with_lives=True)
    assert [str(one.day) for one in told.commits] == [day]
    assert {(one.path, one.content_id) for one in told.lives} == held(top, id_)
