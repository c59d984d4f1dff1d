"""Which files does an archive hold: a wheel, a jar, a tarball, the image of a container?

One pass over it gives each file's id, which needs the bytes; contents are kept by nobody, and
found again where they are wanted. An archive within the archive is opened too, none within
that; a container's layers are taken for one tree.
"""

import os
import tempfile
import weakref
from collections import Counter
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO, Final, NamedTuple, cast

from pplcheck.discover.images import Layered, layered
from pplcheck.discover.members import Member, Opened, label_of
from pplcheck.discover.opening import open_named
from pplcheck.discover.source import LIMIT, BlobId, SourceFile, Tree, UnloadableError
from pplcheck.discover.streams import is_packed
from pplcheck.discover.tarred import Tarred, is_tar
from pplcheck.discover.zipped import Zipped, is_zip
from pplcheck.model.errors import Problem, SourceError
from pplcheck.model.place import Place
from pplcheck.model.survey import Unread

INNER: Final = "!/"
_HEAD: Final = 512
_MOST_MEMBERS: Final = 1_000_000
_LARGEST, _MOST_BYTES = 4 * 2**30, 32 * 2**30
_IN_MEMORY: Final = 16 * 2**20
_ARCHIVES: Final = (
    ".jar", ".war", ".ear", ".aar", ".apk", ".whl", ".egg", ".zip", ".nupkg", ".tar", ".tgz",
    ".tar.gz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz", ".tar.zst", ".crate", ".gem",
)  # fmt: skip
# How a file is found again: the place and the size of it, in the archive in which it lies.
Chain = tuple[tuple[int, int], ...]


class _Found(NamedTuple):
    """A file that was read to its end."""

    size: int
    id: str
    chain: Chain


def is_archive(head: bytes) -> bool:
    """Whether a file that begins so is an archive that can be opened."""
    return is_zip(head) or is_packed(head) or is_tar(head)


def list_archive(path: str) -> Tree:
    """List the files of an archive.

    Args:
        path: of the archive.

    Raises:
        SourceError: it cannot be opened at all; what is merely broken within is `unread`.

    """
    try:
        shelf = _shelf(open_named(path))
    except UnloadableError as error:
        hint = "fetch it anew, or unpack it and name the folder"
        raise SourceError(Problem(Place(path), str(error), hint)) from error
    return tree_of(path, shelf)


def _shelf(file: BinaryIO) -> "Shelf":
    try:
        shelf = Shelf(_opened(file))
    except UnloadableError:
        file.close()
        raise
    weakref.finalize(shelf, file.close)
    return shelf


def tree_of(path: str, shelf: "Shelf") -> Tree:
    """List what lies open: an archive, or the folder of an image."""
    lister = _Lister()
    lister.add(shelf.opened, "", (), 1)
    image = layered(lister.found, lister.links, partial(_of_path, shelf, lister.found))
    found = {name: lister.found[name] for name in image.names} if image else lister.found
    files = tuple(
        SourceFile(name, one.size, partial(shelf.load, one.chain), one.id)
        for name, one in sorted(found.items())
    )
    root = os.path.realpath(path)
    return Tree(
        root=root,
        name=os.path.basename(root) or "/",
        revision="",
        files=files,
        submodules=(),
        unread=tuple(sorted({*lister.unread, *lister.passed_over(), *_said(image)})),
    )


def _said(image: Layered | None) -> Iterator[Unread]:
    for layer in image.missing if image else ():
        yield Unread(Place(layer), "a layer that is not in the image")


def _of_path(shelf: "Shelf", found: dict[str, _Found], name: str) -> bytes:
    return shelf.load(found[name].chain)


def _opened(file: BinaryIO) -> Opened:
    head = file.read(_HEAD)
    file.seek(0)
    if is_zip(head):
        return Zipped(file)
    if is_archive(head):
        return Tarred(file)
    raise UnloadableError("no archive of a known kind")


class Shelf:
    """An archive that lies open, and those within it that were opened last.

    Attributes:
        opened: the archive.

    """

    def __init__(self, opened: Opened) -> None:
        self.opened = opened
        # By how deep they lie: a layer stays open while a jar within it is read.
        self._inner: dict[int, tuple[Chain, Opened]] = {}
        self._files: dict[int, BinaryIO] = {}
        weakref.finalize(self, _close, self._files)

    def load(self, chain: Chain) -> bytes:
        """Return a content.

        Raises:
            UnloadableError: it is too large, or cannot be read any more.

        """
        at, size = chain[-1]
        if size > LIMIT:
            raise UnloadableError(f"larger than {LIMIT // 2**20} MiB")
        return b"".join(self._within(chain[:-1]).pieces(at, size))

    def _within(self, chain: Chain) -> Opened:
        depth = len(chain)
        if not chain:
            return self.opened
        if depth not in self._inner or self._inner[depth][0] != chain:
            file = _room()
            for piece in self._within(chain[:-1]).pieces(*chain[-1]):
                file.write(piece)
            file.seek(0)
            if depth in self._files:
                self._files[depth].close()
            self._files[depth] = file
            self._inner[depth] = chain, _opened(file)
        return self._inner[depth][1]


