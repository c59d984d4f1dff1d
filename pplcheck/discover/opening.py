"""How is a file opened in a tree that may be hostile?

No symbolic link may lead outside of the root, no device or pipe may block, nothing larger than
the limit is taken into memory.
"""

import os
import stat
from collections.abc import Iterator
from typing import BinaryIO

from pplcheck.discover.pouring import poured
from pplcheck.discover.source import LIMIT, Portion, UnloadableError

# Windows does not know it; there, links need rights that few have.
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_FLAGS = (
    os.O_RDONLY
    | _NO_LINK
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
_NOT_NAMES = frozenset({"", os.curdir, os.pardir})


class Opener:
    """Opens files below one root, and nothing else."""

    def __init__(self, root: str) -> None:
        self.root = os.path.realpath(root)
        self._before = os.path.join(self.root, "")
        self._parents: dict[str, bool] = {"": True}

    def read(self, path: str) -> bytes:
        """Return the content of `path`.

        Args:
            path: relative to the root, with `/`.

        Raises:
            UnloadableError: it is gone, not a regular file, not readable, too large, or
                reached through a link that leads outside.

        """
        try:
            descriptor = self._open(path)
            try:
                return _read_up_to(descriptor, _size(descriptor))
            finally:
                os.close(descriptor)
        except OSError as error:
            raise _unloadable(error) from error

    def pour(self, path: str, buffer: bytearray) -> Iterator[Portion]:
        """Read `path` into `buffer`, portion by portion, however large it is.

        Args:
            path: relative to the root, with `/`.
            buffer: filled anew for each portion.

        Raises:
            UnloadableError: as for `read`, or it changed while it was read.

        """
        try:
            descriptor = self._open(path)
            try:
                yield from poured(descriptor, _size(descriptor), buffer)
            finally:
                os.close(descriptor)
        except OSError as error:
            raise _unloadable(error) from error

    def _open(self, path: str) -> int:
        if not self._parent_is_inside(path):
            raise UnloadableError("reached through a symbolic link")
        full = self._before + path
        if not _NO_LINK and os.path.islink(full):
            full = self._target(full)
        try:
            return os.open(full, _FLAGS)
        except OSError:
            # One call less for each file that is no link. Systems differ in what they call it.
            if not os.path.islink(full):
                raise
        return os.open(self._target(full), _FLAGS)

    def _parent_is_inside(self, path: str) -> bool:
        folder = path.rpartition("/")[0]
        known = self._parents.get(folder)
        return self._is_inside(folder) if known is None else known

    def _is_inside(self, folder: str) -> bool:
        """Whether no part of a folder's path is a link; each part is looked at once."""
        asked = []
        while folder not in self._parents:
            asked.append(folder)
            folder = folder.rpartition("/")[0]
        known = self._parents[folder]
        for below in reversed(asked):
            known = known and self._is_itself(below)
            self._parents[below] = known
        return known

    def _is_itself(self, folder: str) -> bool:
        """Whether a folder, all parts above which are none, is no link either."""
        full = self._before + folder
        if _NO_LINK and folder[folder.rfind("/") + 1 :] not in _NOT_NAMES:
            return not os.path.islink(full)
        # Windows has links that are none for `islink`: junctions.
        return os.path.realpath(full) == os.path.normpath(full)

    def _target(self, link: str) -> str:
        target = os.path.realpath(link)
        inside = os.path.relpath(target, self.root).split(os.sep)
        if inside[0] == os.pardir or os.path.isabs(inside[0]):
            raise UnloadableError("symbolic link that leads outside of the tree")
        if ".git" in inside:
            raise UnloadableError("symbolic link into the repository's own data")
        if os.path.isdir(target):
            raise UnloadableError("symbolic link to a folder")
        return target


def open_named(path: str) -> BinaryIO:
    """Return a file that the user named, to be read from any place in it.

    Raises:
        UnloadableError: it cannot be opened, or is no regular file.

    """
    try:
        # Their own links are followed, as everywhere that a user names something.
        descriptor = os.open(os.path.realpath(path), _FLAGS)
        try:
            _size(descriptor)
        except (OSError, UnloadableError):
            os.close(descriptor)
            raise
        return os.fdopen(descriptor, "rb")
    except OSError as error:
        raise _unloadable(error) from error


def _unloadable(error: OSError) -> UnloadableError:
    return UnloadableError((error.strerror or str(error)).lower())


def _size(descriptor: int) -> int:
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        raise UnloadableError("not a regular file")
    return status.st_size


def _read_up_to(descriptor: int, size: int) -> bytes:
    """Read to the end of the file, wherever it is by now, but never past the limit."""
    if size > LIMIT:
        raise UnloadableError(f"larger than {LIMIT // 2**20} MiB")
    parts = [os.read(descriptor, size + 1)]
    total = len(parts[0])
    while parts[-1] and total <= LIMIT:
        parts.append(os.read(descriptor, 2**20))
        total += len(parts[-1])
    if total > LIMIT:
        raise UnloadableError(f"larger than {LIMIT // 2**20} MiB")
    return parts[0] if total == len(parts[0]) else b"".join(parts)
