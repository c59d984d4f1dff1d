"""What stands in contents that git keeps, whichever version they are of?"""

from collections.abc import Iterable

from pplcheck.discover.objects import Objects
from pplcheck.discover.source import Tree


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
