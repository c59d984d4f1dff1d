"""How does what a design says become evidence?

Three cases are kept apart: something is stated; a programme wrote its default and nobody chose
it (`is_default`); a field is there and empty (an empty value).
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import Final

from pplcheck.model.evidence import Evidence, EvidenceKind, Relation
from pplcheck.read.addresses import named_by
from pplcheck.syntax.places import Point

# How sure a reader is that a licence is stated here.
FIRM: Final = 1.0  # a field made for it, an SPDX id, the address of a licence
STATED: Final = 0.9  # words in a place where people state it: a title block, a header
HINT: Final = 0.5  # a logo, a home page, words about something else

# Longer fields hold a whole text; of that, the beginning says which.
_LONGEST = 2_000
_LONGEST_PASSAGE = 20_000
_ESCAPED_AT_MOST = 4
# What programmes and templates put where a person's name belongs.
_NOBODY = re.compile(
    r"(?:author|unknown|nobody|none|null|n/?a|user|username|name|sys ?admin|administrator|admin"
    r"|root|owner|default|creator|company|organi[sz]ation|your name.*|my ?company|\W*)$",
    re.IGNORECASE,
)
# What a template wants to be filled in; "[triplus]" is what somebody calls himself.
_WANTED = (
    r"(?:(?:your|the|full|insert|enter|add|here|of|or|and|a|copyright|licen[cs]e|author|designer"
    r"|company|organi[sz]ation|holder|owner|project|first|last|value|name|title|year|date|yyyy"
    r"|email|e-mail|url|id|identifier|description|text|version)s?\b ?)+"
)
_PLACEHOLDER = re.compile(rf"\[{_WANTED}\]|<[a-z -]{{1,30}}>|\$\{{[^}}]*\}}$", re.IGNORECASE)
_OF_PEOPLE = frozenset({EvidenceKind.AUTHOR, EvidenceKind.ORGANISATION})
_NOWHERE: Point = (0, 0)


def plain(written: str) -> str:
    """Return a text in one line, with XML entities resolved as often as they were escaped.

    Bambu Studio escapes what was escaped before: `&amp;amp;amp;`.
    """
    for _ in range(_ESCAPED_AT_MOST):
        resolved = unescape(written)
        if resolved == written:
            break
        written = resolved
    return " ".join(written.split())


def licence_field(
    written: str,
    locator: str,
    place: Point = _NOWHERE,
    *,
    means: str = "",
    is_default: bool = False,
    about: str = "",
    confidence: float = FIRM,
) -> Iterator[Evidence]:
    """Yield what a field for the licence says, also where it is empty.

    Args:
        written: as it stands there.
        locator: where in the file, in the format's own terms.
        place: line and column, where the format has lines.
        means: an address beside it that names the licence exactly, or an SPDX expression.
        is_default: the programme wrote it and nobody chose it.
        about: the symbol, the module, the part that it speaks of, where not of the whole.
        confidence: how sure it is that this is the licence of what it speaks of.

    """
    value = plain(written)[:_LONGEST]
    meant = named_by(means) or named_by(value) or ("" if "//" in means else means)
    yield Evidence(
        EvidenceKind.EMBEDDED,
        "" if _PLACEHOLDER.fullmatch(value) else value,
        *place,
        confidence=confidence,
        is_default=is_default,
        about=about,
        means="" if meant == value else meant,
        locator=locator,
    )


def said(
    kind: EvidenceKind,
    written: str,
    locator: str,
    place: Point = _NOWHERE,
    *,
    about: str = "",
) -> Iterator[Evidence]:
    """Yield an author, an organisation, a title, a copyright statement or an identifier.

    Nothing where nothing is written, or what a template or a programme puts there for nobody.
    """
    value = plain(written)[:_LONGEST]
    is_nobody = kind in _OF_PEOPLE and _NOBODY.match(value)
    if value and not is_nobody and not _PLACEHOLDER.fullmatch(value):
        yield Evidence(kind, value, *place, about=about, locator=locator)


def passage(
    text: str,
    locator: str,
    place: Point = _NOWHERE,
    *,
    about: str = "",
    confidence: float = STATED,
) -> Iterator[Evidence]:
    """Yield words in which a licence may be granted, or a copyright be stated.

    Which, if any, is told elsewhere (`licences`); a passage without either says nothing.

    Args:
        text: in lines, if it has any; they count from `place`.
        locator: where in the file, in the format's own terms.
        place: line and column of its first character, where the format has lines.
        about: the part that it speaks of, where not of the whole.
        confidence: how sure it is at most that such words speak of the file itself.

    """
    if text.strip():
        yield Evidence(
            EvidenceKind.PASSAGE,
            text[:_LONGEST_PASSAGE],
            *place,
            confidence=confidence,
            about=about,
            locator=locator,
        )


def link(
    target: str,
    relation: Relation,
    locator: str,
    place: Point = _NOWHERE,
    *,
    confidence: float = FIRM,
) -> Iterator[Evidence]:
    """Yield that a design points at another one: a path, an address, an id, a name.

    Args:
        target: as it stands there; a path stays as it is and is looked for in the tree later.
        relation: how this file stands to that one.
        locator: where in the file, in the format's own terms.
        place: line and column, where the format has lines.
        confidence: how sure it is that the target is a design and is meant so.

    """
    value = plain(target)
    if value and len(value) <= _LONGEST:
        yield Evidence(
            EvidenceKind.LINK,
            value,
            *place,
            confidence=confidence,
            locator=locator,
            relation=relation,
        )
