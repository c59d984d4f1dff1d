"""Where are the bytes? Trees, listed and opened without running anything of theirs."""

from pplcheck.discover.contributions import Logged, contributions
from pplcheck.discover.found import (
    Files,
    FilesOnDisk,
    files_of,
    find_files,
    read_below,
    read_named,
)
from pplcheck.discover.line import Blob, Changes, Commit, Line
from pplcheck.discover.objects import MISSING
from pplcheck.discover.revision import link_target
from pplcheck.discover.source import (
    LIMIT,
    BlobId,
    Portion,
    Pouring,
    SourceFile,
    Tree,
    UnloadableError,
    blob_id,
)
from pplcheck.discover.tree import open_tree

__all__ = [
    "LIMIT",
    "MISSING",
    "Blob",
    "BlobId",
    "Changes",
    "Commit",
    "Files",
    "FilesOnDisk",
    "Line",
    "Logged",
    "Portion",
    "Pouring",
    "SourceFile",
    "Tree",
    "UnloadableError",
    "blob_id",
    "contributions",
    "files_of",
    "find_files",
    "link_target",
    "open_tree",
    "read_below",
    "read_named",
]
