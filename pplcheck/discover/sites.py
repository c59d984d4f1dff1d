"""What may hold a use of a commons: a repository, a folder, an archive, a listing, a bill?"""

import os
from dataclasses import dataclass
from functools import partial
from typing import Final

from pplcheck.discover.found import read_named
from pplcheck.discover.listing import LARGEST, Listing, is_listing, parse_listing
from pplcheck.discover.opening import open_named
from pplcheck.discover.source import BlobId, SourceFile, Tree, UnloadableError, blob_id, hash_of
from pplcheck.discover.tree import open_tree
from pplcheck.discover.worktree import holder, is_bare
from pplcheck.model.errors import NothingScannedError, Problem, RevisionError
from pplcheck.model.place import Place
from pplcheck.model.site import SiteKind
from pplcheck.model.survey import Unread

_HEAD: Final = 8192
_MARKS: Final = ("oci-layout", "index.json", "blobs")
_BUFFER: Final = 4 * 2**20
_KINDS: Final = (
    "name a repository, a folder, an archive, a listing of `git ls-tree -r`, or a bill of"
    " materials (SPDX, CycloneDX)"
)
# How the bills begin that are read: JSON, XML, and SPDX's tags and values.
_BILLS: Final = (b'"bomFormat"', b'"spdxVersion"', b'"@graph"', b"cyclonedx.org/schema/bom")
_TAGGED: Final = b"SPDXVersion:"


@dataclass(frozen=True, slots=True)
class OpenedSite:
    """What was found at a path.

    Attributes:
        tree: its files; those of a listing cannot be loaded, a bill is the only one of its own.
        kind: what it is.

    """

    tree: Tree
    kind: SiteKind


def open_site(path: str, revision: str | None = None) -> OpenedSite:
    """List the files at a path, whatever is there.

    Args:
        path: a working tree or a bare repository, a folder, an archive, the image of a
            container, a listing or a bill of materials.
        revision: of a repository: list what this commit holds; of a bare one, HEAD if None.

    Raises:
        NothingScannedError: there is nothing, or nothing of these kinds.
        RevisionError: there is no such revision, or nothing that has revisions.
        SourceError: it is broken.

    """
    if os.path.isdir(path):
        return _folder(path, revision)
    if revision is not None and os.path.exists(path):
        hint = "a revision is one of a git repository; leave --revision out"
        raise RevisionError(Problem(Place(path), "is in no repository", hint))
    # Most sites are repositories, which need none of the packings' libraries.
    from pplcheck.discover.packed import is_archive, list_archive

    try:
        with open_named(path) as file:
            head = file.read(_HEAD)
    except UnloadableError as error:
        raise NothingScannedError(Problem(Place(path or "''"), str(error), _KINDS)) from error
    if is_archive(head):
        return OpenedSite(list_archive(path), SiteKind.ARCHIVE)
    if is_listing(head):
        return OpenedSite(_listed(path), SiteKind.LISTING)
    if _is_bill(head):
        return OpenedSite(_alone(path), SiteKind.BILL)
    raise NothingScannedError(Problem(Place(path), "is a file of no known kind", _KINDS))


def listing_at(path: str) -> Listing | None:
    """Return the listing at a path; None where something else is, or nothing."""
    if os.path.isdir(path):
        return None
    try:
        with open_named(path) as file:
            if not is_listing(file.read(_HEAD)):
                return None
    except UnloadableError:
        return None  # whoever opens it as something else says why
    return open_listing(path)


def open_listing(path: str) -> Listing:
    """Return a listing by itself: the fast way to look for what of it is known.

    Raises:
        NothingScannedError: it is none, or cannot be read.

    """
    try:
        with open_named(path) as file:
            # A bound would be set aside as memory before a byte is read.
            size = file.seek(0, os.SEEK_END)
            file.seek(0)
            listing = parse_listing(file.read(min(size, LARGEST)))
    except UnloadableError as error:
        raise NothingScannedError(Problem(Place(path or "''"), str(error), _KINDS)) from error
    if listing is None:
        raise NothingScannedError(Problem(Place(path), "is no listing of git", _KINDS))
    return listing


def sha1_ids(tree: Tree) -> tuple[dict[str, str], tuple[Unread, ...]]:
    """Return git's SHA-1 ids of the contents of a tree, whatever its own are.

    They are made from the bytes where nobody vouches for them: in a repository of SHA-256, of
    files that were changed, in a folder.

    Args:
        tree: with its files.

    Returns:
        Ids by path, and of which files there is none.

    """
    ids: dict[str, str] = {}
    unread: list[Unread] = []
    buffer = bytearray(_BUFFER if tree.pouring else 0)
    for file in tree.files:
        if file.known_id and tree.hash_name == "sha1":
            ids[file.path] = file.known_id
            continue
        try:
            ids[file.path] = _id_of(file, tree, buffer)
        except UnloadableError as error:
            unread.append(Unread(Place(file.path), str(error)))
    return ids, tuple(unread)


def _id_of(file: SourceFile, tree: Tree, buffer: bytearray) -> str:
    if tree.pouring is None:
        return blob_id(file.load())
    blob: BlobId | None = None
    with memoryview(buffer) as view:
        for portion in tree.pouring.pour(file.path, buffer):
            blob = blob or BlobId(portion.total, "sha1")
            blob.add(view[portion.fresh : portion.filled])
    return blob.id() if blob else blob_id(b"")


def _folder(path: str, revision: str | None) -> OpenedSite:
    if revision is None and _is_layout(path):
        from pplcheck.discover.layout import list_layout

        return OpenedSite(list_layout(path), SiteKind.ARCHIVE)
    if revision is None and holder(path) is None and is_bare(path):
        revision = "HEAD"
    tree = open_tree(path, revision)
    kind = SiteKind.REPOSITORY if tree.repository else SiteKind.FOLDER
    return OpenedSite(tree, kind)


def _is_layout(path: str) -> bool:
    """Whether a folder is the layout of an image (OCI image specification 1.1)."""
    return all(os.path.exists(os.path.join(path, mark)) for mark in _MARKS)


def _listed(path: str) -> Tree:
    listing = open_listing(path)
    files = listing.files(range(len(listing.keys)))
    reason = f"{listing.broken} lines are none of a listing"
    return _tree(
        path,
        files,
        (Unread(Place("."), reason),) if listing.broken else (),
        hash_name=hash_of(listing.digits),
    )


def _alone(path: str) -> Tree:
    name = os.path.basename(path)
    file = SourceFile(name, os.path.getsize(path), partial(read_named, path))
    return _tree(path, (file,), ())


def _tree(
    path: str,
    files: tuple[SourceFile, ...],
    unread: tuple[Unread, ...],
    hash_name: str = "sha1",
) -> Tree:
    root = os.path.realpath(path)
    return Tree(
        root=root,
        name=os.path.basename(root) or "/",
        revision="",
        files=files,
        submodules=(),
        unread=unread,
        hash_name=hash_name,
    )


def _is_bill(head: bytes) -> bool:
    return any(mark in head for mark in _BILLS) or _TAGGED in head
