"""Which texts in quotes does a piece of a programme hold?

For manifests that are programmes (Ruby, Elixir, shell) and are never run: only what stands
there in plain letters is read.
"""

import re
from collections.abc import Iterator

from pplcheck.read.lines import text_of
from pplcheck.syntax.places import Point

_QUOTED = re.compile(r"""(?P<mark>["'])(?P<text>(?:(?!(?P=mark))[^\\\n]){1,300})(?P=mark)""")
# No hand-written manifest is larger.
_LARGEST = 256 * 1024


class Source:
    """The text of a programme, without the lines that are comments."""

    def __init__(self, content: bytes, comment: str) -> None:
        """Take a programme.

        Args:
            content: its text; of a huge one, the beginning.
            comment: the sign that opens a comment line.

        """
        lines = text_of(content[:_LARGEST]).splitlines()
        kept = ("" if line.lstrip().startswith(comment) else line for line in lines)
        self.text = "\n".join(kept)

    def place(self, offset: int) -> Point:
        """Return line and column of an offset."""
        line = self.text.count("\n", 0, offset) + 1
        return line, offset - self.text.rfind("\n", 0, offset)

    def texts(self, start: int, end: int) -> Iterator[tuple[str, Point]]:
        """Yield what stands in quotes between two offsets, with the place of its quote.

        What a text puts in from elsewhere (`#{…}`, `$…`) nobody can know; it is left out.
        """
        for found in _QUOTED.finditer(self.text, start, end):
            if "#{" not in found["text"] and "$" not in found["text"]:
                yield found["text"], self.place(found.start())
