"""Where does a text mention a licence, by name or by address?"""

import re

from pplcheck.licences.addresses import ADDRESS, licence_at
from pplcheck.licences.corpus.catalogue import without_choice
from pplcheck.licences.versions import Meant
from pplcheck.licences.walk import MOST, Mention, walk

# Comment signs at the beginning of a line, and tags within it, are no part of what is said.
_MARGIN = re.compile(
    r"^[ \t]*"
    r"(?:(?:dnl|rem|@rem|\.\.|\.\\\"|[*#/;%!|>+\"'\\-]+|<!--|\(\*|c(?=[ \t]{2}))[ \t]*)+",
    re.IGNORECASE | re.MULTILINE,
)
_RIGHT_MARGIN = re.compile(r"[ \t](?:[*#/|]{1,200}|--)[ \t\r]*$", re.MULTILINE)
_TAG = re.compile(
    r"</?[A-Za-z][A-Za-z0-9]{0,10}(?:\s[^<>]{0,300})?/?>|&(?:quot|nbsp|lt|gt|amp);"
    # "the MIT license <LICENSE-MIT or http://...>": where it is found.
    r"|<LICEN[CS]E[^<>\n]{0,200}>"
    # A notice within a string of a programme: "\n" and the quotes around lines.
    r"|\\[nrt](?:[\\\",]){0,3}"
)
_VERSION = re.compile(r"-\d[\d.]*[a-c]?$")


def bare(text: str) -> str:
    """Return `text` of the same length with comment signs and tags blanked."""
    for pattern in (_MARGIN, _RIGHT_MARGIN, _TAG):
        text = pattern.sub(_blank, text)
    return text


def _blank(found: re.Match[str]) -> str:
    blanked = found.group()
    return " " * len(blanked) if "\n" not in blanked else re.sub(r"[^\n]", " ", blanked)


def mentions_in(text: str) -> tuple[Mention, ...]:
    """Return the licences that `text` mentions, in order; at most a thousand of each kind.

    Args:
        text: without comment signs (see `bare`).

    """
    found: list[Mention] = []

    def take(address: re.Match[str]) -> str:
        if len(found) < MOST and (expression := licence_at(address.group())):
            found.append(_at(address, expression))
        return " " * len(address.group())

    # The words of an address are no names.
    blanked = ADDRESS.sub(take, text)
    found += walk(blanked)
    return tuple(sorted(found, key=lambda mention: mention.start))


def _at(address: re.Match[str], expression: str) -> Mention:
    licence = without_choice(expression)
    means = Meant(expression, licence, address.start(), address.end(), 1.0)
    stem = _VERSION.sub("", licence)
    return Mention(
        means,
        stem,
        is_safe=True,
        is_address=True,
        is_open=expression.endswith("-or-later"),
        name_start=address.start(),
    )
