"""How is a file written so that a reader never sees half of it?"""

import os
import stat
import tempfile

from pplcheck.model.errors import OutputError, Problem
from pplcheck.model.place import Place


def write_whole(path: str, content: bytes) -> None:
    """Write `content` to `path`; on any failure what stood there before is untouched.

    A link stays one: what it leads to is written. A device or a pipe cannot be written whole,
    and to put a file in its place would take it away from all others.

    Raises:
        OutputError: it could not be written.

    """
    shown, path = path, os.path.realpath(path)
    if _is_special(path):
        hint = "name a file; what is printed can be led elsewhere with >"
        raise OutputError(Problem(Place(shown), "is no regular file", hint))
    folder = os.path.dirname(path)
    temporary = ""
    try:
        descriptor, temporary = tempfile.mkstemp(dir=folder, prefix=".pplcheck-")
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, _mode(path))
        os.replace(temporary, path)
    except OSError as error:
        if temporary and os.path.exists(temporary):
            os.unlink(temporary)
        what = f"cannot be written ({(error.strerror or str(error)).lower()})"
        hint = "name a folder that exists and can be written to"
        raise OutputError(Problem(Place(shown), what, hint)) from error


def _is_special(path: str) -> bool:
    try:
        mode = os.stat(path).st_mode
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def _mode(path: str) -> int:
    """Return the mode of what stands there, else what a new file would get."""
    try:
        return os.stat(path).st_mode & 0o777
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
