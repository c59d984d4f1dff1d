"""What is a source of files? The door behind which folders, git and, later, archives stand."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from pplcheck.model.survey import Unread

# Nothing larger is taken into memory as a whole.
LIMIT = 64 * 1024 * 1024


_SHA256_DIGITS = 64


class UnloadableError(Exception):
    """A file is there but its bytes cannot be had; the message is the reason."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file of a source, not yet opened.

    Attributes:
        path: relative to the root, with `/`; undecodable bytes as lone surrogates.
        size: in bytes, as listed.
        load: gives the bytes, or raises `UnloadableError`.
        known_id: git's blob id where the index vouches for it, else None.

    """

    path: str
    size: int
    load: Callable[[], bytes]
    known_id: str | None = None


class Portion(NamedTuple):
    """What was just read into a buffer.

    Attributes:
        filled: how many bytes of the buffer are of this file.
        fresh: where those begin that were not in the portion before.
        first: where those begin that this portion answers for; the ones before it are the
            context of what was answered for already.
        last: where those end; the ones behind it come again.
        onward: where the next portion begins; 0 where there is none.
        total: the size of the file.

    """

    filled: int
    fresh: int
    first: int
    last: int
    onward: int
    total: int


class Pouring(Protocol):
    """Something that reads files into a buffer, portion by portion."""

    def pour(self, path: str, buffer: bytearray) -> Iterator[Portion]:
        """Read a file.

        Args:
            path: relative to the root.
            buffer: where the bytes go; its size and content change only here.

        Raises:
            UnloadableError: the bytes cannot be had.

        """
        ...


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository that was found.

    Attributes:
        root: its working tree; where it has none, its data.
        git_dir: its data.

    """

    root: str
    git_dir: str


@dataclass(frozen=True, slots=True)
class Tree:
    """A listed tree.

    Attributes:
        root: absolute path of the folder that was asked for.
        name: the folder's name.
        revision: id of the commit that was asked for, else of HEAD; empty where there is none.
        files: sorted by path.
        submodules: paths that belong to other repositories; named, not entered.
        unread: what could not be listed.
        is_part: a folder of a repository, not the whole.
        hash_name: the hash of the content ids, `sha1` or `sha256`.
        pouring: reads the files portion by portion; where it is None, they `load` themselves.
        repository: that it belongs to, or None.
        prefix: the folder that was asked for, within the repository, with a `/` at its end.
        is_commit: the files are those of the revision, not those of a folder.

    """

    root: str
    name: str
    revision: str
    files: tuple[SourceFile, ...]
    submodules: tuple[str, ...]
    unread: tuple[Unread, ...]
    is_part: bool = False
    hash_name: str = "sha1"
    pouring: Pouring | None = None
    repository: Repository | None = None
    prefix: str = ""
    is_commit: bool = False


class BlobId:
    """Git's id of a blob, made from its parts; with SHA-1 also the archive's (SWHID)."""

    def __init__(self, size: int, hash_name: str) -> None:
        # Not for security: the id must equal the one that git gives.
        self._digest = hashlib.new(hash_name, b"blob %d\0" % size, usedforsecurity=False)
        self.add = self._digest.update
        self.id = self._digest.hexdigest


def blob_id(content: bytes, hash_name: str = "sha1") -> str:
    """Return git's id of `content` as a blob."""
    blob = BlobId(len(content), hash_name)
    blob.add(content)
    return blob.id()


def hash_of(digits: int) -> str:
    """Return the name of the hash whose ids have so many digits."""
    return "sha256" if digits == _SHA256_DIGITS else "sha1"
