"""What stands in the fields of a text such as `License: MIT`, with lines that go on?

The form of Debian's control files and of e-mail headers, which R and Cabal use too.
"""

import re
from dataclasses import dataclass

from pplcheck.read.lines import text_of
from pplcheck.syntax.places import Point

_FIELD = re.compile(r"(?P<name>[A-Za-z][\w-]{0,60})[ \t]*:[ \t]*(?P<value>[^\n]*)")
# No hand-written manifest is larger.
_LARGEST = 256 * 1024


@dataclass(frozen=True, slots=True)
class Field:
    """One field.

    Attributes:
        value: its lines, joined by spaces.
        place: line and column of its first letter.

    """

    value: str
    place: Point


def fields(content: bytes, *, comment: str = "#") -> dict[str, Field]:
    """Return the fields of a text by their lower-case names; of two alike, the first.

    Args:
        content: the text; of a huge one, the beginning.
        comment: the sign that opens a comment line.

    """
    found: dict[str, tuple[list[str], Point]] = {}
    lines: list[str] = []
    place = (1, 1)
    for number, line in enumerate(text_of(content[:_LARGEST]).splitlines(), start=1):
        if line.lstrip().startswith(comment) or not line.strip():
            continue
        field = None if line[0].isspace() else _FIELD.match(line)
        if not field:
            lines.append(line.strip())
            continue
        lines, place = [field["value"].strip()], (number, field.start("value") + 1)
        found.setdefault(field["name"].lower(), (lines, place))
    return {
        name: Field(" ".join(line for line in lines if line), place)
        for name, (lines, place) in found.items()
    }
