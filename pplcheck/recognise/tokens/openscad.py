"""OpenSCAD: nine words, numbers and signs in a row, without comments and layout."""

import re
from collections import Counter
from itertools import islice
from typing import Final

from pplcheck.recognise.tokens.token import MOST, Tokens, number_of

NAME: Final = "openscad"
ENDINGS: Final = (".scad",)
FEWEST_SHARED: Final = 20

_IN_A_ROW = 9
# A comment or a string that does not end goes to the end of the file.
_WORD = re.compile(
    r'//[^\n]*+|/\*.*?(?:\*/|\Z)|("[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\Z)'
    r"|[A-Za-z_$][\w$]*+|\d++\.?\d*+(?:[eE][+-]?\d++)?|[^\s])",
    re.DOTALL,
)


def tokens(content: bytes) -> Tokens:
    """Return the runs of nine, each once.

    Args:
        content: of the file.

    """
    text = content.decode("utf-8", "replace")
    words = [match[1] for match in islice(_WORD.finditer(text), MOST) if match[1] is not None]
    rows = {tuple(words[at : at + _IN_A_ROW]) for at in range(len(words) - _IN_A_ROW + 1)}
    return Counter(number_of(*row) for row in rows)
