"""How is git asked, so that a hostile repository runs nothing?

A repository's own configuration can name programs: hooks, a file-system monitor, clean and
smudge filters, ssh commands, transports of its own. Only commands that run no filter are
called, and everything else is switched off; what is set here cannot be overridden there.
"""

import os
import re
import subprocess
from collections.abc import Sequence

from pplcheck.model.errors import Problem, SourceError
from pplcheck.model.place import Place

_OFF = (
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.untrackedCache=false",
    "core.excludesFile=",
    "core.attributesFile=",
    "core.pager=cat",
    "core.sshCommand=false",
    "core.gitProxy=",
    "credential.helper=",
    "protocol.allow=never",
    "gc.auto=0",
    "maintenance.auto=false",
    "log.showSignature=false",
    "advice.objectNameWarning=false",
)

_ID = re.compile(r"\b[0-9a-f]{40}")
_STORED = re.compile(r" \(stored in .*\)")

_ENVIRONMENT = {
    # Neither the machine's nor the user's settings may change what is found.
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    # Nor may the repository give a commit other parents than those it is the hash of.
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_GRAFT_FILE": os.devnull,
    # A partial clone would fetch a missing object from an address of its own choice. The
    # second variable serves git before 2.45 and beats `protocol.ext.allow` of the repository.
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "",
    "LC_ALL": "C",
}


def git(
    root: str,
    git_dir: str,
    *arguments: str,
    check: bool = True,
    given: bytes = b"",
    objects: str = "",
) -> bytes:
    """Return what `git ARGUMENTS` prints.

    Args:
        root: the working tree; `core.worktree` of the repository does not count.
        git_dir: the repository.
        arguments: a plumbing command that runs no filter and needs no network.
        check: raise where git fails; else return what it printed.
        given: what git reads from standard input.
        objects: the folder of objects, where it is not the repository's own.

    Raises:
        SourceError: git is missing or failed.

    """
    try:
        done = subprocess.run(  # noqa: S603 - a fixed program, no shell, arguments as a list
            _command(root, git_dir, arguments),
            cwd=root,
            env=_environment(objects),
            input=given,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError as error:
        raise _missing(root) from error
    if check and done.returncode:
        raise SourceError(_failure(root, done.stderr.decode("utf-8", "replace")))
    return done.stdout


def _failure(root: str, told: str) -> Problem:
    lines = told.strip().splitlines() or ["git failed"]
    # The last one may only say that git gave up, and one before it which object is at fault.
    words = next((line for line in reversed(lines) if _ID.search(line)), lines[-1])
    # Where on this machine an object is stored helps nobody else.
    what = _STORED.sub("", words).removeprefix("fatal: ").removeprefix("error: ")
    hint = "look at it with `git fsck`"
    if what.startswith("unable to read tree"):
        hint = f"clone it without --filter, or with --filter=blob:none; or {hint}"
    return Problem(Place(root), what, hint)


def git_running(
    root: str, git_dir: str, *arguments: str, objects: str = ""
) -> "subprocess.Popen[bytes]":
    """Return git while it runs, to be asked through its standard input.

    Args:
        root: as in `git`.
        git_dir: as in `git`.
        arguments: a plumbing command that answers line by line.
        objects: as in `git`.

    Raises:
        SourceError: git is missing.

    """
    try:
        return subprocess.Popen(  # noqa: S603 - as above
            _command(root, git_dir, arguments),
            cwd=root,
            env=_environment(objects),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
    except FileNotFoundError as error:
        raise _missing(root) from error


def _command(root: str, git_dir: str, arguments: Sequence[str]) -> list[str]:
    settings = [word for setting in _OFF for word in ("-c", setting)]
    # With the repository named outright git does not ask who owns it; the setting says the
    # same for any part of git that asks all the same, as in CI containers.
    command = ["git", *settings, "-c", f"safe.directory={root}", "--no-pager"]
    return [
        *command,
        f"--git-dir={git_dir}",
        f"--work-tree={root}",
        "--literal-pathspecs",
        *arguments,
    ]


def _environment(objects: str) -> dict[str, str]:
    theirs = {name: v for name, v in os.environ.items() if not name.startswith("GIT_")}
    elsewhere = {"GIT_OBJECT_DIRECTORY": objects} if objects else {}
    return theirs | _ENVIRONMENT | elsewhere


def _missing(root: str) -> SourceError:
    return SourceError(Problem(Place(root), "git was not found", "install git"))
