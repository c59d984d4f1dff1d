"""Are the folders told that `git subtree` put there, and no others?"""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pplcheck.discover import open_tree
from pplcheck.discover.subtrees import subtrees_of
from tests.conftest import Files, git, write_files

Make = Callable[[Files], Path]


def squashed(top: Path, folder: str, split: str) -> str:
    """Write what `git subtree add --squash` writes."""
    trailers = f"git-subtree-dir: {folder}\ngit-subtree-split: {split}\n"
    message = f"Squashed '{folder}/' content\n\n{trailers}"
    git(top, "commit", "-q", "--allow-empty", "-m", message)
    return git(top, "rev-parse", "HEAD").strip()


def test_the_trailers_of_squashed_commits(repository: Make) -> None:
    top = repository({"lib/frame/a.py": "x\n", "b.py": "y\n"})
    squashed(top, "lib/frame", "a" * 40)
    second = squashed(top, "lib/frame", "b" * 40)
    squashed(top, "gone", "c" * 40)
    squashed(top, "../../etc", "d" * 40)
    squashed(top, "lib/frame", "no commit")
    expected = [("lib/frame", "b" * 40, second)]
    for revision in (None, "HEAD"):
        found = subtrees_of(open_tree(str(top), revision))
        assert [(one.folder, one.split, one.commit) for one in found] == expected
    below = subtrees_of(open_tree(str(top / "lib")))
    assert [one.folder for one in below] == ["frame"]
    assert subtrees_of(open_tree(str(top / "lib" / "frame"))) == ()


def test_a_folder_has_none(folder: Make) -> None:
    assert subtrees_of(open_tree(str(folder({"a.txt": "x"})))) == ()


def test_git_subtree_itself(repository: Make, tmp_path: Path) -> None:
    top = repository({"b.py": "y\n"})
    other = tmp_path / "other"
    other.mkdir()
    git(other, "init", "-q")
    write_files(other, {"frame.py": "x\n"})
    git(other, "add", "-A")
    git(other, "commit", "-q", "-m", "frame")
    head = git(other, "rev-parse", "HEAD").strip()
    core = Path(git(top, "--exec-path").strip())
    if not (core / "git-subtree").exists() and shutil.which("git-subtree") is None:
        pytest.skip("this git has no `git subtree`")
    git(top, "subtree", "add", "-q", "--squash", "--prefix=lib/frame", str(other), "HEAD")
    found = subtrees_of(open_tree(str(top)))
    assert [(one.folder, one.split) for one in found] == [("lib/frame", head)]
