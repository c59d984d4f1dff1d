"""Are remotes told by canonical address, without anybody's password, and nothing run?"""

from pathlib import Path

import pytest

from pplcheck.discover.remotes import remotes_of
from pplcheck.discover.source import Repository
from tests.conftest import git, write_files


@pytest.fixture
def top(tmp_path: Path) -> Path:
    """Make an empty repository."""
    top = tmp_path / "top"
    top.mkdir()
    git(top, "init", "-q")
    return top


def _told(top: Path, git_dir: Path | None = None) -> tuple[tuple[str, str], ...]:
    return remotes_of(Repository(str(top), str(git_dir or top / ".git")))


@pytest.mark.parametrize(
    "written",
    [
        "https://github.com/Owner/Name",
        "https://github.com/owner/name.git/",
        "https://user:ghp_secret@github.com:443/owner/name.git",
        "https://x-access-token:ghs_secret@github.com/owner/name",
        "https://ghp_secret@github.com/owner/name.git",
        "git@github.com:owner/name.git",
        "ssh://git@github.com/owner/name.git",
        "ssh://git@ssh.github.com:443/owner/name.git",
        "git://github.com/owner/name.git",
        "git+ssh://git@GitHub.com/owner/name.git",
    ],
)
def test_all_forms_mean_one_repository(top: Path, written: str) -> None:
    git(top, "remote", "add", "origin", written)
    assert _told(top) == (("origin", "github.com/owner/name"),)


@pytest.mark.parametrize(
    "written",
    ["/srv/github.com/owner/name", "../name", "github.com/owner/name", "file:///srv/name.git",
     "C:\\work\\name", "ext::sh -c touch% /tmp/ran", "", "https://user:p@ss:w@rd@/"],
)  # fmt: skip
def test_what_means_no_other_machine_is_left_out(top: Path, written: str) -> None:
    git(top, "config", "remote.origin.url", written)
    assert _told(top) == ()


def test_several_remotes_and_addresses_are_sorted(top: Path) -> None:
    git(top, "remote", "add", "up.stream", "https://codeberg.org/commons/name")
    git(top, "remote", "add", "fork", "git@gitlab.com:group/sub/name.git")
    git(top, "remote", "set-url", "--add", "fork", "git@git.example.org:them/name.git")
    assert _told(top) == (
        ("fork", "git.example.org/them/name"),
        ("fork", "gitlab.com/group/sub/name"),
        ("up.stream", "codeberg.org/commons/name"),
    )


def test_rules_that_rewrite_and_files_elsewhere_do_not_count(top: Path, tmp_path: Path) -> None:
    git(top, "remote", "add", "origin", "https://github.com/owner/name")
    git(top, "config", "url.https://evil.example/.insteadOf", "https://github.com/")
    write_files(tmp_path, {"more": '[remote "more"]\n\turl = https://github.com/a/b\n'})
    git(top, "config", "include.path", str(tmp_path / "more"))
    assert _told(top) == (("origin", "github.com/owner/name"),)


def test_a_linked_working_tree_has_the_remotes_of_its_repository(
    top: Path, tmp_path: Path
) -> None:
    git(top, "remote", "add", "origin", "https://github.com/owner/name")
    git(top, "commit", "-q", "--allow-empty", "-m", "x")
    linked = tmp_path / "linked"
    git(top, "worktree", "add", "-q", str(linked))
    told = _told(linked, top / ".git/worktrees/linked")
    assert told == (("origin", "github.com/owner/name"),)


def test_a_bare_repository_without_configuration_has_none(top: Path) -> None:
    (top / ".git/config").unlink()
    assert _told(top) == ()


@pytest.mark.parametrize("content", [b"[remote", b'\xff\0\n[remote "x"]\nurl', b"x" * 100_000])
def test_a_broken_configuration_tells_nothing(top: Path, content: bytes) -> None:
    (top / ".git/config").write_bytes(content)
    assert _told(top) == ()
