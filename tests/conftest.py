"""What tests share: trees made on the spot, the command line, the real data where it is."""

import os
import shutil
import subprocess
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from pplcheck.cli.main import outcome
from pplcheck.write import Commit, write_history

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared" / "data"

Files = Mapping[str, str | bytes]


@dataclass(frozen=True)
class Run:
    """What a run of the command line gave."""

    code: int
    out: str
    err: str


def write_files(folder: Path, files: Files) -> Path:
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def make_fixture(fixture: Path, target: Path) -> Path:
    """Copy a fixture; one with a `history.toml` becomes a repository with these commits."""
    if not (fixture / "history.toml").exists():
        shutil.copytree(fixture, target, dirs_exist_ok=True)
        return target
    told = tomllib.loads((fixture / "history.toml").read_text(encoding="utf-8"))
    target.mkdir(parents=True)
    write_history(str(target), [_commit(table, fixture) for table in told["commit"]])
    return target


def _commit(table: dict[str, Any], fixture: Path) -> Commit:
    folder = fixture / table["folder"]
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    contents = tuple((path.relative_to(folder).as_posix(), path.read_bytes()) for path in files)
    return Commit(table["message"], table["author"], table["date"].isoformat(), contents)


def git(folder: Path, *arguments: str, **environment: str) -> str:
    """Run git as a user would, with the user's settings out of the way."""
    who = {
        f"GIT_{role}_{part}": value
        for role in ("AUTHOR", "COMMITTER")
        for part, value in (
            ("NAME", "T"),
            ("EMAIL", "t@example.org"),
            ("DATE", "2026-01-01T00:00Z"),
        )
    }
    done = subprocess.run(
        [
            "git",
            "-c",
            "init.defaultBranch=main",
            "-c",
            "protocol.file.allow=always",
            *arguments,
        ],
        cwd=folder,
        env={**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, **who, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


@pytest.fixture
def folder(tmp_path: Path) -> Callable[[Files], Path]:
    """Make a folder that is no repository."""

    def make(files: Files) -> Path:
        top = tmp_path / "folder"
        top.mkdir(exist_ok=True)
        return write_files(top, files)

    return make


@pytest.fixture
def repository(tmp_path: Path) -> Callable[[Files], Path]:
    """Make a repository with one commit."""

    def make(files: Files) -> Path:
        top = tmp_path / "repository"
        top.mkdir()
        git(top, "init", "-q")
        write_files(top, files)
        if files:
            git(top, "add", "-A")
            git(top, "commit", "-q", "-m", "first")
        return top

    return make


@pytest.fixture
def pplcheck(
    capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Run]:
    """Run the command line in this process."""

    def run(*arguments: object, cwd: Path | None = None, columns: int = 80) -> Run:
        monkeypatch.setenv("COLUMNS", str(columns))
        monkeypatch.setenv("NO_COLOR", "1")
        if cwd is not None:
            monkeypatch.chdir(cwd)
        capfdbinary.readouterr()
        code = outcome([str(argument) for argument in arguments])
        captured = capfdbinary.readouterr()
        return Run(code, captured.out.decode(), captured.err.decode())

    return run


@pytest.fixture
def shared() -> Path:
    """The real licence texts and entities, beside the checkout."""
    if not SHARED.is_dir():
        pytest.skip("the shared data are not beside this checkout")
    return SHARED


@pytest.fixture(scope="session")
def ppl_text() -> str:
    """The text of the PPL, from the demo commons."""
    return (ROOT / "fixtures/stories/cargo-bike/tree/LICENSE").read_text(encoding="utf-8")
