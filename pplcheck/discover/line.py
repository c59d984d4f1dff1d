"""How did files change along the line of commits that led to this version?

The line is that of first parents: what a branch looked like, day by day, to those who took it.
What was written on another branch counts from the commit that merged it.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from pplcheck.discover.objects import Objects
from pplcheck.discover.source import Tree

_LINK, _FILES = b"120000", (b"100644", b"100755", b"100664", b"120000")


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit of the line.

    Attributes:
        id: in full.
        day: by the committer's clock, in UTC.

    """

    id: str
    day: date


@dataclass(frozen=True, slots=True)
class Blob:
    """A content in some version: its id, and whether it is that of a symbolic link."""

    id: str
    is_link: bool


Changes = Mapping[str, Blob | None]


class Line:
    """The commits that led to a tree's revision, oldest first."""

    def __init__(self, tree: Tree) -> None:
        """List the commits.

        Args:
            tree: of a repository that has a commit.

        Raises:
            SourceError: a commit is broken or missing.

        """
        if tree.repository is None:
            raise ValueError(tree.root)
        self._objects = Objects(tree.repository, len(tree.revision))
        ask = ("rev-list", "--first-parent", "--parents", "--timestamp", "--reverse")
        rows = self._objects.ask(*ask, tree.revision).decode("ascii").splitlines()
        split = [row.split() for row in rows]
        # Each with its first parent: that is what its changes are told against.
        self._pairs = "".join(f"{' '.join(row[1:3])}\n" for row in split).encode()
        self.commits = tuple(Commit(row[1], day_of(int(row[0]))) for row in split)
        self._sizes: dict[str, int] = {}

    @property
    def is_whole(self) -> bool:
        """Whether the first commit is a beginning, not the edge of a shallow clone."""
        return self.commits[0].id not in self._objects.shallow

    def changes(
        self, is_wanted: Callable[[str], bool], below: Iterable[str] | None = None
    ) -> dict[str, Changes]:
        """Return what each commit changed, by its id; those that changed nothing are left out.

        Args:
            is_wanted: whether a path matters.
            below: folders and files to look into; None for the top alone, which is the fastest.

        Raises:
            SourceError: a tree is broken or missing.

        """
        how = ("diff-tree", "--stdin", "--root", "--raw", "-z", "--no-renames", "--no-abbrev")
        where = () if below is None else ("-r", "--", *sorted(below))
        return dict(_changes(self._objects.ask(*how, *where, given=self._pairs), is_wanted))

    def measure(self, blobs: Iterable[Blob]) -> None:
        """Ask for the sizes of contents that will be loaded."""
        wanted = {blob.id for blob in blobs} - set(self._sizes)
        self._sizes.update(self._objects.sizes(sorted(wanted)))

    def load(self, blob: Blob) -> bytes:
        """Return a content that was measured.

        Raises:
            UnloadableError: it is missing or too large.

        """
        return self._objects.read(blob.id, self._sizes.get(blob.id))


def _changes(
    listing: bytes, is_wanted: Callable[[str], bool]
) -> Iterator[tuple[str, dict[str, Blob | None]]]:
    """Parse what `git diff-tree --stdin --raw -z` prints: ids, and pairs of change and path."""
    commit, found = "", dict[str, Blob | None]()
    words = iter(listing.split(b"\0"))
    for word in words:
        if not word.startswith(b":"):
            if found:
                yield commit, found
            commit, found = word.decode("ascii", "replace"), {}
            continue
        path = os.fsdecode(next(words))
        old_mode, mode, _, id_, _ = word[1:].split(b" ")
        if is_wanted(path) and (mode in _FILES or old_mode in _FILES):
            found[path] = Blob(id_.decode(), mode == _LINK) if mode in _FILES else None
    if found:
        yield commit, found


def day_of(seconds: int) -> date:
    """Return the day in UTC; a commit can claim any number of seconds."""
    try:
        return datetime.fromtimestamp(seconds, UTC).date()
    except (OverflowError, ValueError, OSError):
        return date.max if seconds > 0 else date.min
