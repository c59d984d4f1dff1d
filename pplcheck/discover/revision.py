"""Which files did this commit hold? Nothing is checked out; a bare repository will do."""

import os
import posixpath
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from difflib import get_close_matches
from functools import partial

from pplcheck.discover.objects import Objects
from pplcheck.discover.plumbing import git
from pplcheck.discover.source import Repository, SourceFile, Tree, UnloadableError, hash_of
from pplcheck.discover.worktree import find_repository, holder, is_bare
from pplcheck.model.errors import NothingScannedError, Problem, RevisionError, SourceError
from pplcheck.model.place import Place

_ENTRY = re.compile(
    rb"(?P<mode>\d{6}) (?P<kind>\w+) (?P<id>[0-9a-f]{40,64}) +(?P<size>\S+)\t(?P<path>[^\0]+)\0"
)
_LINK, _SUBMODULE = b"120000", b"commit"
# As many as the kernel of Linux follows.
_MOST_LINKS = 40


def list_revision(path: str, name: str) -> Tree:
    """Return the files below `path` as a commit holds them.

    Args:
        path: a folder of a working tree, or a bare repository.
        name: a revision, in any form that git knows: a branch, a tag, an id, `main~3`.

    Raises:
        RevisionError: there is no repository, or no such revision.
        NothingScannedError: the revision does not hold that folder.
        SourceError: the repository cannot be read.

    """
    root = os.path.realpath(path)
    repository = _repository(path)
    commit = _resolved(repository, name)
    inside = os.path.relpath(root, repository.root).replace(os.sep, "/")
    prefix = "" if inside == "." else f"{inside}/"
    objects = Objects(repository, len(commit))
    below = ("--", prefix) if prefix else ()
    listing = objects.ask("ls-tree", "-r", "-z", "--long", "--full-tree", commit, *below)
    entries = {
        os.fsdecode(entry["path"]).removeprefix(prefix): entry
        for entry in _ENTRY.finditer(listing)
    }
    if prefix and not entries:
        what = f"the revision {name!r} does not hold this folder"
        raise NothingScannedError(Problem(Place(path), what, "name another"))
    held = _Held(objects, entries)
    return Tree(
        root=root,
        name=os.path.basename(root) or "/",
        revision=commit,
        files=held.files(),
        submodules=tuple(sorted(p for p, e in entries.items() if e["kind"] == _SUBMODULE)),
        unread=(),
        is_part=bool(prefix),
        hash_name=hash_of(len(commit)),
        repository=repository,
        prefix=prefix,
        is_commit=True,
    )


def _repository(path: str) -> Repository:
    # A folder within a working tree is never taken for a repository of its own.
    if holder(path) is None and is_bare(path):
        data = os.path.realpath(path)
        return Repository(data, data)
    found = find_repository(path)
    if found is None:
        hint = "a revision is one of a git repository; leave --revision out"
        raise RevisionError(Problem(Place(path), "is in no repository", hint))
    return found


def _resolved(repository: Repository, name: str) -> str:
    """Return the id of the commit that is meant."""
    # No revision begins with a hyphen (git-check-ref-format); an option of git does.
    if name and name.isprintable() and not name.startswith("-"):
        ask = partial(git, repository.root, repository.git_dir, "rev-parse", "--verify", "-q")
        with suppress(SourceError):
            # In two steps: `:/words^{commit}` would look for other words.
            found = ask(name).decode("ascii", "replace").strip()
            if found.isalnum():  # not `^main`, which excludes
                return ask(f"{found}^{{commit}}").decode("ascii", "replace").strip()
    raise RevisionError(
        Problem(None, f"there is no revision {name!r}", _hint(repository, name))
    )


def _hint(repository: Repository, name: str) -> str:
    ask = ("for-each-ref", "--format=%(refname:short)")
    kinds = ("refs/heads", "refs/tags", "refs/remotes")
    found = git(repository.root, repository.git_dir, *ask, *kinds, check=False)
    names = sorted(os.fsdecode(found).splitlines())
    close = get_close_matches(name, names, 1)
    if close:
        return f"did you mean {close[0]!r}?"
    return "name a branch, a tag or the id of a commit that this clone has"


class _Held:
    """The entries of a commit, as files that can be loaded."""

    def __init__(self, objects: Objects, entries: Mapping[str, re.Match[bytes]]) -> None:
        self._objects = objects
        self._entries = entries
        self._folders = {folder for path in entries for folder in _above(path)}

    def files(self) -> tuple[SourceFile, ...]:
        """Return the files, sorted by path."""
        return tuple(
            self._file(path, entry)
            for path, entry in sorted(self._entries.items())
            if entry["kind"] != _SUBMODULE
        )

    def _file(self, path: str, entry: re.Match[bytes]) -> SourceFile:
        size = _size(entry) or 0
        if entry["mode"] == _LINK:
            # As in a working tree: what counts is the content of the file that is meant.
            return SourceFile(path, size, partial(self._follow, path))
        return SourceFile(path, size, partial(self._read, path), entry["id"].decode())

    def _read(self, path: str) -> bytes:
        entry = self._entries[path]
        return self._objects.read(entry["id"].decode(), _size(entry))

    def _follow(self, path: str) -> bytes:
        for _ in range(_MOST_LINKS):
            path = link_target(path, self._read(path))
            if path in self._folders:
                raise UnloadableError("symbolic link to a folder")
            if path not in self._entries:
                raise UnloadableError("symbolic link to what is not in this revision")
            if self._entries[path]["mode"] != _LINK:
                return self._read(path)
        raise UnloadableError("symbolic links without an end")


def link_target(path: str, content: bytes) -> str:
    """Return the path that a symbolic link means.

    Args:
        path: of the link, relative to the root.
        content: what git keeps of it.

    Raises:
        UnloadableError: it leads outside of the tree.

    """
    target = posixpath.normpath(posixpath.join(posixpath.dirname(path), os.fsdecode(content)))
    if target.startswith(("../", "/")) or target == "..":
        raise UnloadableError("symbolic link that leads outside of the tree")
    return target


def _size(entry: re.Match[bytes]) -> int | None:
    return int(entry["size"]) if entry["size"].isdigit() else None


def _above(path: str) -> Iterator[str]:
    while path:
        path = path.rpartition("/")[0]
        yield path or "."
