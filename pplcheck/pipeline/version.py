"""Which files did a version have, of those that are followed through the history?"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from pplcheck.discover import Blob, Changes, UnloadableError, link_target

# Where the steward speaks, in each version.
CONFIGURATIONS = ("pplcheck.toml", "pyproject.toml")
_MOST_LINKS = 5


class Version:
    """The files of one version; it takes the changes of a commit and becomes the next one."""

    def __init__(self, load: Callable[[Blob], bytes], met: set[str]) -> None:
        """Begin with nothing.

        Args:
            load: gives a content.
            met: takes the paths that links lead to.

        """
        self._load = load
        self._met = met
        self._folders: dict[str, dict[str, Blob]] = defaultdict(dict)

    def take(self, changes: Changes) -> None:
        """Become the version after these changes."""
        for path, blob in changes.items():
            if blob:
                self._folders[folder_of(path)][path] = blob
            else:
                self._folders[folder_of(path)].pop(path, None)

    def paths(self, folders: Iterable[str]) -> Iterator[str]:
        """Yield the paths that stand in these folders themselves."""
        for folder in folders:
            if folder in self._folders:
                yield from sorted(self._folders[folder])

    def get(self, path: str) -> Blob | None:
        """Return what stands at a path, or None."""
        return self._folders.get(folder_of(path), {}).get(path)

    def __contains__(self, path: str) -> bool:
        return self.get(path) is not None

    def target(self, path: str) -> Blob:
        """Return what a path means: for a symbolic link, that to which it leads.

        Raises:
            UnloadableError: it leads nowhere, or what it says is missing from this clone.

        """
        for _ in range(_MOST_LINKS):
            blob = self.get(path)
            if blob is None:
                raise UnloadableError("not in this version")
            if not blob.is_link:
                return blob
            path = link_target(path, self._load(blob))
            self._met.add(path)
        raise UnloadableError("symbolic links without an end")

    def hold(self, path: str) -> bool:
        """Whether a file stands at a path."""
        return path in self

    def read(self, path: str) -> bytes:
        """Return the content of a file.

        Raises:
            UnloadableError: it cannot be had.

        """
        return self._load(self.target(path))

    def find(self, pattern: str) -> tuple[str, ...]:
        """Return nothing: no licence is declared in a file that a pattern names."""
        del pattern
        return ()


def folder_of(path: str) -> str:
    """Return the folder of a path; the root is empty."""
    return path.rpartition("/")[0]
