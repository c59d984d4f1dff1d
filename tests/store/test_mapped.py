"""Is a file mapped, and everything else refused?"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pplcheck.model.errors import StoreError
from pplcheck.store import mapped


def test_a_file_is_there_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "commons.index"
    file.write_bytes(b"\x89PPL\r\n\0")
    assert mapped(str(file)).tobytes() == b"\x89PPL\r\n\0"


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"content")
    (tmp_path / "link").symlink_to("file")
    assert mapped(str(tmp_path / "link")).tobytes() == b"content"


def test_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"content")
    view = mapped(str(tmp_path / "file"))
    assert view.readonly
    with pytest.raises(TypeError):
        view[0] = 0


def test_what_is_mapped_outlives_its_replacement(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"old")
    view = mapped(str(tmp_path / "file"))
    (tmp_path / "new").write_bytes(b"newer")
    (tmp_path / "new").replace(tmp_path / "file")
    assert view.tobytes() == b"old"


def test_a_file_is_not_read_to_be_mapped(tmp_path: Path) -> None:
    with (tmp_path / "large").open("wb") as file:
        file.truncate(1 << 40)
    # What the parent had counts as the child's: only what is added says anything.
    code = (
        "import resource, sys; from pplcheck.store import mapped\n"
        "peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "before = peak(); view = mapped(sys.argv[1]); print(view.nbytes, peak() - before)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, tmp_path / "large"],
        capture_output=True, check=True, text=True,
    )  # fmt: skip
    size, added = map(int, done.stdout.split())
    assert size == 1 << 40
    assert added < 50_000 * (1024 if sys.platform == "darwin" else 1)


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "empty").touch()
    for path, what in (
        (tmp_path, "this is no file"),
        (tmp_path / "pipe", "this is no file"),
        ("/dev/zero", "this is no file"),
        (tmp_path / "empty", "the file is empty"),
        (tmp_path / "none", "it cannot be opened: No such file or directory"),
        (tmp_path / "loop", "it cannot be opened: Too many levels of symbolic links"),
        ("nul\0", "it cannot be opened: embedded null byte"),
    ):
        with pytest.raises(StoreError) as caught:
            mapped(str(path))
        (problem,) = caught.value.problems
        assert problem.what == what
        assert problem.place is not None
        assert problem.place.path == str(path)
