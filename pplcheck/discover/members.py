"""What is a member of an archive, and what may it be called?

A name is a label: it is shown and compared, and never becomes a path on the disk.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple, Protocol

# A drive's letter, or the slash of a path from the top.
_FROM_THE_TOP = re.compile(r"^(?:[A-Za-z]:)?[/\\]+")


class Member(NamedTuple):
    """A file within an archive, as the archive's own directory tells of it.

    Attributes:
        name: as it is written there; undecodable bytes as lone surrogates.
        size: in bytes, as it is written there.
        at: where it stands: for the archive to find it again.
        flaw: why it cannot be read; empty where it can.
        link: what it is instead of a file: `link`, `device`; empty for a file.

    """

    name: str
    size: int
    at: int
    flaw: str = ""
    link: str = ""


class Opened(Protocol):
    """An archive of some format, that lies open."""

    def members(self) -> Iterator[tuple[Member, Iterator[bytes]]]:
        """Yield the members with their contents, each to be read before the next one.

        Raises:
            UnloadableError: what follows cannot be read.

        """
        ...

    def pieces(self, at: int, size: int) -> Iterator[bytes]:
        """Yield a content piece by piece.

        Args:
            at: of the member.
            size: likewise.

        Raises:
            UnloadableError: it is broken, cut off, or packed in an unknown way.

        """
        ...


def label_of(name: str) -> str:
    """Return a member's name so that it leads nowhere: from the archive's top, climbing never.

    What would climb is written `(up)`; a name of nothing else is empty.
    """
    if "/" not in name:
        name = name.replace("\\", "/")
    parts = _FROM_THE_TOP.sub("", name).split("/")
    kept = ["(up)" if part == ".." else part for part in parts if part not in {"", "."}]
    return "/".join(kept)
