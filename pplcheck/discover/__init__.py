"""Where are the bytes? Trees, listed and opened without running anything of theirs."""

from pplcheck.discover.contents import Contents, ids_at, submodules_at
from pplcheck.discover.contributions import Logged, contributions
from pplcheck.discover.found import (
    Files,
    FilesOnDisk,
    files_of,
    find_files,
    read_below,
    read_if_there,
    read_named,
)
from pplcheck.discover.line import Blob, Changes, Commit, Line
from pplcheck.discover.listing import Listing
from pplcheck.discover.objects import MISSING
from pplcheck.discover.past import first_seen, past_of
from pplcheck.discover.remotes import remotes_of
from pplcheck.discover.revision import link_target
from pplcheck.discover.sites import OpenedSite, listing_at, open_site, sha1_ids
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
from pplcheck.discover.subtrees import subtrees_of
from pplcheck.discover.tree import open_tree

__all__ = [
    "LIMIT",
    "MISSING",
    "Blob",
    "BlobId",
    "Changes",
    "Commit",
    "Contents",
    "Files",
    "FilesOnDisk",
    "Line",
    "Listing",
    "Logged",
    "OpenedSite",
    "Portion",
    "Pouring",
    "SourceFile",
    "Tree",
    "UnloadableError",
    "blob_id",
    "contributions",
    "files_of",
    "find_files",
    "first_seen",
    "ids_at",
    "link_target",
    "listing_at",
    "open_site",
    "open_tree",
    "past_of",
    "read_below",
    "read_if_there",
    "read_named",
    "remotes_of",
    "sha1_ids",
    "submodules_at",
    "subtrees_of",
]
