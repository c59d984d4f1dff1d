"""What does an OpenSCAD program state of its licence, its makers, its parts and its kin?"""

import re
from collections.abc import Iterator
from typing import Final

from pplcheck.model.design import Format, Role
from pplcheck.model.evidence import Evidence, EvidenceKind, Relation
from pplcheck.read.credits import credits_in, origins_in
from pplcheck.read.design import HINT, STATED, link, said
from pplcheck.read.labelled import labelled
from pplcheck.read.lettering import sounds_like_law
from pplcheck.read.lines import text_of
from pplcheck.syntax.openscad import Comment, Taken, parts
from pplcheck.syntax.places import UnparsableError

NAME = "scad"
GLOBS = ("*.scad", "*.escad")
FORMAT: Final = Format(
    title="OpenSCAD program",
    role=Role.DESIGN,
    source="OpenSCAD user manual: comments, use, include, import",
    places=(
        (EvidenceKind.EMBEDDED, "lines of comments: `License: …`"),
        (EvidenceKind.PASSAGE, "comments before the first module, for the file"),
        (EvidenceKind.PASSAGE, "comments within or right before a module, for that module"),
        (EvidenceKind.PASSAGE, "comments elsewhere, for the file, if they say so or end it"),
        (EvidenceKind.AUTHOR, "the same comments: `Author: N`, `by N`, `N <address>`"),
        (EvidenceKind.COPYRIGHT, "the same comments"),
        (EvidenceKind.IDENTIFIER, "comments: `thing:NNN`"),
        (EvidenceKind.LINK, "`use`, `include`, `import`, `surface`; comments: based on …"),
        (EvidenceKind.PART, "comments: a block that `=BOM=` opens; `@using N PART`"),
    ),
    passed_over="the program itself, which is never run; names of files that it computes",
)
# The largest program seen has 0.4 MB; larger ones are tables of points.
_LARGEST = 4 * 1024 * 1024
_FONT = re.compile(r"\.(?:ttf|otf|ttc)$", re.IGNORECASE)
_OF_THE_FILE = re.compile(
    r"\bthis (?:entire |whole )?(?:file|software|library|programm?e?|design|model|thing|project"
    r"|work|script)\b",
    re.IGNORECASE,
)
# How sure it is that a module came from a thing that its comment names.
_LIKELY = 0.7
# A library whose every function has its manual in comments.
_MOST_COMMENTS = 50_000
_CUES = (
    "licen", "copy", "©", "(c)", "creative", "cc", "by-", "gpl", "cern", "tapr", "ohl",
    "solderpad", "domain", "open", "spdx", "rights", "apache", "bsd", "mit ", "mpl",
)  # fmt: skip
_ADDRESSES = ("thing:", "://", "www.")
_BILLS = ("=BOM", "= BOM", "=bom", "@using", "ill of ")
_BILL = re.compile(r"[ \t]*=+ ?(?:BOM|bill of materials) ?=*[ \t]*$", re.IGNORECASE)
_BILL_ENDS = re.compile(r"\W*$")
_SHOP = re.compile(r"\s*\(?(?:https?://|www\.)\S+")
# `@using 4 m3washer`: thingdoc, with which the parts of many printers are listed.
_USING = re.compile(r"[ \t*]*@using[ \t]+(?P<count>\d{1,4})[ \t]+(?P<name>\S.{0,100})$")
_MOST_PARTS = 1_000
_LONGEST_LINE = 500


def claims(content: bytes) -> bool:
    """Whether the content may be a text: one that is encrypted or packed is none."""
    return b"\0" not in content[:1024]


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what the comments state, and which files the program takes in.

    Raises:
        UnparsableError: it is larger than any that a person wrote.

    """
    del path
    if len(content) > _LARGEST:
        raise UnparsableError(0, 0, "an OpenSCAD program of more than 4 MiB")
    has_terms = False
    for count, part in enumerate(parts(text_of(content))):
        if count == _MOST_COMMENTS:
            raise UnparsableError(part.line, 1, f"more than {_MOST_COMMENTS:,} comments")
        if isinstance(part, Taken):
            yield from _taken(part)
            continue
        text = part.text
        is_law = _may_sound_so(text) and sounds_like_law(text)
        about = _about(part, has_terms=has_terms)
        if is_law or part.is_first:
            sure = _sureness(part, about)
            yield from labelled(text, "comment", part.place, about=about, confidence=sure)
            yield from credits_in(text, "comment", part.place, about=about)
            has_terms = has_terms or is_law
        if any(cue in text for cue in _ADDRESSES):
            unsaid = _LIKELY if about else 0.0
            yield from origins_in(text, "comment", part.place, about=about, unsaid=unsaid)
        if any(cue in text for cue in _BILLS):
            yield from _bill(part)


def _may_sound_so(text: str) -> bool:
    """Whether a comment holds a part of some word by which terms are told: most hold none."""
    lower = text.lower()
    return any(cue in lower for cue in _CUES)


def _taken(part: Taken) -> Iterator[Evidence]:
    if not _FONT.search(part.target):
        yield from link(part.target, Relation.CONTAINS, "use, include, import", part.place)


def _about(comment: Comment, *, has_terms: bool) -> str:
    """Return the module that a comment speaks of, or nothing where it is the file.

    The first terms in the head of a file are the file's, even if a module follows at once.
    """
    if comment.within:
        return comment.within
    is_of_file = comment.is_first or (comment.is_head and not has_terms)
    return "" if is_of_file else comment.before


def _sureness(comment: Comment, about: str) -> float:
    """Return how sure it is that words speak of what they stand by.

    In the middle of a file, with no module behind them, they may be a relic of what was there.
    """
    is_plain = about or comment.is_head or comment.is_last
    return STATED if is_plain or _OF_THE_FILE.search(comment.text) else HINT


def _bill(comment: Comment) -> Iterator[Evidence]:
    """Yield the parts that somebody listed for those who build it."""
    is_open = False
    count = 0
    for number, whole in enumerate(comment.lines, comment.line):
        line = whole[:_LONGEST_LINE]
        using = _USING.match(line)
        name, about = (using["name"], using["count"]) if using else (line, "")
        if _BILL.match(line):
            is_open = True
        elif _BILL_ENDS.match(line):
            is_open = False
        elif (is_open or using) and count < _MOST_PARTS:
            count += 1
            part = _SHOP.sub("", name)
            yield from said(EvidenceKind.PART, part, "comment", (number, 1), about=about)
