"""What does the title block of an electronic drawing say?"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.read.design import passage, said
from pplcheck.read.lettering import authors_in, sounds_like_law
from pplcheck.syntax.places import Point

# Words that claim rights; that the name of a company sounds like a licence (CERN) is no claim.
_CLAIM = re.compile(r"licen[cs]e|copyright|copyleft|©|\(c\)|all rights", re.IGNORECASE)
# A single word is more often somebody's name (Nokia, NASA) than that of a licence, unless it is
# short for one.
_NAME = re.compile(r"\W*(?!\w*PL\b|MIT\b|ISC\b|BSD\b)[^\W\d_]+\W*$")
# Comments stand in neighbouring lines; only then do the lines of the text count.
_FURTHEST = 20


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a title block.

    Attributes:
        name: `title`, `company`, or `comment 1`; others say nothing that matters here.
        text: what was filled in.
        place: line and column.

    """

    name: str
    text: str
    place: Point


def title_block(entries: Iterable[Entry]) -> Iterator[Evidence]:
    """Yield title, company, and what the comments may grant or say of the authors.

    Many write the copyright where the company belongs, or the licence behind the title; that
    is heard, and then the entry names no company.
    """
    comments = []
    for entry in entries:
        locator = f"title block, {entry.name}"
        if entry.name.startswith("comment"):
            comments.append(entry)
            yield from authors_in(entry.text, locator, entry.place)
        elif entry.name in {"title", "company"}:
            if sounds_like_law(entry.text):
                yield from passage(entry.text, locator, entry.place)
            if entry.name == "title":
                yield from said(EvidenceKind.TITLE, entry.text, locator, entry.place)
            elif not _CLAIM.search(entry.text):
                yield from said(EvidenceKind.ORGANISATION, entry.text, locator, entry.place)
    yield from _granted(sorted(comments, key=lambda entry: entry.place))


def _granted(comments: list[Entry]) -> Iterator[Evidence]:
    """Yield the comments as one text: a sentence may go on in the next one."""
    filled = [
        entry
        for entry in comments
        if entry.text.strip() and (sounds_like_law(entry.text) or not _NAME.match(entry.text))
    ]
    if not filled:
        return
    text = filled[0].text
    for before, entry in pairwise(filled):
        lines = entry.place[0] - before.place[0]
        text += "\n" * (lines if 0 < lines <= _FURTHEST else 1) + entry.text
    yield from passage(text, "title block, comments", filled[0].place)
