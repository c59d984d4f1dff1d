"""Which files are in this folder, where there is no git?"""

import os
from functools import partial

from pplcheck.discover.opening import Opener
from pplcheck.discover.source import SourceFile, Tree
from pplcheck.model.place import Place
from pplcheck.model.survey import Unread

# What belongs to a version-control system is not part of the work.
_NOT_THE_WORK = frozenset({".git", ".hg", ".svn", ".bzr", "CVS"})


def list_folder(root: str) -> Tree:
    """Return all files below `root`; links to folders are named, not followed."""
    opener = Opener(root)
    files: list[SourceFile] = []
    unread: list[Unread] = []
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(os.path.join(opener.root, folder)) as entries:
                found = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            unread.append(Unread(Place(folder or "."), (error.strerror or str(error)).lower()))
            continue
        for entry in found:
            path = f"{folder}/{entry.name}" if folder else entry.name
            if entry.is_dir(follow_symlinks=False):
                if entry.name not in _NOT_THE_WORK:
                    waiting.append(path)
            elif entry.is_symlink() and os.path.isdir(entry.path):
                unread.append(Unread(Place(path), "symbolic link to a folder"))
            elif entry.name not in _NOT_THE_WORK:
                size = entry.stat(follow_symlinks=False).st_size
                files.append(SourceFile(path, size, partial(opener.read, path)))
    return Tree(
        root=opener.root,
        name=os.path.basename(opener.root) or "/",
        revision="",
        files=tuple(sorted(files, key=lambda file: file.path)),
        submodules=(),
        unread=tuple(sorted(unread)),
        pouring=opener,
    )
