"""Which files are in this git working tree, and which are as the index knows them?

`git status`, `git diff-files` and `git ls-files -m` would run clean filters. So the index is
listed with its stat data, and files whose stat data differ get their id from their bytes.
"""

import os
import re
import stat
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from pplcheck.discover.opening import Opener
from pplcheck.discover.plumbing import git
from pplcheck.discover.source import Repository, SourceFile, Tree, hash_of
from pplcheck.model.errors import Problem, SourceError
from pplcheck.model.place import Place
from pplcheck.model.survey import Unread

# The groups are those of `_Entry`.
_ENTRY = re.compile(
    rb"(\d{6}) ([0-9a-f]{40,64}) (\d)\t([^\0]+)\0"
    rb"  ctime: (\d+:\d+)\n"
    rb"  mtime: (\d+:\d+)\n"
    rb"  dev: \d+\tino: (\d+)\n"
    rb"  uid: \d+\tgid: \d+\n"
    rb"  size: (\d+)\tflags: ([0-9a-f]+)\n"
)
_SUBMODULE = b"160000"
_NOT_CHECKED_OUT = 1 << 30  # CE_SKIP_WORKTREE of git's index


def find_repository(path: str) -> Repository | None:
    """Return the repository whose working tree holds `path`, or None.

    Raises:
        SourceError: there is one, but without a working tree, or it cannot be read.

    """
    top = holder(path)
    if top is None:
        if is_bare(path):
            raise _without_worktree(path)
        return None
    try:
        import git as gitpython
    except ImportError as error:
        # GitPython asks for the git program when it is imported.
        raise SourceError(Problem(Place(path), "git was not found", "install git")) from error
    try:
        with gitpython.Repo(top, expand_vars=False) as found:
            root, git_dir, bare = found.working_tree_dir, found.git_dir, found.bare
    except (gitpython.InvalidGitRepositoryError, gitpython.NoSuchPathError):
        return None
    # GitPython parses a repository's configuration itself and lets many errors through.
    except Exception as error:
        # Its words may quote a file that the configuration includes from elsewhere.
        problem = Problem(Place(path), "the repository cannot be read", "look with `git fsck`")
        raise SourceError(problem) from error
    if bare or root is None:
        raise _without_worktree(path)
    return Repository(os.path.realpath(root), os.path.realpath(git_dir))


def _without_worktree(path: str) -> SourceError:
    hint = "name one of its commits with --revision, or a clone"
    return SourceError(Problem(Place(path), "a repository without a working tree", hint))


def is_bare(path: str) -> bool:
    """Whether `path` looks like a repository's data; ask only where nothing above holds it."""
    return all(os.path.exists(os.path.join(path, part)) for part in ("HEAD", "objects", "refs"))


def holder(path: str) -> str | None:
    """Return the nearest folder above `path` that has a `.git`.

    A folder that merely looks like a repository's data is not asked: anybody can commit one,
    with a configuration of their own (git's `safe.bareRepository`).
    """
    folder = os.path.realpath(path)
    while not os.path.lexists(os.path.join(folder, ".git")):
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above
    return folder


def list_worktree(repository: Repository, folder: str) -> Tree:
    """Return the tracked files below `folder`, and the untracked ones that are not ignored."""
    root = os.path.realpath(folder)
    prefix = os.path.relpath(root, repository.root).replace(os.sep, "/")
    below = () if prefix == "." else ("--", prefix)
    opener = Opener(root)
    lister = _Lister(opener, "" if prefix == "." else f"{prefix}/")
    ask = partial(git, repository.root, repository.git_dir)

    index = ask("ls-files", "--stage", "--debug", "-z", *below)
    untracked = ask("ls-files", "--others", "--exclude-standard", "-z", *below)
    head = ask("rev-parse", "--verify", "--quiet", "HEAD", check=False)
    lister.add_index(index, _index_time(repository.git_dir))
    lister.add_untracked(untracked)
    return Tree(
        root=root,
        name=os.path.basename(root) or "/",
        revision=head.decode("ascii", "replace").strip(),
        files=tuple(lister.files[path] for path in sorted(lister.files)),
        submodules=tuple(sorted(lister.submodules)),
        unread=tuple(sorted(lister.unread)),
        is_part=bool(below),
        pouring=opener,
        repository=repository,
        prefix="" if prefix == "." else f"{prefix}/",
        hash_name=hash_of(lister.id_length),
    )


