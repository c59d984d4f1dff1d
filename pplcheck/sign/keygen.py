"""How is `ssh-keygen` asked, so that nothing but the question reaches it?

No shell; no file name that anybody else chose, but for the user's own key; none of the user's
settings, agents or windows; and an end, should it wait for something that does not come.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from tempfile import TemporaryDirectory
from typing import Final

from pplcheck.model.errors import Problem, SigningError

_PROGRAM: Final = "ssh-keygen"
_INSTALL: Final = "install OpenSSH's client (on Debian and Ubuntu: openssh-client)"
_SECONDS: Final = 20.0
# To find a passphrase, or a hardware key and touch it.
_SECONDS_TO_ASK: Final = 180.0
_SECONDS_TO_END: Final = 2.0
# Windows starts no program without the first.
_KEPT: Final = ("SYSTEMROOT", "PATH")
# The days of allowed signers are those of UTC, on every machine; no window asks for anything.
_SET: Final = {"TZ": "UTC", "LC_ALL": "C", "SSH_ASKPASS_REQUIRE": "never"}


@dataclass(frozen=True, slots=True)
class Done:
    """How `ssh-keygen` ended.

    Attributes:
        is_good: it ended with 0.
        out: what it printed.
        told: what it told on standard error; empty where that went to the terminal.

    """

    is_good: bool
    out: bytes
    told: str


@contextmanager
def files(**contents: bytes) -> Iterator[dict[str, str]]:
    """Give the paths of files that hold `contents`, for as long as the context lasts.

    Args:
        contents: by a plain name each; their paths hold nothing that anybody else chose.

    """
    with TemporaryDirectory(prefix="pplcheck-") as folder:
        paths = {name: os.path.join(folder, name) for name in contents}
        for name, content in contents.items():
            with open(paths[name], "wb") as file:
                file.write(content)
        yield paths


def keygen(arguments: Sequence[str], given: bytes = b"", *, may_ask: bool = False) -> Done:
    """Run `ssh-keygen` and return how it ended.

    Args:
        arguments: fixed words, and paths that begin at the root.
        given: what it reads from standard input.
        may_ask: it may ask for a passphrase on the terminal; else there is none.

    Raises:
        SigningError: it is missing, or does not come to an end.

    """
    process = subprocess.Popen(  # noqa: S603 - one program, no shell, arguments as a list
        [_path(), *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=None if may_ask else subprocess.PIPE,
        env={name: os.environ[name] for name in _KEPT if name in os.environ} | _SET,
        # A session of its own has no terminal, and so nobody to ask.
        start_new_session=not may_ask,
    )
    with process:
        try:
            out, told = process.communicate(given, _SECONDS_TO_ASK if may_ask else _SECONDS)
        except subprocess.TimeoutExpired as error:
            what = f"{_PROGRAM} did not come to an end"
            raise SigningError(Problem(None, what, "try it by hand")) from error
        finally:
            _end(process)
    return Done(process.returncode == 0, out, (told or b"").decode("utf-8", "replace"))


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End what still runs: asked first, since it may have switched off the terminal's echo."""
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(_SECONDS_TO_END)
        except subprocess.TimeoutExpired:
            process.kill()


def _path() -> str:
    """Return where the program is; one that lies in the folder we are in is nobody's."""
    found = shutil.which(_PROGRAM)
    if found is None or not os.path.isabs(found):
        raise SigningError(Problem(None, f"{_PROGRAM} was not found", _INSTALL))
    return found
