"""Which files did somebody name, by path or by pattern?"""

import os
from collections.abc import Sequence
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath
from typing import Protocol

from pplcheck.discover.opening import Opener
from pplcheck.discover.source import Tree, UnloadableError


class Files(Protocol):
    """Where files that are named in a configuration are looked for."""

    def hold(self, path: str) -> bool:
        """Whether something stands at `path`."""
        ...

    def read(self, path: str) -> bytes:
        """Return the content of a file that the tree itself names.

        Raises:
            UnloadableError: it cannot be read, or it is outside.

        """
        ...

    def find(self, pattern: str) -> tuple[str, ...]:
        """Return the files that match, sorted.

        Raises:
            ValueError: the pattern is absolute, climbs up, or is none.

        """
        ...


class FilesOnDisk:
    """Files below a folder."""

    def __init__(self, base: str) -> None:
        self._base = base

    def hold(self, path: str) -> bool:
        """Whether something stands at `path`, be it a broken link."""
        return os.path.lexists(os.path.join(self._base, path))

    def read(self, path: str) -> bytes:
        """Return the content of a file."""
        return read_below(self._base, path)

    def find(self, pattern: str) -> tuple[str, ...]:
        """Return the files that match."""
        return find_files(self._base, pattern)


class FilesOfCommit:
    """Files of a commit, which may stand nowhere on the disk."""

    def __init__(self, tree: Tree) -> None:
        self._files = {file.path: file for file in tree.files}

    def hold(self, path: str) -> bool:
        """Whether the commit holds a file there."""
        return path in self._files

    def read(self, path: str) -> bytes:
        """Return the content of a file."""
        if path not in self._files:
            raise UnloadableError("not in this revision")
        return self._files[path].load()

    def find(self, pattern: str) -> tuple[str, ...]:
        """Return the files that match."""
        parts = _parts(pattern)
        return tuple(path for path in self._files if _matches(path.split("/"), parts))


def files_of(tree: Tree) -> Files:
    """Return where the files are that a tree's configuration names."""
    return FilesOfCommit(tree) if tree.is_commit else FilesOnDisk(tree.root)


def read_named(path: str) -> bytes:
    """Return the content of a file that the user named: any place, any link.

    Raises:
        UnloadableError: it cannot be read.

    """
    folder, name = os.path.split(os.path.realpath(path))
    return Opener(folder).read(name)


def read_if_there(path: str) -> bytes | None:
    """Return the content of a file that the user named, or None where nothing stands.

    Raises:
        UnloadableError: something stands there, and cannot be read.

    """
    return read_named(path) if os.path.lexists(path) else None


def read_below(base: str, path: str) -> bytes:
    """Return the content of a file that the tree itself names: no link leads outside of `base`.

    Raises:
        UnloadableError: it cannot be read, or it is outside.

    """
    if os.path.isabs(path) or ".." in PurePosixPath(path).parts:
        raise UnloadableError("outside of the tree")
    return Opener(base).read(path)


def find_files(base: str, pattern: str) -> tuple[str, ...]:
    """Return the files below `base` that match, relative to it and sorted.

    The pattern may come from a hostile repository: it is refused where it could lead outside.

    Args:
        base: a folder.
        pattern: as `Path.glob` takes it, relative, without `..`.

    Raises:
        ValueError: the pattern is absolute, climbs up, or is none.

    """
    _parts(pattern)
    try:
        found = [path for path in Path(base).glob(pattern) if path.is_file()]
    except OSError as error:  # a name too long, a folder behind a link that may not be read
        raise ValueError(pattern) from error
    top = os.path.realpath(base)
    # A folder may be a link to elsewhere: not even its names are told.
    inside = [path for path in found if os.path.realpath(path.parent).startswith(top)]
    return tuple(sorted(path.relative_to(base).as_posix() for path in inside))


def _parts(pattern: str) -> tuple[str, ...]:
    """Return the parts of a pattern between its slashes, or refuse it."""
    parts = PurePosixPath(pattern).parts
    if not parts or PurePosixPath(pattern).is_absolute() or ".." in parts:
        raise ValueError(pattern)
    if os.path.isabs(pattern):  # a drive letter, on Windows
        raise ValueError(pattern)
    return parts


def _matches(path: Sequence[str], pattern: Sequence[str]) -> bool:
    """Whether the parts of a path match those of a pattern, as `Path.glob` does it."""
    if not pattern:
        return not path
    if pattern[0] == "**":
        # A `**` at the end means folders alone.
        return any(_matches(path[n:], pattern[1:]) for n in range(len(path)))
    return bool(path) and fnmatchcase(path[0], pattern[0]) and _matches(path[1:], pattern[1:])
