"""What is at this path: a commit, a working tree, or a folder?"""

import os

from pplcheck.discover.folder import list_folder
from pplcheck.discover.revision import list_revision
from pplcheck.discover.source import Tree
from pplcheck.discover.worktree import find_repository, list_worktree
from pplcheck.model.errors import NothingScannedError, Problem
from pplcheck.model.place import Place


def open_tree(path: str, revision: str | None = None) -> Tree:
    """List the files at `path`.

    Args:
        path: a folder, a working tree, or, with a revision, a bare repository.
        revision: list what this commit holds, not what stands in the folder.

    Raises:
        RevisionError: there is no such revision.
        NothingScannedError: there is no such folder.
        SourceError: there is a repository, but it cannot be listed.

    """
    if not os.path.isdir(path):
        what = "is a file, not a folder" if os.path.exists(path) else "no such folder"
        hint = "name a folder or a repository; for one file there is `pplcheck identify`"
        raise NothingScannedError(Problem(Place(path or "''"), what, hint))
    if revision is not None:
        return list_revision(path, revision)
    repository = find_repository(path)
    return list_worktree(repository, path) if repository else list_folder(path)
