"""Are all files found, with git's own ids, and is what is left out said?"""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from pplcheck.discover import Tree, blob_id, open_tree
from pplcheck.model.errors import NothingScannedError, SourceError
from tests.conftest import Files, git, write_files

Make = Callable[[Files], Path]


def _tree(path: Path) -> Tree:
    return open_tree(str(path))


def _ids(tree: Tree) -> dict[str, str]:
    return {
        file.path: file.known_id or blob_id(file.load(), tree.hash_name) for file in tree.files
    }


def test_tracked_files_and_untracked_ones_that_are_not_ignored(repository: Make) -> None:
    top = repository({"a": "1", "sub/b": "2", ".gitignore": "*.log\n"})
    write_files(top, {"new": "3", "x.log": "4", "sub/y.log": "5"})
    (top / "a").unlink()
    assert [file.path for file in _tree(top).files] == [".gitignore", "new", "sub/b"]


def test_a_folder_of_a_repository_is_a_tree_by_itself(repository: Make) -> None:
    top = repository({"a": "1", "sub/b": "2", "subway/c": "3"})
    write_files(top, {"sub/new": "4"})
    tree = _tree(top / "sub")
    assert [file.path for file in tree.files] == ["b", "new"]
    assert tree.name == "sub"


def test_ids_are_gits_own_whether_a_file_is_clean_changed_or_new(repository: Make) -> None:
    top = repository({"clean": "1\n", "changed": "2\n"})
    write_files(top, {"changed": "zwei\n", "new": "3\n"})
    expected = {
        name: git(top, "hash-object", "--no-filters", name).strip()
        for name in ("clean", "changed", "new")
    }
    assert _ids(_tree(top)) == expected


def test_a_clean_file_is_vouched_for_and_a_changed_one_is_not(repository: Make) -> None:
    import os

    top = repository({"clean": "1\n", "changed": "2\n"})
    old = 1_700_000_000
    for name in ("clean", "changed"):
        os.utime(top / name, (old, old))
    git(top, "update-index", "--refresh", "-q")
    before = (top / "changed").stat()
    # Same size, same time: git itself would look at the change time.
    (top / "changed").write_text("3\n", encoding="utf-8")
    os.utime(top / "changed", ns=(before.st_atime_ns, before.st_mtime_ns))
    known = {file.path: file.known_id is not None for file in _tree(top).files}
    assert known["clean"]
    assert _ids(_tree(top))["changed"] == blob_id(b"3\n")


def test_a_file_as_young_as_the_index_is_not_vouched_for(repository: Make) -> None:
    """It may have changed within the same tick of the clock (racy-git.txt)."""
    import os

    top = repository({"a": "1\n"})
    when = (top / "a").stat().st_mtime_ns
    os.utime(top / ".git" / "index", ns=(when, when))
    assert [file.known_id for file in _tree(top).files] == [None]


def test_a_repository_of_sha_256(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "--object-format=sha256")
    write_files(tmp_path, {"a": "1\n"})
    git(tmp_path, "add", "a")
    assert _ids(_tree(tmp_path))["a"] == hashlib.sha256(b"blob 2\x001\n").hexdigest()


def test_submodules_are_named_and_not_entered(repository: Make, tmp_path: Path) -> None:
    top = repository({"a": "1"})
    other = tmp_path / "other"
    other.mkdir()
    git(other, "init", "-q")
    write_files(other, {"inner": "2"})
    git(other, "add", "-A")
    git(other, "commit", "-q", "-m", "x")
    git(top, "submodule", "add", "-q", str(other), "libs/other")
    tree = _tree(top)
    assert tree.submodules == ("libs/other",)
    assert {file.path for file in tree.files} == {".gitmodules", "a"}


def test_another_repository_inside_is_said(repository: Make) -> None:
    top = repository({"a": "1"})
    inner = top / "inner"
    inner.mkdir()
    git(inner, "init", "-q")
    write_files(inner, {"b": "2"})
    git(inner, "add", "b")
    git(inner, "commit", "-q", "-m", "x")
    assert [str(one.place) for one in _tree(top).unread] == ["inner/"]


def test_sparse_checkouts_say_what_is_missing(repository: Make) -> None:
    top = repository({"a/x": "1", "b/y": "2"})
    git(top, "sparse-checkout", "set", "a")
    tree = _tree(top)
    assert [file.path for file in tree.files] == ["a/x"]
    assert [str(one.place) for one in tree.unread] == ["b/y"]


def test_a_conflicted_file_is_listed_once(repository: Make) -> None:
    import subprocess

    top = repository({"a": "1\n"})
    git(top, "checkout", "-q", "-b", "other")
    write_files(top, {"a": "2\n"})
    git(top, "commit", "-q", "-am", "two")
    git(top, "checkout", "-q", "main")
    write_files(top, {"a": "3\n"})
    git(top, "commit", "-q", "-am", "three")
    with pytest.raises(subprocess.CalledProcessError):
        git(top, "merge", "other")
    assert [file.path for file in _tree(top).files] == ["a"]


def test_linked_worktrees_and_shallow_clones_work(repository: Make, tmp_path: Path) -> None:
    top = repository({"a": "1"})
    head = git(top, "rev-parse", "HEAD").strip()
    git(top, "worktree", "add", "-q", str(tmp_path / "linked"))
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{top}", "shallow")
    for name in ("linked", "shallow"):
        tree = _tree(tmp_path / name)
        assert ([file.path for file in tree.files], tree.revision) == (["a"], head)


def test_odd_names_come_through(repository: Make) -> None:
    names = ["with space", "new\nline", "tab\t", "quote\"'", "ü", "-dash", ":colon", "*star"]
    top = repository(dict.fromkeys(names, "x"))
    (top / b"\xff\xfe".decode("utf-8", "surrogateescape")).write_text("x", encoding="utf-8")
    found = {file.path for file in _tree(top).files}
    assert found == {*names, "\udcff\udcfe"}
    assert all(file.load() == b"x" for file in _tree(top).files)


def test_an_empty_repository_has_no_files_and_no_revision(repository: Make) -> None:
    tree = _tree(repository({}))
    assert (tree.files, tree.revision) == ((), "")


def test_a_plain_folder(folder: Make) -> None:
    tree = _tree(folder({"b/c": "1", "a": "2", ".git-not": "3", ".svn/x": "4"}))
    assert [file.path for file in tree.files] == [".git-not", "a", "b/c"]
    assert tree.revision == ""


def test_a_link_to_a_folder_is_named_and_not_followed(folder: Make) -> None:
    top = folder({"a/b": "1"})
    (top / "again").symlink_to("a")
    tree = _tree(top)
    assert [file.path for file in tree.files] == ["a/b"]
    assert [str(one.place) for one in tree.unread] == ["again"]


def test_what_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    for name in ("file", "nowhere"):
        with pytest.raises(NothingScannedError):
            _tree(tmp_path / name)


def test_a_bare_repository_has_nothing_to_read(repository: Make, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--bare", str(repository({"a": "1"})), "bare")
    with pytest.raises(SourceError, match="without a working tree"):
        _tree(tmp_path / "bare")
