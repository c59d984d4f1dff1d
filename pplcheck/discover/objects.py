"""What did git keep: which commits, trees and contents?

Objects are read through a git directory of our own making that only borrows theirs. It has no
configuration of theirs, so there is nothing in it that could be run, and no remote that could
be asked for what a partial clone lacks: what is missing is merely missing.
"""

import os
import shutil
import tempfile
import weakref
from collections.abc import Iterable
from typing import TYPE_CHECKING

from pplcheck.discover.borrowed import refuse_borrowed
from pplcheck.discover.plumbing import git, git_running
from pplcheck.discover.source import LIMIT, Repository, UnloadableError, hash_of
from pplcheck.model.errors import Problem, SourceError

if TYPE_CHECKING:
    import subprocess

MISSING = "missing from this clone"
_WORDS_OF_HEADER = 3  # id, kind, size
_CONFIG = "[core]\n\trepositoryformatversion = {}\n\tbare = true\n{}"
_SHA256 = "[extensions]\n\tobjectFormat = sha256\n"


class Objects:
    """The objects of one repository, read through one running `git cat-file`."""

    def __init__(self, repository: Repository, id_length: int) -> None:
        """Borrow the objects.

        Args:
            repository: whose they are.
            id_length: the number of digits in an id: 40, or 64 for SHA-256.

        Raises:
            SourceError: git is missing, some objects are kept outside of the repository, or
                there is no room for a temporary folder.

        """
        self._root = repository.root
        places = git(
            repository.root, repository.git_dir,
            "rev-parse", "--git-path", "objects", "--git-path", "shallow",
        )  # fmt: skip
        objects, shallow = (
            os.path.join(repository.root, os.fsdecode(line)) for line in places.splitlines()
        )
        refuse_borrowed(repository, objects)
        self._objects = objects
        self.shallow = _lines(shallow)
        self._folder = _git_directory(self.shallow, id_length)
        self._running: list[subprocess.Popen[bytes]] = []
        weakref.finalize(self, _clear, self._folder, self._running)

    def ask(self, *arguments: str, given: bytes = b"") -> bytes:
        """Return what git prints; it sees the objects, and no reference by name.

        Raises:
            SourceError: git failed: an object that it needs is broken or missing.

        """
        return git(self._root, self._folder, *arguments, given=given, objects=self._objects)

    def running(self, *arguments: str) -> "subprocess.Popen[bytes]":
        """Return git while it prints; it sees the objects, and no reference by name.

        Raises:
            SourceError: git is missing.

        """
        return git_running(self._root, self._folder, *arguments, objects=self._objects)

    def sizes(self, ids: Iterable[str]) -> dict[str, int]:
        """Return the sizes of those contents that are here."""
        given = "".join(f"{id_}\n" for id_ in ids).encode()
        found = self.ask("cat-file", "--batch-check=%(objectname) %(objectsize)", given=given)
        rows = (line.split() for line in found.decode("ascii", "replace").splitlines())
        return {row[0]: int(row[1]) for row in rows if row[1].isdigit()}

    def read(self, id_: str, size: int | None) -> bytes:
        """Return a content.

        Args:
            id_: of the content, in full.
            size: as it was listed, or None where it is missing.

        Raises:
            UnloadableError: it is missing, too large, or git broke off.

        """
        if size is None:
            raise UnloadableError(MISSING)
        if size > LIMIT:
            raise UnloadableError(f"larger than {LIMIT // 2**20} MiB")
        running = self._answering()
        if running.stdin is None or running.stdout is None:
            raise UnloadableError("git did not start")
        try:
            running.stdin.write(f"{id_}\n".encode())
            running.stdin.flush()
            header = running.stdout.readline().split()
            # After the content comes the end of a line.
            content = running.stdout.read(size + 1)
        except OSError as error:
            raise UnloadableError("broken in the repository") from error
        if len(header) != _WORDS_OF_HEADER or len(content) != size + 1:
            running.kill()
            running.wait()
            raise UnloadableError("broken in the repository")
        return content[:-1]

    def _answering(self) -> "subprocess.Popen[bytes]":
        """Return a git that answers: a broken object ends it, and a new one is started."""
        if not self._running or self._running[-1].poll() is not None:
            arguments = ("cat-file", "--batch")
            self._running.append(
                git_running(self._root, self._folder, *arguments, objects=self._objects)
            )
        return self._running[-1]


def _lines(path: str) -> frozenset[str]:
    try:
        with open(path, encoding="ascii", errors="replace") as file:
            return frozenset(file.read().split())
    except OSError:
        return frozenset()


def _git_directory(shallow: Iterable[str], id_length: int) -> str:
    """Make what git needs to take a folder for a repository, and return its path."""
    is_sha256 = hash_of(id_length) == "sha256"
    config = _CONFIG.format(int(is_sha256), _SHA256 if is_sha256 else "")
    files = {"HEAD": "ref: refs/heads/none\n", "config": config}
    if shallow:
        files["shallow"] = "".join(f"{id_}\n" for id_ in sorted(shallow))
    try:
        folder = tempfile.mkdtemp(prefix="pplcheck-")
        for name in ("objects", "refs"):
            os.mkdir(os.path.join(folder, name))
        for name, content in files.items():
            with open(os.path.join(folder, name), "w", encoding="ascii") as file:
                file.write(content)
    except OSError as error:
        what = f"no temporary folder ({(error.strerror or str(error)).lower()})"
        raise SourceError(Problem(None, what, "make room, or set TMPDIR")) from error
    return folder


def _clear(folder: str, running: "list[subprocess.Popen[bytes]]") -> None:
    for one in running:
        one.kill()
        with one:
            pass  # closes the pipes and waits
    shutil.rmtree(folder, ignore_errors=True)
