"""On which line does each of many things stand, that follow each other in a long file?"""

from pplcheck.read.lines import Numbered


class Sought:
    """Looks for words in their order of appearance, so that the file is gone over once."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._numbered = Numbered(content)
        self._offset = 0

    def line_of(self, words: bytes) -> int:
        """Return the line of the next `words`; 0 from the first on that are not there."""
        if self._offset < 0:
            return 0
        self._offset = self._content.find(words, self._offset)
        return self._numbered.line_at(self._offset) if self._offset >= 0 else 0
