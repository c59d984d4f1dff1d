"""How does a small git history come into being, the same on every machine?"""

import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass

from pplcheck.model.errors import OutputError, Problem
from pplcheck.model.place import Place

_SETTINGS = (
    "core.hooksPath=/dev/null",
    "core.autocrlf=false",
    "commit.gpgSign=false",
    "gc.auto=0",
    "user.useConfigOnly=true",
)


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit to make.

    Attributes:
        message: its message.
        author: `Name <address>`, also the committer.
        date: ISO 8601 with offset.
        files: pairs of path and content, added by this commit.

    """

    message: str
    author: str
    date: str
    files: tuple[tuple[str, bytes], ...]


def write_history(folder: str, commits: Sequence[Commit]) -> None:
    """Make a repository in `folder`, which must be empty, with these commits.

    Raises:
        OutputError: git is missing or failed, or the folder cannot be written.

    """
    _git(folder, {}, "init", "--quiet", "--initial-branch=main", "--template=")
    for commit in commits:
        for path, content in commit.files:
            full = os.path.join(folder, *path.split("/"))
            try:
                os.makedirs(os.path.dirname(full), exist_ok=True)
                with open(full, "wb") as file:
                    file.write(content)
            except OSError as error:
                problem = Problem(
                    Place(full), str(error), "name a folder that can be written to"
                )
                raise OutputError(problem) from error
        name, _, address = commit.author.rstrip(">").partition(" <")
        who = {
            f"GIT_{role}_{part}": value
            for role in ("AUTHOR", "COMMITTER")
            for part, value in (("NAME", name), ("EMAIL", address), ("DATE", commit.date))
        }
        _git(folder, who, "add", "--", *(path for path, _ in commit.files))
        _git(folder, who, "commit", "--quiet", "--no-verify", "-m", commit.message)


def _git(folder: str, who: dict[str, str], *arguments: str) -> None:
    settings = [word for setting in _SETTINGS for word in ("-c", setting)]
    environment = {name: v for name, v in os.environ.items() if not name.startswith("GIT_")}
    environment |= {"GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull, **who}
    command = ["git", *settings, *arguments]
    try:
        subprocess.run(  # noqa: S603 - a fixed program, no shell, arguments as a list
            command, cwd=folder, env=environment, capture_output=True, check=True
        )
    except FileNotFoundError as error:
        raise OutputError(Problem(Place(folder), "git was not found", "install git")) from error
    except subprocess.CalledProcessError as error:
        words = error.stderr.decode("utf-8", "replace").strip() or "git failed"
        raise OutputError(Problem(Place(folder), words, "try another folder")) from error
