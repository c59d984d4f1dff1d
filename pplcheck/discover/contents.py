"""What stands in contents that git keeps, and at which paths of a version?"""

import os
import re
from collections.abc import Iterable

from pplcheck.discover.objects import Objects
from pplcheck.discover.raw import FILES
from pplcheck.discover.source import Tree

_ENTRY = re.compile(rb"(?P<mode>\d{6}) \w+ (?P<id>[0-9a-f]{40,64})\t(?P<path>[^\0]+)\0")

# The mode of an entry that is a commit of another repository.
_SUBMODULE = b"160000"
_MOST_SUBMODULES = 1_000


def ids_at(tree: Tree, revision: str) -> dict[str, str]:
    """Return the ids of the contents of a version, by path; links and submodules are left out.

    Args:
        tree: of a repository; paths are relative to its folder.
        revision: id of a commit, in full.

    Raises:
        SourceError: the commit or one of its trees is broken or missing.

    """
    if tree.repository is None:
        raise ValueError(tree.root)
    below = ("--", tree.prefix) if tree.prefix else ()
    objects = Objects(tree.repository, len(revision))
    listing = objects.ask("ls-tree", "-r", "-z", "--full-tree", revision, *below)
    return {
        os.fsdecode(entry["path"]).removeprefix(tree.prefix): entry["id"].decode()
        for entry in _ENTRY.finditer(listing)
        if entry["mode"] in FILES
    }


def submodules_at(tree: Tree) -> tuple[tuple[str, str], ...]:
    """Return the path of each submodule of a tree, and the commit that its version names.

    Args:
        tree: of any kind; without a version there is none that could name a commit.

    Raises:
        SourceError: the version or one of its trees is broken or missing.

    """
    if tree.repository is None or not tree.revision or not tree.submodules:
        return ()
    paths = [f"{tree.prefix}{path}" for path in tree.submodules[:_MOST_SUBMODULES]]
    objects = Objects(tree.repository, len(tree.revision))
    listing = objects.ask("ls-tree", "-z", "--full-tree", tree.revision, "--", *paths)
    return tuple(
        (os.fsdecode(entry["path"]).removeprefix(tree.prefix), entry["id"].decode())
        for entry in _ENTRY.finditer(listing)
        if entry["mode"] == _SUBMODULE
    )


class Contents:
    """Contents of one repository, by id; nothing is checked out."""

    def __init__(self, tree: Tree, ids: Iterable[str]) -> None:
        """Ask how large they are.

        Args:
            tree: of a repository that has a commit.
            ids: of the contents that may be loaded.

        Raises:
            SourceError: git is missing, or failed.

        """
        if tree.repository is None:
            raise ValueError(tree.root)
        self._objects = Objects(tree.repository, len(tree.revision))
        self._sizes = self._objects.sizes(sorted(set(ids)))

    def size(self, id_: str) -> int | None:
        """Return the size of a content; None where it is missing from this clone."""
        return self._sizes.get(id_)

    def load(self, id_: str) -> bytes:
        """Return a content.

        Raises:
            UnloadableError: it is missing, too large, or broken.

        """
        return self._objects.read(id_, self._sizes.get(id_))
