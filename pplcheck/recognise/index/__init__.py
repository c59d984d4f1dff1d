"""What can be known of a commons without having it? One file of its fingerprints.

`build` makes it, `merged` puts several into one, and `opened` answers questions from a buffer,
mapped from a disk or not, without copying it. The bytes depend only on what was gathered.
"""

from pplcheck.recognise.index.assembly import build
from pplcheck.recognise.index.errors import UnusableIndexError
from pplcheck.recognise.index.merging import merged
from pplcheck.recognise.index.opening import OpenedIndex, opened

__all__ = ["OpenedIndex", "UnusableIndexError", "build", "merged", "opened"]
