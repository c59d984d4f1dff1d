"""Where in this stretch of a file does a byte stand, and what are the words around it?"""

from pplcheck.read.cues import Bytes
from pplcheck.read.lines import text_of


class Window:
    """A stretch of a file's text as it lies in a buffer; mostly the whole file.

    Lines, columns and spans are remembered from one question to the next: asked for rising
    offsets, each byte is looked at once.

    Attributes:
        content: the buffer. What lies in it after `size` is of another file.
        size: how many bytes of it are the text.
        first: offset of the first byte whose hits belong to this window; those before it
            belonged to the window before, and stand here for their context only.
        last: offset after the last such byte.

    """

    __slots__ = (
        "_column", "_column_at", "_end", "_first_line", "_line", "_line_at", "_start",
        "content", "first", "last", "size",
    )  # fmt: skip

    def __init__(
        self,
        content: Bytes,
        size: int | None = None,
        first: int = 0,
        last: int | None = None,
        line: int = 1,
    ) -> None:
        """Lay a window over `content`; `line` is the number of the line in which it begins."""
        self.content = content
        self.size = len(content) if size is None else size
        self.first = first
        self.last = self.size if last is None else last
        self._first_line = self._line = line
        self._line_at = 0
        self._start = self._end = -1
        self._column, self._column_at = 0, -1

    def text(self, start: int, end: int) -> str:
        """Return the text between two offsets."""
        return text_of(bytes(self.content[start:end]))

    def line_span(self, offset: int) -> tuple[int, int]:
        """Return the offsets at which the line around `offset` begins and ends."""
        if not self._start <= offset <= self._end:
            self._start = self.content.rfind(b"\n", 0, offset) + 1
            end = self.content.find(b"\n", offset, self.size)
            self._end = end if end >= 0 else self.size
        return self._start, self._end

    def line_at(self, offset: int) -> int:
        """Return the number of the line at `offset`."""
        if offset < self._line_at:
            self._line, self._line_at = self._first_line, 0
        self._line += self.content.count(b"\n", self._line_at, offset)
        self._line_at = offset
        return self._line

    def column_at(self, offset: int) -> int:
        """Return the column at `offset`; 0 where its line begins before the window."""
        start, _ = self.line_span(offset)
        if start == 0 and self.first:
            return 0
        if not start <= self._column_at <= offset:
            self._column, self._column_at = 1, start
        self._column += len(self.text(self._column_at, offset))
        self._column_at = offset
        return self._column
