"""Is a commit read as it is, without a checkout, and without anything being run or fetched?"""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from pplcheck.discover import SourceFile, UnloadableError, open_tree
from pplcheck.model.errors import RevisionError
from tests.cli.conftest import CONFIG, ENTITY, HOBBY
from tests.conftest import Files, Run, git, write_files
from tests.discover.test_hostile import plant

Make = Callable[[Files], Path]


def _files(path: Path, revision: str) -> dict[str, SourceFile]:
    return {file.path: file for file in open_tree(str(path), revision).files}


def _commit(top: Path, files: Files, message: str = "next") -> str:
    write_files(top, files)
    git(top, "add", "-A")
    git(top, "commit", "-q", "-m", message)
    return git(top, "rev-parse", "HEAD").strip()


def _state(top: Path) -> dict[str, tuple[int, int]]:
    return {
        str(path): (path.lstat().st_mtime_ns, path.lstat().st_size) for path in top.rglob("*")
    }


def test_a_clean_working_tree_and_its_commit_say_the_same(
    repository: Make, pplcheck: Callable[..., Run], ppl_text: str
) -> None:
    pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n"
    top = repository(
        {
            "LICENSE": ppl_text,
            "new\nline": "x\n",
            os.fsdecode(b"latin-\xe9"): "x\n",
            "a.bin": b"\0",
            "big.stl": pointer,
            "app/package.json": '{"license": "MIT"}',
        }
    )
    for name, target in (
        ("link", "LICENSE"), ("app/COPYING", "../LICENSE"), ("up", "../x"),
        ("abs", "/etc/passwd"), ("loop", "loop"), ("folder", "app"), ("gone", "nowhere"),
        ("top", "app/.."),
    ):  # fmt: skip
        (top / name).symlink_to(target)
    _commit(top, {})
    told = [
        json.loads(pplcheck("scan", top, "--format", "json", *options).out)
        for options in ([], ["--revision", "HEAD"], ["--revision", "main"])
    ]
    for one in told:
        # Only the words about links that lead nowhere differ.
        one["unread"] = [row["path"] for row in one["unread"]]
    assert told[0] == told[1] == told[2]
    assert told[0]["unread"] == ["a.bin", "abs", "folder", "gone", "loop", "top", "up"]


def test_an_older_commit_is_read_without_a_checkout(repository: Make) -> None:
    top = repository({"a.txt": "old\n", "gone.txt": "x\n"})
    (top / "gone.txt").unlink()
    _commit(top, {"a.txt": "new\n"})
    (top / "a.txt").write_text("not committed\n", encoding="utf-8")
    before = _state(top)
    files = _files(top, "HEAD~1")
    assert {path: file.load() for path, file in files.items()} == {
        "a.txt": b"old\n",
        "gone.txt": b"x\n",
    }
    assert files["a.txt"].known_id == git(top, "rev-parse", "HEAD~1:a.txt").strip()
    assert _state(top) == before


def test_a_bare_repository_needs_a_revision(
    repository: Make, tmp_path: Path, pplcheck: Callable[..., Run]
) -> None:
    top = repository({"LICENSE": "x\n"})
    bare = tmp_path / "bare.git"
    git(tmp_path, "clone", "-q", "--bare", str(top), str(bare))
    assert pplcheck("scan", bare, "--revision", "main").code == 0
    refused = pplcheck("scan", bare)
    assert refused.code == 3
    assert "--revision" in refused.err


def test_a_linked_worktree_and_a_folder_of_it_can_be_asked(
    repository: Make, tmp_path: Path
) -> None:
    top = repository({"a/b.txt": "x\n", "c.txt": "y\n"})
    git(top, "worktree", "add", "-q", "--detach", str(tmp_path / "linked"))
    assert set(_files(tmp_path / "linked", "main")) == {"a/b.txt", "c.txt"}
    tree = open_tree(str(tmp_path / "linked" / "a"), "main")
    assert [file.path for file in tree.files] == ["b.txt"]
    assert tree.is_part


