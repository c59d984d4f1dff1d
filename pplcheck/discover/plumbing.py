"""How is git asked, so that a hostile repository runs nothing?

A repository's own configuration can name programs: hooks, a file-system monitor, clean and
smudge filters, ssh commands, transports of its own. Only commands that run no filter are
called, and everything else is switched off; what is set here cannot be overridden there.
"""

import os
import subprocess

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

_ENVIRONMENT = {
    # Neither the machine's nor the user's settings may change what is found.
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_REPLACE_OBJECTS": "1",
    # A partial clone would fetch a missing object from an address of its own choice. The
    # second variable serves git before 2.45 and beats `protocol.ext.allow` of the repository.
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "",
    "LC_ALL": "C",
}


def git(root: str, git_dir: str, *arguments: str, check: bool = True) -> bytes:
    """Return what `git ARGUMENTS` prints.

    Args:
        root: the working tree; `core.worktree` of the repository does not count.
        git_dir: the repository.
        arguments: a plumbing command that runs no filter and needs no network.
        check: raise where git fails; else return what it printed.

    Raises:
        SourceError: git is missing or failed.

    """
    settings = [word for setting in _OFF for word in ("-c", setting)]
    # With the repository named outright git does not ask who owns it; the setting says the
    # same for any part of git that asks all the same, as in CI containers.
    command = ["git", *settings, "-c", f"safe.directory={root}", "--no-pager"]
    command += [
        f"--git-dir={git_dir}",
        f"--work-tree={root}",
        "--literal-pathspecs",
        *arguments,
    ]
    environment = {name: v for name, v in os.environ.items() if not name.startswith("GIT_")}
    try:
        done = subprocess.run(  # noqa: S603 - a fixed program, no shell, arguments as a list
            command,
            cwd=root,
            env=environment | _ENVIRONMENT,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError as error:
        problem = Problem(Place(root), "git was not found", "install git")
        raise SourceError(problem) from error
    if check and done.returncode:
        words = done.stderr.decode("utf-8", "replace").strip().splitlines() or ["git failed"]
        raise SourceError(Problem(Place(root), words[-1], "look at it with `git fsck`"))
    return done.stdout
