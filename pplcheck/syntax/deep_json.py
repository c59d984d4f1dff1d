"""JSON text of any depth: its value, made without recursion (RFC 8259).

Ten times slower than the library's; for those that it refuses as nested too deeply.
"""

import json
import re
from typing import Any

from pplcheck.syntax.places import UnparsableError, decode

_TOKEN = re.compile(
    r"""[ \t\r\n]*(?:(?P<sign>[{}\[\],:])|(?P<text>"(?:[^"\\\x00-\x1f]|\\.)*+")
    |(?P<plain>[-+.\w]+))""",
    re.VERBOSE,
)
# As deep as memory bears: no more than so many open at a time.
_DEEPEST = 100_000
_CLOSING = {"{": "}", "[": "]"}


def load(content: bytes) -> Any:  # noqa: ANN401 - JSON can hold anything
    """Return the value of a JSON text.

    Raises:
        UnparsableError: the text is not UTF-8 or not JSON.

    """
    return _Reader(decode(content)).value()


class _Reader:
    """One pass over a text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0

    def value(self) -> Any:  # noqa: ANN401 - as above
        """Return the whole value."""
        top: list[Any] = []
        # What is open, its closing sign, and the key that waits for its value.
        waiting: list[tuple[list[Any] | dict[str, Any], str]] = []
        holder: list[Any] | dict[str, Any] = top
        closing = ""
        while True:
            word = self._next()
            if word == closing:  # an empty one, or behind a comma that nobody minds
                holder, closing = waiting.pop()
            else:
                key = self._key(word) if isinstance(holder, dict) else ""
                word = self._next() if isinstance(holder, dict) else word
                made: Any = {"{": {}, "[": []}.get(word)
                value = self._plain(word) if made is None else made
                if isinstance(holder, dict):
                    holder[key] = value
                else:
                    holder.append(value)
                if made is not None:
                    waiting.append((holder, closing))
                    holder, closing = made, _CLOSING[word]
                    if len(waiting) > _DEEPEST:
                        raise self._fault("nested too deeply")
                    continue
            while holder is not top and (word := self._next()) == closing:
                holder, closing = waiting.pop()
            if holder is top:
                return self._whole(top[0])
            if word != ",":
                raise self._fault("not JSON: a comma is missing")

    def _whole(self, value: Any) -> Any:  # noqa: ANN401 - as above
        if self._text[self._at :].strip():
            raise self._fault("not JSON: something follows the end")
        return value

    def _next(self) -> str:
        found = _TOKEN.match(self._text, self._at)
        if found is None:
            raise self._fault("not JSON")
        self._at = found.end()
        return found[found.lastgroup or 0]

    def _key(self, word: str) -> str:
        if not word.startswith('"') or self._next() != ":":
            raise self._fault("not JSON: a key is missing")
        return str(self._plain(word))

    def _plain(self, word: str) -> Any:  # noqa: ANN401 - as above
        try:
            return json.loads(word)
        except ValueError as error:
            raise self._fault("not JSON") from error

    def _fault(self, what: str) -> UnparsableError:
        line = self._text.count("\n", 0, self._at) + 1
        return UnparsableError(line, self._at - self._text.rfind("\n", 0, self._at), what)
