"""Does a hostile repository run anything, lead outside, or block?"""

import os
import stat
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from pplcheck.discover import SourceFile, UnloadableError, open_tree, plumbing, read_below
from pplcheck.discover import find_files as find
from tests.conftest import Files, Run, git

Make = Callable[[Files], Path]


def _files(path: Path) -> dict[str, SourceFile]:
    return {file.path: file for file in open_tree(str(path)).files}


def plant(folder: Path, name: str) -> tuple[Path, Path]:
    """Return a program and the file that it leaves behind when it runs."""
    left = folder.parent / f"{name}-ran"
    program = folder.parent / f"{name}.sh"
    program.write_text(f"#!/bin/sh\ntouch {left}\ncat\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return program, left


def test_planted_programs_do_not_run(repository: Make, pplcheck: Callable[..., Run]) -> None:
    top = repository({"LICENSE": "x\n", "a.txt": "one\n", ".gitattributes": "* filter=evil\n"})
    marks = []
    for key in (
        "filter.evil.clean", "filter.evil.smudge", "filter.evil.process", "core.fsmonitor",
        "core.sshCommand", "core.pager", "core.editor", "core.gitProxy",
        "core.alternateRefsCommand",
        "diff.external", "diff.evil.textconv", "credential.helper", "gpg.program",
        "core.askPass",
        "uploadpack.packObjectsHook", "interactive.diffFilter", "trace2.eventTarget",
    ):  # fmt: skip
        program, left = plant(top, key)
        git(top, "config", key, str(program))
        marks.append(left)
    git(top, "config", "filter.evil.required", "true")
    hooks = top / ".git" / "hooks"
    hooks.mkdir(exist_ok=True)
    for hook in (
        "post-index-change",
        "fsmonitor-watchman",
        "reference-transaction",
        "post-checkout",
    ):
        program, left = plant(top, hook)
        program.rename(hooks / hook)
        marks.append(left)
    git(top, "config", "core.hooksPath", str(hooks))
    # A changed file is what makes `git status` call the clean filter.
    (top / "a.txt").write_text("two\n", encoding="utf-8")
    (top / "new.txt").write_text("new\n", encoding="utf-8")
    for mark in marks:
        mark.unlink(missing_ok=True)

    assert pplcheck("check", top).code in {0, 1}
    assert pplcheck("scan", top).code == 0
    assert pplcheck("check", top, "--revision", "HEAD").code in {0, 1}
    assert not [mark.name for mark in marks if mark.exists()]
    assert set(_files(top)) == {".gitattributes", "LICENSE", "a.txt", "new.txt"}


def test_the_planted_programs_would_run_if_they_were_let(repository: Make) -> None:
    """The test above is awake: the same repository runs its filter under `git status`."""
    top = repository({"a.txt": "one\n", ".gitattributes": "* filter=evil\n"})
    program, left = plant(top, "clean")
    git(top, "config", "filter.evil.clean", str(program))
    (top / "a.txt").write_text("two\n", encoding="utf-8")
    git(top, "status")
    assert left.exists()


def test_a_promisor_remote_of_its_own_making_is_not_called(repository: Make) -> None:
    top = repository({"a.txt": "one\n"})
    program, left = plant(top, "ext")
    git(top, "config", "extensions.partialClone", "origin")
    git(top, "config", "remote.origin.url", f"ext::{program}")
    git(top, "config", "remote.origin.promisor", "true")
    git(top, "config", "protocol.ext.allow", "always")
    for found in (top / ".git/objects").glob("??/*"):
        found.unlink()
    assert set(_files(top)) == {"a.txt"}
    # A command that needs a missing object is what would call the remote.
    ask = ("cat-file", "-e", "0" * 39 + "1")
    plumbing.git(str(top), str(top / ".git"), *ask, check=False)
    assert not left.exists()


def test_a_worktree_that_the_configuration_puts_elsewhere_is_not_followed(
    repository: Make, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "secret.txt").write_text("secret", encoding="utf-8")
    top = repository({"a.txt": "one\n"})
    git(top, "config", "core.worktree", str(elsewhere))
    assert set(_files(top)) == {"a.txt"}


@pytest.mark.parametrize("is_repository", [True, False])
def test_no_link_leads_outside(
    repository: Make, folder: Make, tmp_path: Path, *, is_repository: bool
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret", encoding="utf-8")
    top = (repository if is_repository else folder)({"real/LICENSE": "text\n"})
    (top / "out").symlink_to(secret)
    (top / "up").symlink_to("../secret.txt")
    (top / "loop").symlink_to("loop")
    (top / "gone").symlink_to("nowhere")
    (top / "LICENSE").symlink_to("real/LICENSE")
    (top / "config").symlink_to(".git/config" if is_repository else "/proc/self/environ")
    files = _files(top)
    assert files["LICENSE"].load() == b"text\n"
    for name in ("out", "up", "loop", "gone", "config"):
        with pytest.raises(UnloadableError):
            files[name].load()


def test_a_tracked_folder_that_became_a_link_is_not_entered(
    repository: Make, tmp_path: Path
) -> None:
    top = repository({"d/a.txt": "one\n"})
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "a.txt").write_text("secret", encoding="utf-8")
    (top / "d" / "a.txt").unlink()
    (top / "d").rmdir()
    (top / "d").symlink_to(elsewhere)
    for file in _files(top).values():
        with pytest.raises(UnloadableError):
            file.load()


def test_a_pipe_does_not_block(folder: Make) -> None:
    top = folder({"a": "x"})
    os.mkfifo(top / "pipe")
    with pytest.raises(UnloadableError, match="not a regular file"):
        _files(top)["pipe"].load()


def test_a_huge_file_is_not_taken_into_memory(folder: Make) -> None:
    top = folder({"a": "x"})
    with (top / "huge").open("wb") as file:
        file.truncate(70 * 1024 * 1024)
    with pytest.raises(UnloadableError, match="larger than 64 MiB"):
        _files(top)["huge"].load()


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give files away"
)
def test_a_checkout_of_another_user_works(
    repository: Make, pplcheck: Callable[..., Run]
) -> None:
    top = repository({"LICENSE": "text\n"})
    for path in [top, *top.rglob("*")]:
        os.chown(path, 12_345, 12_345, follow_symlinks=False)
    refused = subprocess.run(
        ["git", "status"],
        cwd=top,
        env={**os.environ, "GIT_CONFIG_GLOBAL": os.devnull},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "dubious ownership" in refused.stderr
    assert pplcheck("scan", top).code == 0
    assert len(open_tree(str(top)).revision) == 40


def test_a_malformed_configuration_is_one_line(
    repository: Make, pplcheck: Callable[..., Run]
) -> None:
    top = repository({"a": "x"})
    (top / ".git/config").write_text("[core\nbroken", encoding="utf-8")
    done = pplcheck("check", top)
    assert done.code == 3
    assert len(done.err.splitlines()) == 1
    assert "Traceback" not in done.err


def test_a_folder_that_looks_like_a_repository_is_not_asked(
    repository: Make, tmp_path: Path, pplcheck: Callable[..., Run]
) -> None:
    (tmp_path / "secret").write_text("root:x:0:0\n", encoding="utf-8")
    planted = {
        "sub/HEAD": "ref: refs/heads/main\n",
        "sub/config": f"[include]\npath = {tmp_path / 'secret'}\n",
        "sub/objects/k": "",
        "sub/refs/k": "",
    }
    top = repository(planted)
    done = pplcheck("scan", top / "sub", "--format", "json")
    assert "root:x" not in done.out + done.err
    assert done.code == 0
    assert '"path": "config"' in done.out


@pytest.mark.parametrize("pattern", ["../*.toml", "/etc/*", "a/../../b", ""])
def test_patterns_that_climb_out_are_refused(folder: Make, pattern: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        find(str(folder({"a": "x"})), pattern)


def test_patterns_do_not_list_what_a_link_leads_to(folder: Make, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "secret.toml").write_text("x", encoding="utf-8")
    top = folder({"a/b.toml": "x"})
    (top / "l").symlink_to(elsewhere)
    assert find(str(top), "*/*.toml") == ("a/b.toml",)
    with pytest.raises(ValueError, match=r".*"):
        find(str(top), "x" * 300)


@pytest.mark.parametrize("path", ["../secret.txt", "/etc/passwd", "link"])
def test_files_that_the_tree_names_stay_in_the_tree(
    folder: Make, tmp_path: Path, path: str
) -> None:
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    top = folder({"a": "x"})
    (top / "link").symlink_to(tmp_path / "secret.txt")
    with pytest.raises(UnloadableError):
        read_below(str(top), path)
