"""Where does something stand?"""

import posixpath
from dataclasses import dataclass
from typing import Final

# The folder in which REUSE 3.3 keeps texts, each named after its licence.
SHELF: Final = "LICENSES"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A point in a file.

    Attributes:
        path: relative to the scanned root, with `/`; undecodable bytes as lone surrogates.
        line: 1 for the first line, or 0 where the whole file is meant.
        column: 1 for the first character of the line, or 0 where the whole line is meant.

    """

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """Write it as editors do: `path:line:column`, without what is zero."""
        if not self.line:
            return self.path
        numbers = [str(number) for number in (self.line, self.column) if number]
        return ":".join([self.path, *numbers])


def from_folder(folder: str, target: str) -> str:
    """Return the path that `target` means when it stands in a file of `folder`.

    Args:
        folder: relative to the root; the root itself is empty.
        target: a relative path, such as `../LICENSE`.

    """
    return posixpath.normpath(posixpath.join(folder, target))
