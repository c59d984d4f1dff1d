"""How do the bytes of an open file get into a buffer that is used again and again?

Half of what reading costs in Python is making a new `bytes` for each file. A file that is
larger than the buffer comes in portions that overlap, so that no statement is torn at their
border.
"""

import io
import os
from collections.abc import Iterator

from pplcheck.discover.source import Portion, UnloadableError

# What is kept around the border on either side; far longer than any line that is looked at.
MARGIN = 64 * 1024
KEPT = 2 * MARGIN


def poured(descriptor: int, size: int, buffer: bytearray) -> Iterator[Portion]:
    """Read an open file.

    Args:
        descriptor: of a regular file, at its beginning.
        size: of the file, as the system tells it.
        buffer: more than four times `MARGIN` bytes.

    Raises:
        OSError: reading failed.
        UnloadableError: a large file changed while it was read.

    """
    with memoryview(buffer) as view:
        filled = _fill(descriptor, view, 0, size)
        if filled < len(buffer):
            yield Portion(filled, 0, 0, filled, 0, filled)
            return
        yield _portion(filled, 0, filled, size)
        done = filled
        while filled == len(buffer):
            view[:KEPT] = view[-KEPT:]
            filled = _fill(descriptor, view, KEPT, size)
            done += filled - KEPT
            yield _portion(filled, KEPT, len(buffer), size)
        if done != size:
            raise UnloadableError("changed while it was read")


def _portion(filled: int, fresh: int, length: int, total: int) -> Portion:
    first = MARGIN if fresh else 0
    if filled < length:
        return Portion(filled, fresh, first, filled, 0, total)
    return Portion(filled, fresh, first, filled - MARGIN, filled - KEPT, total)


def _fill(descriptor: int, view: memoryview, filled: int, size: int) -> int:
    """Fill the buffer up to its end, or that of the file; return how much of it is filled."""
    while filled < len(view):
        read = _read_into(descriptor, view[filled:] if filled else view)
        filled += read
        # For a file as small as it was said to be, no second call finds its end.
        if not read or filled == size:
            break
    return filled


def _readv(descriptor: int, view: memoryview) -> int:
    return os.readv(descriptor, (view,))


def _readinto(descriptor: int, view: memoryview) -> int:
    """Do what `readv` does where there is none: on Windows."""
    with io.FileIO(descriptor, closefd=False) as file:
        return file.readinto(view) or 0


_read_into = _readv if hasattr(os, "readv") else _readinto
