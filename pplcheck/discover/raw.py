"""Which files did each commit change?"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pplcheck.discover.objects import Objects

LINK = b"120000"
FILES = (b"100644", b"100755", b"100664")
# So much is held in memory at once: what some thousands of commits changed.
_AT_ONCE = 4096


class Change(NamedTuple):
    """What a commit did to a path.

    Attributes:
        commit: its id.
        was: what stood there, as git's mode; of a merge, in its first parent.
        mode: what stands there now; zeros where nothing does.
        id: of what stands there now.
        path: in full.

    """

    commit: bytes
    was: bytes
    mode: bytes
    id: bytes
    path: bytes


def list_changes(objects: Objects, commits: Sequence[str], *how: str) -> Iterator[Change]:
    """Yield what commits changed, in their order.

    Args:
        objects: of the repository.
        commits: each with the parents that it is compared with, divided by spaces. What a
            merge changed is told where it has one of them, else only with the option `-c`:
            what then stands in none of them.
        how: further options of `git diff-tree`, and where to look.

    Raises:
        SourceError: a tree is broken or missing.

    """
    ask = ("diff-tree", "--stdin", "--root", "--raw", "-z", "--no-renames", "--no-abbrev", *how)
    for start in range(0, len(commits), _AT_ONCE):
        given = "\n".join([*commits[start : start + _AT_ONCE], ""]).encode()
        yield from _changes(objects.ask(*ask, given=given))


def _changes(listing: bytes) -> Iterator[Change]:
    commit = b""
    words = iter(listing.split(b"\0"))
    for word in words:
        if not word.startswith(b":"):
            commit = word
            continue
        # As many colons as parents, so many modes and one more, and so many ids.
        fields = word.lstrip(b":").split(b" ")
        ids = len(fields) // 2
        yield Change(commit, fields[0], fields[ids - 1], fields[-2], next(words))
