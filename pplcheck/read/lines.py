"""Where in a text does this byte stand?"""

import re

_MARK = "\ufeff"
# REUSE-IgnoreStart
_IGNORE = b"REUSE-IgnoreStart"
_IGNORED = re.compile(_IGNORE + rb".*?(?:REUSE-IgnoreEnd|\Z)", re.DOTALL)
# REUSE-IgnoreEnd
_NOT_A_BREAK = re.compile(rb"[^\r\n]")


def text_of(content: bytes) -> str:
    """Return content as text; what is not UTF-8 is taken for Windows-1252, its usual rival."""
    try:
        # The codec "utf-8-sig" is written in Python, and far slower.
        return content.decode().removeprefix(_MARK)
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def without_ignored(content: bytes) -> bytes:
    """Return content with spaces for all that stands in ignore blocks (REUSE 3.3).

    Lines and columns stay what they are. A block that is not closed ends with the file.
    """
    if _IGNORE not in content:
        return content
    return _IGNORED.sub(lambda block: _NOT_A_BREAK.sub(b" ", block.group()), content)


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
