"""Which lines of a comment are labelled as the licence, `License: GPL v3`? And the rest?

Such a line is as good as a field, whatever stands above it. Where the words after the label go
on in the next line, they stay a passage, which begins there.
"""

import re
from collections.abc import Iterator
from typing import Final

from pplcheck.model.evidence import Evidence
from pplcheck.read.design import STATED, licence_field, passage
from pplcheck.syntax.places import Point

_LABEL: Final = re.compile(
    r"[ \t*/#;!-]*@?(?:licen[cs]ed?|lizenz|licencia|licença)[ \t]*[:=][ \t]*(?P<value>\S.*?)"
    r"[ \t*/\r]*$",
    re.IGNORECASE,
)
# What no sentence goes on with: nothing, another label, an address, a copyright, a rule.
_NEW: Final = re.compile(
    r"\W*$|[ \t*/#;!-]*(?:@?[\w ]{2,24}:|https?:|www\.|©|\(c\)|copyright\b|by\b|[^\s\w]{2})",
    re.IGNORECASE,
)
_LONGEST = 120
_LONGEST_LINE = 500


def labelled(
    text: str,
    locator: str,
    place: Point,
    *,
    about: str = "",
    confidence: float = STATED,
) -> Iterator[Evidence]:
    """Yield the licences in labelled lines, and the words between them as passages.

    Args:
        text: in lines; they count from `place`.
        locator: where in the file, in the format's own terms.
        place: line and column of its first character.
        about: the part that it speaks of, where not of the whole.
        confidence: as of a passage.

    """
    lines = text.split("\n")
    rest: list[str] = []
    start = place
    for index, line in enumerate(lines):
        label = _LABEL.match(line) if len(line) <= _LONGEST_LINE else None
        if label is None:
            rest.append(line)
            continue
        yield from passage("\n".join(rest), locator, start, about=about, confidence=confidence)
        start = (place[0] + index, label.start("value") + 1)
        following = lines[index + 1] if index + 1 < len(lines) else ""
        if _goes_on(label["value"], following):
            rest = [line]
            continue
        rest = [""]
        where = f"{locator}, License:"
        yield from licence_field(
            label["value"], where, start, about=about, confidence=confidence
        )
    yield from passage("\n".join(rest), locator, start, about=about, confidence=confidence)


def _goes_on(value: str, following: str) -> bool:
    if len(value) > _LONGEST:
        return True
    return not value.endswith((".", ")")) and not _NEW.match(following)
