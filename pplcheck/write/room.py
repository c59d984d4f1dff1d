"""Where is there room to write?"""

import os
import tempfile

from pplcheck.model.errors import OutputError, Problem
from pplcheck.model.place import Place


def temporary_folder() -> "tempfile.TemporaryDirectory[str]":
    """Return a new folder that goes away when its context ends."""
    return tempfile.TemporaryDirectory(prefix="pplcheck-")


def make_empty(path: str) -> None:
    """Make the folder `path`, or take it where it is there and empty.

    Raises:
        OutputError: it holds something, or it cannot be made.

    """
    try:
        os.makedirs(path, exist_ok=True)
        holds_something = bool(os.listdir(path))
    except OSError as error:
        what = (error.strerror or str(error)).lower()
        raise OutputError(Problem(Place(path), what, "name another folder")) from error
    if holds_something:
        raise OutputError(Problem(Place(path), "is not empty", "name a new folder"))
