"""Which files does a container see, whose image lies in a folder (OCI image layout)?"""

from collections.abc import Iterator

from pplcheck.discover.folder import list_folder
from pplcheck.discover.members import Member
from pplcheck.discover.opening import Opener
from pplcheck.discover.packed import Shelf, tree_of
from pplcheck.discover.source import Tree, UnloadableError
from pplcheck.discover.streams import PIECE

_BUFFER = 8 * PIECE


def list_layout(path: str) -> Tree:
    """List the files that a container sees, whose image lies in a folder."""
    return tree_of(path, Shelf(_Folder(path)))


class _Folder:
    """A folder, as if it were an archive."""

    def __init__(self, path: str) -> None:
        self._opener = Opener(path)
        self._files = list_folder(path).files

    def members(self) -> Iterator[tuple[Member, Iterator[bytes]]]:
        """Yield the files with their contents."""
        for number, file in enumerate(self._files):
            member = Member(file.path, file.size, number)
            yield member, self.pieces(number, file.size)

    def pieces(self, at: int, size: int) -> Iterator[bytes]:
        """Yield a content piece by piece."""
        buffer = bytearray(_BUFFER)
        for portion in self._opener.pour(self._files[at].path, buffer):
            piece = bytes(memoryview(buffer)[portion.fresh : portion.filled])
            size -= len(piece)
            yield piece
        if size:
            raise UnloadableError("changed while it was read")
