"""Is a file written whole, or not at all?"""

import errno
import os
import stat
from pathlib import Path

import pytest

from pplcheck.model.errors import OutputError
from pplcheck.write import Commit, make_empty, write_history, write_whole
from tests.conftest import git


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_what_was_there_is_replaced_and_keeps_its_mode(tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    target.write_text("old", encoding="utf-8")
    target.chmod(0o640)
    write_whole(str(target), b"new")
    assert target.read_bytes() == b"new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert _names(tmp_path) == ["out.json"]


def test_a_new_file_gets_the_usual_mode(tmp_path: Path) -> None:
    target, usual = tmp_path / "a", tmp_path / "b"
    write_whole(str(target), b"x")
    usual.touch()
    assert target.stat().st_mode == usual.stat().st_mode


@pytest.mark.parametrize("path", ["missing/out.json", "folder"])
def test_what_cannot_be_written_leaves_nothing_behind(tmp_path: Path, path: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(OutputError, match="cannot be written"):
        write_whole(str(tmp_path / path), b"x")
    assert _names(tmp_path) == ["folder"]


def test_a_failure_in_the_middle_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "out.json"
    target.write_text("old", encoding="utf-8")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="no space left"):
        write_whole(str(target), b"new")
    assert target.read_text(encoding="utf-8") == "old"
    assert _names(tmp_path) == ["out.json"]


def test_a_history_is_the_same_on_every_machine(tmp_path: Path) -> None:
    commits = [
        Commit("one", "A <a@example.org>", "2024-01-01T00:00:00+00:00", (("d/f", b"x\r\n"),))
    ]
    heads = set()
    for name in ("a", "b"):
        make_empty(str(tmp_path / name))
        write_history(str(tmp_path / name), commits)
        heads.add(git(tmp_path / name, "rev-parse", "HEAD"))
    assert len(heads) == 1


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "x").touch()
    with pytest.raises(OutputError, match="not empty"):
        make_empty(str(tmp_path))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no such pipes")
def test_a_pipe_or_a_device_is_left_in_its_place(tmp_path: Path) -> None:
    pipe, link = tmp_path / "pipe", tmp_path / "link"
    os.mkfifo(pipe)
    link.symlink_to(pipe)
    for target in (pipe, link):
        with pytest.raises(OutputError, match="is no regular file"):
            write_whole(str(target), b"x")
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert _names(tmp_path) == ["link", "pipe"]


def test_a_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("out.json")
    for content in (b"new", b"newer"):
        write_whole(str(tmp_path / "link"), content)
        assert (tmp_path / "link").is_symlink()
        assert (tmp_path / "out.json").read_bytes() == content


def test_where_there_is_no_room_what_stood_there_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "out.json"
    target.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="no space left"):
        write_whole(str(target), b"new")
    assert target.read_bytes() == b"old"
    assert _names(tmp_path) == ["out.json"]
