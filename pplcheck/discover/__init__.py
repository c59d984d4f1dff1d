"""Where are the bytes? Trees, listed and opened without running anything of theirs."""

from pplcheck.discover.found import find_files, read_below, read_named
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
    "BlobId",
    "Portion",
    "Pouring",
    "SourceFile",
    "Tree",
    "UnloadableError",
    "blob_id",
    "find_files",
    "open_tree",
    "read_below",
    "read_named",
]
