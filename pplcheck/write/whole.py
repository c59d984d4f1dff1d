"""How is a file written so that a reader never sees half of it?"""

import os
import tempfile

from pplcheck.model.errors import OutputError, Problem
from pplcheck.model.place import Place


def write_whole(path: str, content: bytes) -> None:
    """Write `content` to `path`; on any failure what stood there before is untouched.

    Raises:
        OutputError: it could not be written.

    """
    folder = os.path.dirname(os.path.abspath(path))
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
        raise OutputError(Problem(Place(path), what, hint)) from error


def _mode(path: str) -> int:
    """Return the mode of what stands there, else what a new file would get."""
    try:
        return os.stat(path).st_mode & 0o777
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