def _close(files: dict[int, BinaryIO]) -> None:
    for file in files.values():
        file.close()


def _room() -> BinaryIO:
    made = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY, prefix="pplcheck-")  # noqa: SIM115 - closed by whoever holds it
    return cast("BinaryIO", made)


class _Lister:
    """Collects the files of one archive, and of those within it."""

    def __init__(self) -> None:
        self.found: dict[str, _Found] = {}
        self.unread: list[Unread] = []
        self.links: set[str] = set()
        self._kinds: Counter[str] = Counter()
        self._members = 0
        self._left = _MOST_BYTES

    def add(self, opened: Opened, before: str, chain: Chain, depth: int) -> None:
        """Add the files of an archive.

        Args:
            opened: the archive.
            before: what stands before its names.
            chain: of the archive itself.
            depth: how many archives may lie within each other below this one.

        """
        try:
            for member, pieces in opened.members():
                self._count(member.size)
                self._add_member(member, pieces, before, chain, depth)
        except UnloadableError as error:
            self._say(before.removesuffix(INNER) or ".", f"{error}; the rest was not looked at")

    def _count(self, size: int) -> None:
        self._members += 1
        self._left -= size
        if self._members > _MOST_MEMBERS:
            raise UnloadableError(f"more than {_MOST_MEMBERS:,} members")
        if self._left < 0:
            raise UnloadableError(f"unpacks to more than {_MOST_BYTES // 2**30} GiB")

    def _add_member(
        self, member: Member, pieces: Iterator[bytes], before: str, chain: Chain, depth: int
    ) -> None:
        label = label_of(member.name)
        path = f"{before}{label}"
        if not label:
            self._say(before.removesuffix(INNER) or ".", "a member without a name")
        elif member.link:
            self._kinds[member.link] += 1
            self.links.add(path)
        elif member.flaw or member.size > _LARGEST:
            self._say(path, member.flaw or f"larger than {_LARGEST // 2**30} GiB")
        else:
            self._note_oddities(member, label, path)
            self._read(member, pieces, path, chain, depth)

    def _note_oddities(self, member: Member, label: str, path: str) -> None:
        if "(up)" in label and "(up)" not in member.name:
            self._say(path, "its name leads out of the archive; it is shown as if within")
        if path in self.found:
            self._say(path, "stands in the archive more than once; the last is looked at")

    def _read(
        self, member: Member, pieces: Iterator[bytes], path: str, chain: Chain, depth: int
    ) -> None:
        chain = (*chain, (member.at, member.size))
        blob = BlobId(member.size, "sha1")
        # A layer is a part of its image, not an archive that lies in it.
        is_layer = _may_be_layer(path)
        keeps = is_layer or (depth > 0 and path.lower().endswith(_ARCHIVES))
        with _room() as room:
            try:
                for piece in pieces:
                    blob.add(piece)
                    if keeps:
                        room.write(piece)
            except UnloadableError as error:
                self._say(path, str(error))
                return
            self.found[path] = _Found(member.size, blob.id(), chain)
            room.seek(0)
            if keeps and (not is_layer or is_archive(room.read(_HEAD))):
                room.seek(0)
                self._add_inner(room, path, chain, depth if is_layer else depth - 1)

    def _add_inner(self, room: BinaryIO, path: str, chain: Chain, depth: int) -> None:
        try:
            inner = _opened(room)
        except UnloadableError as error:
            self._say(path, str(error))
            return
        self.add(inner, f"{path}{INNER}", chain, depth)

    def passed_over(self) -> Iterator[Unread]:
        """Yield what is no file, counted: an image has thousands of links."""
        for kind, number in self._kinds.items():
            what = f"1 {kind} is" if number == 1 else f"{number:,} {kind}s are"
            yield Unread(Place("."), f"{what} not followed")

    def _say(self, path: str, reason: str) -> None:
        self.unread.append(Unread(Place(path), reason))


def _may_be_layer(path: str) -> bool:
    return INNER not in path and (
        path.startswith("blobs/") or path == "layer.tar" or path.endswith("/layer.tar")
    )
