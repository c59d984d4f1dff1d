"""What do the comments of a mesh in text say?"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from pplcheck.model.evidence import Evidence, Relation
from pplcheck.read.design import STATED, link, passage
from pplcheck.read.lettering import authors_in, sounds_like_law

_MOST = 500
# Blender's exporters name the file that was open; "None" and nothing stand for no file.
_SOURCE: Final = re.compile(
    r".*\b(?:(?:OBJ|MTL) File:|source file:) ?'(?!None')(?P<name>[^']+)'"
)


def comments(lines: Iterable[tuple[int, str]], locator: str) -> Iterator[Evidence]:
    """Yield comments in which a licence may be granted; neighbours are one passage.

    Args:
        lines: number and text of each comment, in order.
        locator: what the format calls them.

    """
    block: list[str] = []
    first = last = 0
    for number, text in lines:
        yield from authors_in(text, locator, (number, 1))
        if source := _SOURCE.match(text):
            target = source["name"]
            yield from link(target, Relation.MADE_FROM, locator, (number, 1), confidence=STATED)
        if block and (number != last + 1 or len(block) == _MOST):
            yield from _heard(block, first, locator)
            block = []
        first = first if block else number
        block.append(text.strip())
        last = number
    yield from _heard(block, first, locator)


def _heard(block: list[str], first: int, locator: str) -> Iterator[Evidence]:
    text = "\n".join(block)
    if sounds_like_law(text):
        yield from passage(text, locator, (first, 1))
