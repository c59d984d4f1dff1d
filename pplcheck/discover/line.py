"""How did files change along the line of commits that led to this version?

The line is that of first parents: what a branch looked like, day by day, to those who took it.
What was written on another branch counts from the commit that merged it.
"""

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from pplcheck.discover.commits import list_commits
from pplcheck.discover.objects import Objects
from pplcheck.discover.raw import FILES, LINK, Change, list_changes
from pplcheck.discover.source import Tree

_BLOBS = (*FILES, LINK)


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
        rows = list_commits(self._objects, tree.revision, "--first-parent")
        # Each with its first parent: that is what its changes are told against.
        self._pairs = [" ".join((row.id, *row.parents[:1])) for row in rows]
        self.commits = tuple(Commit(row.id, row.day) for row in rows)
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
        where = () if below is None else ("-r", "--", *sorted(below))
        return _blobs(list_changes(self._objects, self._pairs, *where), is_wanted)

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


def _blobs(changes: Iterable[Change], is_wanted: Callable[[str], bool]) -> dict[str, Changes]:
    found: dict[str, dict[str, Blob | None]] = {}
    for change in changes:
        path = os.fsdecode(change.path)
        is_one = change.mode in _BLOBS
        if (is_one or change.was in _BLOBS) and is_wanted(path):
            blob = Blob(change.id.decode(), change.mode == LINK) if is_one else None
            found.setdefault(change.commit.decode(), {})[path] = blob
    return dict(found)
