"""Whom does a copyright statement name, and does another statement name them still?"""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

# REUSE-IgnoreStart
_SIGN: Final = re.compile(
    r"SPDX-(?:File|Snippet)CopyrightText:|\bcopyright(?:ed)?\b|\bcopr\b\.?|\(c\)|©|&copy;",
    re.IGNORECASE,
)
# REUSE-IgnoreEnd
_YEARS: Final = re.compile(
    r"\b(?:19|20)\d\d\b(?:\s*[-\u2013\u2014/]\s*(?:(?:19|20)?\d\d\b|present|now|today))?"
)
_MONTHS: Final = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november"
    r"|december)(?=\s*,?\s*(?:\d|$))",
    re.IGNORECASE,
)
# What follows the holder's name, and says something else.
_TAIL: Final = re.compile(
    r"[\s\-\u2013\u2014,;.:(]*\b(?:all rights? reserved|tous droits r[ée]serv[ée]s"
    r"|todos los derechos reservados|alle rechte vorbehalten|released|licen[sc]ed"
    r"|distributed|published|available|see|under the)\b.*",
    re.IGNORECASE,
)
_ADDRESS: Final = re.compile(r"<[^<>]*>|https?://\S+|\S+@\S+")
_WORD: Final = re.compile(r"\w+")
# "[yyyy] [name of copyright owner]", "<year> <name of author>", "{{ author }}": forms.
_FORM: Final = re.compile(
    r"[\[<{](?:yyyy|year|name|author|owner|fullname|copyright|your)"
    r"|name of (?:copyright|author)|\byour name\b|\{\{|\byyyy\b",
    re.IGNORECASE,
)
# Of licence texts themselves, which speak in them of their own copyright.
_OF_TEXTS: Final = (
    "free software foundation", "cern", "sil international", "creative commons", "open data",
    "linux foundation", "lawrence rosen", "european union", "tapr",
)  # fmt: skip


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text, so that those that people hold for the same are equal."""
    return tuple(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def is_copyright(text: str) -> bool:
    """Whether a line is a copyright statement, and not one about authors or licences."""
    return _SIGN.search(text) is not None


def is_form(statement: str) -> bool:
    """Whether a statement has yet to be filled in."""
    return _FORM.search(statement) is not None


def is_of_a_licence_text(statement: str) -> bool:
    """Whether a statement in a licence's text is that of the text, and not of a work."""
    said = " ".join(words_of(statement))
    return any(holder in said for holder in _OF_TEXTS)


def holder_of(statement: str) -> str:
    """Return whom a statement names, as written, without years and addresses."""
    named = _named(statement)
    bare = _ADDRESS.sub(" ", named)
    return _tidy(bare) or _tidy(named)


def keeps(statement: str, found: Iterable[str]) -> bool:
    """Whether one of the statements found names all whom a statement names.

    Years may grow and be joined, signs may be written otherwise, and more may be said.
    """
    holder = set(words_of(holder_of(statement)))
    return any(holder <= set(words_of(one)) for one in found)


def _named(statement: str) -> str:
    bare = _SIGN.sub(" ", statement)
    bare = _TAIL.sub("", bare)
    return re.sub(r"^\s*by\b", " ", _YEARS.sub(" ", _MONTHS.sub(" ", bare)).strip(" ,.:;-"))


def _tidy(text: str) -> str:
    return " ".join(text.split()).strip(" ,.:;-*/#()[]\u2013\u2014")