def test_sha256_repositories_can_be_asked(tmp_path: Path) -> None:
    top = tmp_path / "new"
    top.mkdir()
    git(top, "init", "-q", "--object-format=sha256")
    _commit(top, {"a": "x\n"})
    tree = open_tree(str(top), "HEAD")
    assert tree.hash_name == "sha256"
    assert tree.files[0].load() == b"x\n"


@pytest.mark.parametrize(
    "name",
    [
        "--upload-pack=touch ran", "-h", "--all", "--output=ran", "main..main",
        "main...main", "^main", "@{-1}", "main@{9}", "main:a.txt", ":a.txt", "main^{tree}",
        "HEAD^{blob}", "",
        "a\nb", "main\0", ":/nothing", "..", "../..", "@{upstream}", "0" * 40, "--",
        "main -- x", "$(touch ran)", "main~99999999999",
    ],
)  # fmt: skip
def test_odd_names_are_no_revision(
    repository: Make, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    top = repository({"a.txt": "x\n"})
    monkeypatch.chdir(top)
    with pytest.raises(RevisionError):
        open_tree(".", name)
    assert {path.name for path in top.iterdir()} == {".git", "a.txt"}


@pytest.mark.parametrize("name", ["HEAD", "main", "v1", "@", "refs/heads/main", ":/fir"])
def test_all_that_names_a_commit_is_taken(repository: Make, name: str) -> None:
    top = repository({"a.txt": "x\n"})
    git(top, "tag", "-a", "v1", "-m", "one")
    assert open_tree(str(top), name).revision == git(top, "rev-parse", "HEAD").strip()


def test_a_wrong_name_is_a_usage_error_with_the_nearest_one(
    repository: Make, folder: Make, pplcheck: Callable[..., Run]
) -> None:
    top = repository({"a.txt": "x\n"})
    git(top, "tag", "v1.20")
    done = pplcheck("check", top, "--revision", "v1.2")
    assert (done.code, done.err) == (
        2,
        "there is no revision 'v1.2'; did you mean 'v1.20'?\n",
    )
    done = pplcheck("check", folder({"a": "x"}), "--revision", "main")
    assert done.code == 2
    assert "is in no repository" in done.err


def test_the_configuration_comes_from_the_revision_too(
    repository: Make, pplcheck: Callable[..., Run], ppl_text: str, tmp_path: Path
) -> None:
    top = repository(
        {"LICENSE": ppl_text, "pplcheck.toml": CONFIG, "entities/u.toml": ENTITY + HOBBY}
    )
    (top / "entities" / "u.toml").unlink()
    _commit(top, {"pplcheck.toml": 'schema = "pplcheck.config/1"\n[commons]\nname = "Later"\n'})
    assert "1 use: permitted 1" in pplcheck("check", top, "--revision", "HEAD~1").out
    later = pplcheck("check", top, "--revision", "HEAD").out
    assert later.startswith("Later,")
    assert "0 uses" in later
    (tmp_path / "own.toml").write_text('schema = "pplcheck.config/1"\n', encoding="utf-8")
    own = ("--config", tmp_path / "own.toml")
    assert "0 uses" in pplcheck("check", top, "--revision", "HEAD~1", *own).out


@pytest.mark.parametrize("pattern", ["entities/*.toml", "**/u.toml", "en*/[t-v].toml"])
def test_patterns_find_in_a_commit_what_they_find_on_the_disk(
    repository: Make, pplcheck: Callable[..., Run], ppl_text: str, pattern: str
) -> None:
    config = CONFIG.replace("entities/*.toml", pattern)
    top = repository(
        {"LICENSE": ppl_text, "pplcheck.toml": config, "entities/u.toml": ENTITY + HOBBY}
    )
    assert pplcheck("check", top).out == pplcheck("check", top, "--revision", "HEAD").out


@pytest.mark.parametrize("pattern", ["../*.toml", "/etc/*.toml", "nothing/*", "**"])
def test_patterns_that_lead_nowhere_are_problems_in_a_commit_too(
    repository: Make, pplcheck: Callable[..., Run], pattern: str
) -> None:
    top = repository({"a": "x", "pplcheck.toml": CONFIG.replace("entities/*.toml", pattern)})
    done = pplcheck("check", top, "--revision", "HEAD")
    assert done.code == 2
    assert f"no entity file matches {pattern!r}" in done.err


def test_what_a_partial_clone_lacks_is_unread_and_never_fetched(
    repository: Make, tmp_path: Path, pplcheck: Callable[..., Run]
) -> None:
    top = repository({"LICENSE": "old\n", "same.txt": "x\n"})
    _commit(top, {"LICENSE": "new\n"})
    git(top, "config", "uploadpack.allowFilter", "true")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--filter=blob:none", f"file://{top}", str(clone))
    before = sorted(path.name for path in (clone / ".git/objects").rglob("*"))
    told = json.loads(pplcheck("scan", clone, "--revision", "HEAD~1", "--format", "json").out)
    assert told["unread"] == [
        {"path": "LICENSE", "line": None, "column": None, "reason": "missing from this clone"}
    ]
    assert [row["path"] for row in told["files"]] == ["same.txt"]
    assert sorted(path.name for path in (clone / ".git/objects").rglob("*")) == before


def test_a_promisor_of_its_own_making_is_not_called(repository: Make) -> None:
    top = repository({"a.txt": "one\n"})
    program, left = plant(top, "ext")
    git(top, "config", "extensions.partialClone", "origin")
    git(top, "config", "remote.origin.url", f"ext::{program}")
    git(top, "config", "remote.origin.promisor", "true")
    git(top, "config", "protocol.ext.allow", "always")
    blob = git(top, "rev-parse", "HEAD:a.txt").strip()
    (top / ".git/objects" / blob[:2] / blob[2:]).unlink()
    with pytest.raises(UnloadableError, match="missing from this clone"):
        _files(top, "HEAD")["a.txt"].load()
    assert not left.exists()


def test_a_shallow_clone_has_its_commit_and_no_other(repository: Make, tmp_path: Path) -> None:
    top = repository({"a.txt": "one\n"})
    _commit(top, {"a.txt": "two\n"})
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{top}", str(clone))
    assert _files(clone, "HEAD")["a.txt"].load() == b"two\n"
    with pytest.raises(RevisionError):
        open_tree(str(clone), "HEAD~1")


def test_a_broken_object_is_unread_and_the_next_one_is_read(repository: Make) -> None:
    top = repository({"a.txt": "one\n" * 99, "b.txt": "two\n"})
    blob = git(top, "rev-parse", "HEAD:a.txt").strip()
    path = top / ".git/objects" / blob[:2] / blob[2:]
    path.chmod(0o644)
    path.write_bytes(path.read_bytes()[:20])
    files = _files(top, "HEAD")
    with pytest.raises(UnloadableError):
        files["a.txt"].load()
    assert files["b.txt"].load() == b"two\n"


def test_a_huge_content_is_not_taken_into_memory(repository: Make) -> None:
    top = repository({"a": "x"})
    with (top / "huge").open("wb") as file:
        file.truncate(70 * 1024 * 1024)
    _commit(top, {})
    with pytest.raises(UnloadableError, match="larger than 64 MiB"):
        _files(top, "HEAD")["huge"].load()


def test_submodules_are_named_and_not_entered(repository: Make, tmp_path: Path) -> None:
    top = repository({"a": "x"})
    inner = tmp_path / "inner"
    git(tmp_path, "clone", "-q", str(top), str(inner))
    git(top, "submodule", "--quiet", "add", str(inner), "part")
    _commit(top, {})
    tree = open_tree(str(top), "HEAD")
    assert tree.submodules == ("part",)
    assert [file.path for file in tree.files] == [".gitmodules", "a"]


def test_nothing_is_left_behind(
    repository: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = tmp_path / "room"
    room.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(room))
    top = repository({"a": "x"})
    files = _files(top, "HEAD")
    assert files["a"].load() == b"x"
    assert list(room.iterdir())
    del files
    assert not list(room.iterdir())
