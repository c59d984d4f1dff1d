"""Which persons must not appear? A list of hashes, so that the list names nobody."""

import re
from typing import Final

from pplcheck.model.errors import ConfigurationError, Problem
from pplcheck.model.place import Place

_HASH: Final = re.compile(r"[0-9a-fA-F]{64}")
_MARK: Final = "\ufeff"
_COMMENT: Final = "#"
_MOST_LINES: Final = 100_000


def read_opt_out(content: bytes, path: str) -> frozenset[str]:
    """Return the hashes in a file: one a line, `#` begins a comment.

    What stands on a line that is no hash is not repeated in the message: it may be the very
    address that somebody wanted to have left out.

    Args:
        content: text in UTF-8.
        path: for messages.

    Raises:
        ConfigurationError: with every line that is no hash.

    """
    try:
        text = content.decode("utf-8").removeprefix(_MARK)
    except UnicodeDecodeError as error:
        place = Place(path, content[: error.start].count(b"\n") + 1)
        what = "not UTF-8 text"
        raise ConfigurationError(Problem(place, what, "save it as UTF-8")) from error
    lines = text.split("\n")
    if len(lines) > _MOST_LINES:
        what = f"more than {_MOST_LINES:,} lines"
        raise ConfigurationError(Problem(Place(path, _MOST_LINES), what, "split the commons"))
    found: set[str] = set()
    problems = []
    for number, line in enumerate(lines, start=1):
        word = line.partition(_COMMENT)[0].strip()
        if _HASH.fullmatch(word):
            found.add(word.lower())
        elif word:
            column = len(line) - len(line.lstrip()) + 1
            hint = "write the 64 hex digits of its SHA-256, and not the address or name itself"
            problems.append(Problem(Place(path, number, column), "this is no hash", hint))
    if problems:
        raise ConfigurationError(*problems)
    return frozenset(found)
