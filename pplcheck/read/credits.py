"""Whom do the comments of a design name as its makers, and from what do they say it was made?

People write "by N." behind a title, "N. <address>" in a line of its own, "Copyright N. 2018",
"based on https://…". Lines that tell of somebody else's work name no maker of this one.
"""

import re
from collections.abc import Iterator
from typing import Final

from pplcheck.model.evidence import Evidence, EvidenceKind, Relation
from pplcheck.read.cad_makers import maker
from pplcheck.read.design import HINT, STATED, link, said
from pplcheck.syntax.places import Point

_CAPITAL: Final = r"(?-i:[A-ZÀ-ÖØ-ÞĀ-ž])"
_WORD: Final = rf"{_CAPITAL}[\w.'\u2019-]*+"
_NAME: Final = rf"{_WORD}(?: (?:{_WORD}|van|von|de|der|den|du|la|del|di)){{0,4}}"
_MAIL: Final = r"<[^<>@\s]{1,64}@[^<>@\s]{1,190}>"
_DONE: Final = (
    r"(?:originally |first )?(?:written|created|designed|made|drawn|modell?ed|modified"
    r"|developed|programmed|coded|improved|extended|edited)(?: in (?:19|20)\d\d)?"
)
_AFTER_NAME: Final = (
    r"[\s.,;]*$|[, ]+(?:\(c\) ?)?(?:19|20)\d\d|, *\S+@|,? https?:| and (?:contributors|[A-Z])"
    r"|\.\s| / "
)
_AUTHOR: Final = re.compile(
    r"\W*(?:"
    # "Author: N", "@author N".
    r"@?(?:authors?|designers?|creators?|(?:(?:made|written|designed|created) )?by)"
    r"(?:\s*[:=]|(?<=@author)|(?<=@authors))[ \t]*(?P<label>[^\W\d_].{1,78})"
    # "Spool holder by N, 2019": a name ends the line, or a year, an address or a stop follows.
    rf"|(?P<title>(?:(?!(?:{_DONE}) by\b).{{1,80}}? )?)(?:(?:{_DONE}) )?by"
    rf" (?P<by>{_NAME}(?: {_MAIL})?)(?={_AFTER_NAME})"
    # "N <address> and contributors".
    rf"|(?P<mail>{_NAME} {_MAIL})"
    r")",
    re.IGNORECASE,
)
_OF_OTHERS: Final = re.compile(
    r"\b(?:based (?:up)?on|inspired|deriv\w*|remix\w*|adapted|taken|borrowed|copied|ported|from"
    r"|modified version|original(?! design by)|thanks|defined|described|published|generated"
    r"|licen[cs]ed|distributed)\b",
    re.IGNORECASE,
)
# "Copyright N. 2018"; with the year first it is heard everywhere.
_HOLDER: Final = re.compile(
    rf"\bCopyright:? (?!Act\b|Laws?\b|Holders?\b|Notices?\b){_CAPITAL}[^\n\d]{{2,60}}?,?"
    r" (?:19|20)\d\d\b[^\n]{0,60}"
)
_SOURCE: Final = re.compile(
    r"\b(?:based (?:up)?on|inspired by|derive[ds]?|derivative|remix(?:ed)?|adapted|modified"
    r"|original(?:ly)?|ported|copied|borrowed|taken|from|fork(?:ed)?)\b",
    re.IGNORECASE,
)
_ADDRESS: Final = re.compile(r"(?:https?://|www\.)[^\s<>\"')\]},]{4,300}")
_THING: Final = re.compile(r"\bthing:(\d{1,10})\b")
_PLATFORM = "https://www.thingiverse.com/thing:"
_LICENCE = re.compile(
    r"licen[cs]e|creativecommons|gnu\.org|opensource\.org|spdx", re.IGNORECASE
)
_LONGEST_LINE = 500
# A title, and whose it is, stand in the first lines.
_MOST_TITLES = 3


def credits_in(text: str, locator: str, place: Point, *, about: str = "") -> Iterator[Evidence]:
    """Yield the authors and the holders of copyright that a comment names.

    Args:
        text: in lines; they count from `place`.
        locator: where in the file, in the format's own terms.
        place: line and column of its first character.
        about: the part that it speaks of, where not of the whole.

    """
    before = ""
    filled = 0
    for number, line in _lines(text, place):
        holder = _HOLDER.search(line)
        if holder:
            where = (number, holder.start() + 1)
            yield from said(EvidenceKind.COPYRIGHT, holder[0], locator, where, about=about)
        elif author := _AUTHOR.match(line):
            name = author["label"] or author["by"] or author["mail"]
            is_title = filled < _MOST_TITLES
            if author["label"] or _is_own(author, before, is_title=is_title):
                where = (number, author.end() - len(name) + 1)
                kind = EvidenceKind.AUTHOR
                yield from maker(kind, name.rstrip(" .,;*/"), locator, where, about=about)
        filled += bool(line.strip())
        before = line


def _is_own(author: re.Match[str], before: str, *, is_title: bool) -> bool:
    """Whether a name stands for who made this, and not what something else was made by."""
    if _OF_OTHERS.search(author.string, 0, author.end()):
        return False
    if author["by"] and not author["title"]:
        return not _OF_OTHERS.search(before)
    return is_title or not author["by"]


def origins_in(
    text: str, locator: str, place: Point, *, about: str = "", unsaid: float = 0.0
) -> Iterator[Evidence]:
    """Yield from what a comment says that a design was made, and the things that it names.

    Args:
        text: in lines; they count from `place`.
        locator: where in the file, in the format's own terms.
        place: line and column of its first character.
        about: the part that it speaks of, where not of the whole.
        unsaid: how sure it is that a thing that is named without a word of why is the source;
            0 where it may as well be the design itself.

    """
    relation = Relation.DERIVED_FROM
    for number, line in _lines(text, place):
        source = _SOURCE.search(line)
        for thing in _THING.finditer(line):
            where = (number, thing.start() + 1)
            yield from said(EvidenceKind.IDENTIFIER, thing[0], locator, where, about=about)
            sure = STATED if source and source.start() < thing.start() else unsaid
            if sure:
                target = f"{_PLATFORM}{thing[1]}"
                yield from link(target, relation, locator, where, confidence=sure)
        for address in _ADDRESS.finditer(line):
            is_source = source and source.start() < address.start()
            if is_source and not _THING.search(address[0]) and not _LICENCE.search(line):
                where = (number, address.start() + 1)
                target = address[0].rstrip(".:;")
                yield from link(target, relation, locator, where, confidence=HINT)


def _lines(text: str, place: Point) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.split("\n"), place[0]):
        yield number, line[:_LONGEST_LINE]
