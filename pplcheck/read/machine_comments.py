"""What do the comments of a file for a machine say of the design from which it was made?

Gerber X2 attributes (Ucamco, The Gerber Layer Format Specification, chapter 5) stand in Gerber
files as commands, and elsewhere as comments.
"""

from collections.abc import Iterator

from pplcheck.model.evidence import Evidence, EvidenceKind, Relation
from pplcheck.read.design import HINT, link, passage, said
from pplcheck.read.lettering import sounds_like_law
from pplcheck.syntax.places import Point

# What KiCad writes where nobody gave a revision.
_NO_REVISION = frozenset({"", "rev?"})


def project(name: str, revision: str, locator: str, place: Point) -> Iterator[Evidence]:
    """Yield from which project it was made.

    The GUID beside it is no identifier: KiCad makes it from the letters of the name.
    """
    revision = revision.strip()
    if revision not in _NO_REVISION:
        locator = f"{locator}, revision {revision[:80]}"
    yield from said(EvidenceKind.TITLE, name, locator, place)
    yield from link(name, Relation.MADE_FROM, locator, place)


def comments(lines: Iterator[tuple[int, str]]) -> Iterator[Evidence]:
    """Yield the comments that sound like the law; only as hints.

    Args:
        lines: number and text of each comment, in order; neighbours are one text.

    """
    block: list[str] = []
    first = last = 0
    for number, text in lines:
        if block and number != last + 1:
            yield from _heard(block, first)
            block = []
        if not block:
            first = number
        block.append(text)
        last = number
    yield from _heard(block, first)


def _heard(block: list[str], first: int) -> Iterator[Evidence]:
    text = "\n".join(block)
    if sounds_like_law(text):
        # What stands there was often put in by the programme, or speaks of it.
        yield from passage(text, "comment", (first, 1), confidence=HINT)
