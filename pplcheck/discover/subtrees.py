"""Which folders came in by `git subtree`, and from which commits?

Source: git-subtree(1), `contrib/subtree`: it writes `git-subtree-dir:` and `git-subtree-split:`
into the messages of its commits, and looks for them itself in this way. A message is anybody's
words: it is believed only of folders that are there, and the commit is for others to know.
"""

import os
import re
from dataclasses import dataclass
from typing import Final

from pplcheck.discover.objects import Objects
from pplcheck.discover.source import Tree

_FIELD: Final = re.compile(
    rb"^git-subtree-(?P<key>dir|split): *(?P<value>[^\n]{1,4096}?) *$", re.MULTILINE
)
_COMMIT: Final = re.compile(rb"[0-9a-f]{40}(?:[0-9a-f]{24})?")
# Nobody updated a folder so often.
_MOST: Final = 100_000


@dataclass(frozen=True, slots=True, order=True)
class Subtree:
    """A folder that came from another repository.

    Attributes:
        folder: relative to the tree.
        split: id of the commit of the other repository that was put there last.
        commit: id of the commit that says so.

    """

    folder: str
    split: str
    commit: str


def subtrees_of(tree: Tree) -> tuple[Subtree, ...]:
    """Return the folders of a tree that came in by `git subtree`, sorted.

    Args:
        tree: of a repository; of a folder there are none.

    Raises:
        SourceError: a commit is broken or missing.

    """
    if tree.repository is None or not tree.revision:
        return ()
    objects = Objects(tree.repository, len(tree.revision))
    ask = ("log", "-z", "--format=%H%n%B", "-E", "--grep=^git-subtree-split: *[0-9a-f]{40,64}")
    told = objects.ask(*ask, f"--max-count={_MOST}", tree.revision)
    folders = _folders(tree)
    found: dict[str, Subtree] = {}
    for message in told.split(b"\0"):
        id_, _, words = message.partition(b"\n")
        fields = {field["key"]: field["value"] for field in _FIELD.finditer(words)}
        split = fields.get(b"split", b"")
        folder = os.fsdecode(fields.get(b"dir", b"")).strip("/").removeprefix("./")
        inside = folder.removeprefix(tree.prefix)
        # The newest comes first, and is what stands there.
        if _COMMIT.fullmatch(split) and inside in folders and _is_within(folder, tree.prefix):
            found.setdefault(inside, Subtree(inside, split.decode(), id_.decode()))
    return tuple(sorted(found.values()))


def _is_within(folder: str, prefix: str) -> bool:
    return not prefix or folder.startswith(prefix)


def _folders(tree: Tree) -> frozenset[str]:
    waiting = {file.path.rpartition("/")[0] for file in tree.files}
    found: set[str] = set()
    while waiting:
        found |= waiting
        waiting = {folder.rpartition("/")[0] for folder in waiting} - found
    return frozenset(found - {""})
