"""What stands in a file that is too large to be read at once?"""

import mmap
import os
import stat
from typing import Final

from pplcheck.model.errors import Problem, StoreError
from pplcheck.model.place import Place

# Nobody waits for the other end of a pipe, and no terminal takes control of us: either is
# refused once it is open. A system that lacks a flag has nothing that would need it.
_FLAGS: Final = os.O_RDONLY | sum(
    getattr(os, name, 0) for name in ("O_NONBLOCK", "O_NOCTTY", "O_BINARY")
)
_HINT: Final = "name a file that `pplcheck index` wrote"


def mapped(path: str) -> memoryview:
    """Return the content of a file, of which only what is looked at is read.

    It stays as long as anything refers to it. The file must not be cut meanwhile; to put
    another in its place, by a rename, does no harm: what is mapped is the old one.

    Args:
        path: of a file; links are followed.

    Raises:
        StoreError: it cannot be read, is no file, or is empty.

    """
    try:
        descriptor = os.open(path, _FLAGS)
    except (OSError, ValueError) as error:
        raise _error(path, f"it cannot be opened: {_said(error)}") from error
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise _error(path, "this is no file")
        if not status.st_size:
            raise _error(path, "the file is empty")
        return memoryview(mmap.mmap(descriptor, 0, access=mmap.ACCESS_READ))
    except (OSError, ValueError) as error:
        raise _error(path, f"it cannot be mapped into memory: {_said(error)}") from error
    finally:
        os.close(descriptor)


def is_plain_file(path: str) -> bool:
    """Whether a path, links followed, is that of a file that can be mapped."""
    return os.path.isfile(path)


def _error(path: str, what: str) -> StoreError:
    return StoreError(Problem(Place(path), what, _HINT))


def _said(error: OSError | ValueError) -> str:
    return getattr(error, "strerror", None) or str(error)
