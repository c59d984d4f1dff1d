"""Which files did somebody name, by path or by pattern?"""

import os
from pathlib import Path, PurePosixPath

from pplcheck.discover.opening import Opener
from pplcheck.discover.source import UnloadableError


def read_named(path: str) -> bytes:
    """Return the content of a file that the user named: any place, any link.

    Raises:
        UnloadableError: it cannot be read.

    """
    folder, name = os.path.split(os.path.realpath(path))
    return Opener(folder).read(name)


def read_below(base: str, path: str) -> bytes:
    """Return the content of a file that the tree itself names: no link leads outside of `base`.

    Raises:
        UnloadableError: it cannot be read, or it is outside.

    """
    if os.path.isabs(path) or ".." in PurePosixPath(path).parts:
        raise UnloadableError("outside of the tree")
    return Opener(base).read(path)


def find_files(base: str, pattern: str) -> tuple[str, ...]:
    """Return the files below `base` that match, relative to it and sorted.

    The pattern may come from a hostile repository: it is refused where it could lead outside.

    Args:
        base: a folder.
        pattern: as `Path.glob` takes it, relative, without `..`.

    Raises:
        ValueError: the pattern is absolute, climbs up, or is none.

    """
    parts = PurePosixPath(pattern).parts
    if not parts or PurePosixPath(pattern).is_absolute() or ".." in parts:
        raise ValueError(pattern)
    if os.path.isabs(pattern):  # a drive letter, on Windows
        raise ValueError(pattern)
    try:
        found = [path for path in Path(base).glob(pattern) if path.is_file()]
    except OSError as error:  # a name too long, a folder behind a link that may not be read
        raise ValueError(pattern) from error
    top = os.path.realpath(base)
    # A folder may be a link to elsewhere: not even its names are told.
    inside = [path for path in found if os.path.realpath(path.parent).startswith(top)]
    return tuple(sorted(path.relative_to(base).as_posix() for path in inside))
