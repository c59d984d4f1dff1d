"""Where are the bytes? Trees, listed and opened without running anything of theirs."""

from pplcheck.discover.found import (
    Files,
    FilesOnDisk,
    files_of,
    find_files,
    read_below,
    read_named,
)
from pplcheck.discover.source import LIMIT, SourceFile, Tree, UnloadableError, blob_id
from pplcheck.discover.tree import open_tree

__all__ = [
    "LIMIT",
    "Files",
    "FilesOnDisk",
    "SourceFile",
    "Tree",
    "UnloadableError",
    "blob_id",
    "files_of",
    "find_files",
    "open_tree",
    "read_below",
    "read_named",
]
