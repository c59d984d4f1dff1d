"""How is a file exchanged for its edited self, if nobody changed it meanwhile?"""

import os
import stat
from dataclasses import dataclass

from pplcheck.model.errors import OutputError, Problem
from pplcheck.model.place import Place
from pplcheck.write.whole import write_whole

# As for files that are read: nothing larger is taken into memory.
_LARGEST = 64 * 1024 * 1024
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
_Stamp = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Found:
    """A file as it stood when it was looked at.

    Attributes:
        path: as it was named.
        content: its bytes; of one that was not there, none.
        stamp: what changes with it: device, number, size, time; None where it was not there.

    """

    path: str
    content: bytes
    stamp: _Stamp | None


def find(path: str, *, may_be_missing: bool = False, with_content: bool = True) -> Found:
    """Return a file that is to be edited.

    Args:
        path: of a regular file; a link to one is refused, since it would be replaced by a file.
        may_be_missing: it need not be there yet.
        with_content: without, it is only looked at, and may be of any size.

    Raises:
        OutputError: it is not there, no regular file, too large, or may not be read.

    """
    if os.path.islink(path):
        raise _refused(path, "is a symbolic link", "name the file that it leads to")
    try:
        with open(path, "rb", opener=lambda name, _: os.open(name, _FLAGS)) as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise _refused(path, "is no regular file", "name a file")
            if not with_content:
                return Found(path, b"", _stamp(status))
            if status.st_size > _LARGEST:
                what = f"is larger than {_LARGEST // 2**20} MiB"
                raise _refused(path, what, "a file beside it can speak for it: --sidecar")
            return Found(path, file.read(_LARGEST + 1), _stamp(status))
    except FileNotFoundError:
        if may_be_missing:
            return Found(path, b"", None)
        raise _refused(path, "no such file", "name a file that is there") from None
    except OSError as error:
        raise _refused(path, _why(error), "name a file that can be read") from error


def exchange(found: Found, content: bytes) -> None:
    """Write `content` in the place of what was found, whole or not at all, with its mode.

    Raises:
        OutputError: it could not be written, or somebody changed it meanwhile.

    """
    try:
        now: _Stamp | None = _stamp(os.lstat(found.path))
    except FileNotFoundError:
        now = None
    except OSError as error:
        raise _refused(found.path, _why(error), "name a file that can be read") from error
    if now != found.stamp:
        raise _refused(found.path, "changed meanwhile", "annotate it again")
    write_whole(found.path, content)
    if find(found.path).content != content:
        raise _refused(found.path, "does not hold what was written", "look at the disk")


def _stamp(status: os.stat_result) -> _Stamp:
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns


def _why(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def _refused(path: str, what: str, hint: str) -> OutputError:
    return OutputError(Problem(Place(path), what, hint))