def _index_time(git_dir: str) -> int:
    try:
        return os.stat(os.path.join(git_dir, "index")).st_mtime_ns
    except OSError:
        return 0


class _Entry(NamedTuple):
    """What the index says of one file, as it is printed."""

    mode: bytes
    id: bytes
    stage: bytes
    path: bytes
    ctime: bytes
    mtime: bytes
    ino: bytes
    size: bytes
    flags: bytes


class _Lister:
    """Collects the files of one listing."""

    def __init__(self, opener: Opener, prefix: str) -> None:
        self._read = opener.read
        self._root = os.path.join(opener.root, "")
        self._prefix = prefix
        self.files: dict[str, SourceFile] = {}
        self.submodules: set[str] = set()
        self.unread: list[Unread] = []
        self.id_length = 0

    def add_index(self, listing: bytes, index_time: int) -> None:
        """Add what the index holds, as far as it stands in the working tree."""
        for entry in _entries(listing):
            path = self._inside(entry.path)
            self.id_length = len(entry.id)
            if entry.mode == _SUBMODULE:
                self.submodules.add(path)
            elif int(entry.flags, 16) & _NOT_CHECKED_OUT:
                self.unread.append(Unread(Place(path), "not checked out (sparse checkout)"))
            else:
                self._add_tracked(path, entry, index_time)

    def _add_tracked(self, path: str, entry: _Entry, index_time: int) -> None:
        try:
            status = os.lstat(self._root + path)
        except OSError:
            return  # deleted in the working tree: it is no longer part of the work
        if stat.S_ISDIR(status.st_mode):
            return  # replaced by a folder, whose files are listed as untracked
        known = entry.id.decode() if _is_unchanged(status, entry, index_time) else None
        self.files[path] = SourceFile(path, status.st_size, partial(self._read, path), known)

    def add_untracked(self, listing: bytes) -> None:
        """Add files that git does not track and does not ignore."""
        for name in filter(None, listing.split(b"\0")):
            path = self._inside(name)
            if path.endswith("/"):
                self.unread.append(Unread(Place(path), "another repository; scan it by itself"))
                continue
            try:
                size = os.lstat(self._root + path).st_size
            except OSError:
                continue  # gone since it was listed
            self.files[path] = SourceFile(path, size, partial(self._read, path))

    def _inside(self, name: bytes) -> str:
        return os.fsdecode(name).removeprefix(self._prefix)


def _entries(listing: bytes) -> Iterator[_Entry]:
    """Parse `git ls-files --stage --debug -z`, and be sure that nothing was passed over."""
    position = 0
    for entry in _ENTRY.finditer(listing):
        if entry.start() != position:
            break
        position = entry.end()
        yield _Entry._make(entry.groups())
    if position < len(listing):
        line = listing[position : position + 80].decode("utf-8", "replace")
        hint = "send this line with the version of git to those who make pplcheck"
        raise SourceError(Problem(None, f"git lists its index in a new form: {line!r}", hint))


def _is_unchanged(status: os.stat_result, entry: _Entry, index_time: int) -> bool:
    """Whether the index vouches for the file, as git itself decides it (racy-git.txt)."""
    return (
        status.st_mtime_ns < index_time
        and entry.stage == b"0"
        and entry.mode != b"120000"
        and stat.S_ISREG(status.st_mode)
        and entry.mtime == _git_time(status.st_mtime_ns)
        and entry.ctime == _git_time(status.st_ctime_ns)
        and int(entry.ino) == status.st_ino & 0xFFFFFFFF
        and int(entry.size) == status.st_size & 0xFFFFFFFF
    )


def _git_time(nanoseconds: int) -> bytes:
    seconds, rest = divmod(nanoseconds, 1_000_000_000)
    return b"%d:%d" % (seconds & 0xFFFFFFFF, rest)
