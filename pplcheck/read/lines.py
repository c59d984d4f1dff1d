"""Where in a text does this byte stand, and is it text at all?"""

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE

_HEAD = 8192
# REUSE-IgnoreStart
_IGNORE = b"REUSE-IgnoreStart"
_IGNORED = re.compile(_IGNORE + rb".*?(?:REUSE-IgnoreEnd|\Z)", re.DOTALL)
# REUSE-IgnoreEnd
_NOT_A_BREAK = re.compile(rb"[^\r\n]")


def as_utf8(content: bytes) -> bytes:
    """Return UTF-16 content as UTF-8, and any other content as it is."""
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return content.decode("utf-16", "replace").encode()
    return content


def is_binary(content: bytes) -> bool:
    """Whether the content is no text: a NUL stands in its first 8 KiB, as git decides it."""
    return b"\0" in content[:_HEAD]


def text_of(content: bytes) -> str:
    """Return content as text; what is not UTF-8 is taken for Windows-1252, its usual rival."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def without_ignored(content: bytes) -> bytes:
    """Return content with spaces for all that stands in ignore blocks (REUSE 3.3).

    Lines and columns stay what they are. A block that is not closed ends with the file.
    """
    if _IGNORE not in content:
        return content
    return _IGNORED.sub(lambda block: _NOT_A_BREAK.sub(b" ", block.group()), content)


def line_around(content: bytes, offset: int) -> tuple[int, int]:
    """Return the offsets at which the line around `offset` begins and ends."""
    start = content.rfind(b"\n", 0, offset) + 1
    end = content.find(b"\n", offset)
    return start, end if end >= 0 else len(content)


class Numbered:
    """Counts lines up to rising offsets without counting any line twice."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._offset = 0
        self._line = 1

    def line_at(self, offset: int) -> int:
        """Return the number of the line at `offset`, which must not be before the last one."""
        self._line += self._content.count(b"\n", self._offset, offset)
        self._offset = offset
        return self._line
