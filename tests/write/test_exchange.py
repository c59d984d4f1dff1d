"""Is a file exchanged whole, and only if it is the one that was looked at?"""

import os
import stat
from pathlib import Path

import pytest

from pplcheck.model.errors import OutputError
from pplcheck.write import exchange, find


def test_a_file_is_exchanged_and_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    path.chmod(0o600)
    found = find(str(path))
    exchange(found, b"new")
    assert (found.content, path.read_bytes()) == (b"old", b"new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [one.name for one in tmp_path.iterdir()] == ["a"]


def test_a_file_may_come_into_being(tmp_path: Path) -> None:
    path = tmp_path / "a.license"
    found = find(str(path), may_be_missing=True)
    assert found.content == b""
    exchange(found, b"new")
    assert path.read_bytes() == b"new"


@pytest.mark.parametrize("change", ["grows", "goes away", "is another", "comes"])
def test_a_file_that_changed_meanwhile_is_left_alone(tmp_path: Path, change: str) -> None:
    path, other = tmp_path / "a", tmp_path / "b"
    other.write_bytes(b"theirs")
    if change != "comes":
        path.write_bytes(b"old")
    found = find(str(path), may_be_missing=True)
    if change == "goes away":
        path.unlink()
    elif change == "is another":
        other.replace(path)
    else:
        path.write_bytes(b"theirs")
    with pytest.raises(OutputError, match="changed meanwhile"):
        exchange(found, b"new")
    assert not path.exists() or path.read_bytes() == b"theirs"


def _link(path: Path) -> None:
    (path.parent / "target").write_bytes(b"x")
    path.symlink_to("target")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes among files")
@pytest.mark.parametrize(
    ("make", "why"),
    [
        (_link, "symbolic link"),
        (lambda path: path.symlink_to("nowhere"), "symbolic link"),
        (os.mkfifo, "no regular file"),
        (os.mkdir, "is a directory|no regular file"),
        (lambda path: path.touch(0o000), "permission denied"),
        (lambda _: None, "no such file"),
    ],
)
def test_what_is_no_file_that_can_be_edited_is_refused(
    tmp_path: Path, make: object, why: str
) -> None:
    if "permission" in why and os.geteuid() == 0:
        pytest.skip("the superuser may read everything")
    assert callable(make)
    make(tmp_path / "a")
    with pytest.raises(OutputError, match=why):
        find(str(tmp_path / "a"))


def test_what_is_too_large_is_not_taken_into_memory(tmp_path: Path) -> None:
    path = tmp_path / "a"
    with path.open("wb") as file:
        file.truncate(64 * 1024 * 1024 + 1)
    with pytest.raises(OutputError, match="larger than 64 MiB"):
        find(str(path))
    assert find(str(path), with_content=False).content == b""
