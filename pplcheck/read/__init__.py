"""What does this file say?"""

from pplcheck.read.lines import as_utf8, is_binary, text_of, without_ignored
from pplcheck.read.parts import parted
from pplcheck.read.registry import READERS, Reader, readers_for

__all__ = [
    "READERS",
    "Reader",
    "as_utf8",
    "is_binary",
    "parted",
    "readers_for",
    "text_of",
    "without_ignored",
]
