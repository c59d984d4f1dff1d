"""Users of a commons, made by git: forks, copies, and what was found at them."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from pplcheck.model.report import Report
from pplcheck.model.use import Use
from pplcheck.pipeline.uses import UsesOrder, find_uses
from tests.conftest import git, write_files
from tests.recognise.prose import prose

DAY = date(2026, 11, 22)
COMMONS = "github.com/riders/bike"


def silent(*_: object) -> None:
    """Show nothing."""


def named(top: Path, address: str, name: str = "origin") -> Path:
    """Give a repository a remote."""
    if name in git(top, "remote").split():
        git(top, "remote", "remove", name)
    git(top, "remote", "add", name, f"https://{address}.git")
    return top


def fork(top: Path, name: str, address: str = "", *how: str) -> Path:
    """Clone a repository; with its own address, or none."""
    target = top.parent / name
    git(top.parent, "clone", "-q", *how, top.as_uri(), str(target))
    git(target, "remote", "remove", "origin")
    return named(target, address) if address else target


def commit(top: Path, day: str, files: dict[str, str | None]) -> str:
    """Commit files on a day; `None` takes one away."""
    for path, content in files.items():
        if content is None:
            (top / path).unlink()
    write_files(top, {path: one for path, one in files.items() if one is not None})
    git(top, "add", "-A")
    when = f"{day}T12:00:00+0000"
    git(top, "commit", "-qm", day, GIT_COMMITTER_DATE=when, GIT_AUTHOR_DATE=when)
    return git(top, "rev-parse", "HEAD").strip()


def begun(top: Path, day: str, files: dict[str, str | None]) -> Path:
    """Begin a repository with one commit."""
    top.mkdir()
    git(top, "init", "-q")
    commit(top, day, files)
    return top


def copied(top: Path, name: str, day: str, revision: str = "HEAD") -> Path:
    """Begin a repository with what a commit held, and without its history."""
    target = top.parent / name
    target.mkdir()
    git(top, "--work-tree", str(target), "restore", "-s", revision, "--", ".")
    git(target, "init", "-q")
    commit(target, day, {})
    return target


def source(name: str, lines: int = 30) -> str:
    """Return a text like no other."""
    return prose(name, lines)


def told(
    commons: Path | Sequence[Path], *sites: Path | str, config: str = "", people: bool = False
) -> Report:
    """Return what `pplcheck uses` finds."""
    tops = [commons] if isinstance(commons, Path) else commons
    order = UsesOrder(
        tuple(map(str, tops)), tuple(map(str, sites)), DAY, config or None, people
    )
    return find_uses(order, silent)


def only(report: Report) -> Use:
    """Return the only use."""
    (use,) = report.uses
    return use


def by(use: Use) -> set[str]:
    """Return by what a use was recognised."""
    return {trace.recogniser for trace in use.traces}
