"""Do some words in a file say this licence, another one, or nothing of the kind?

Asked before a licence is written beside them, or in their place: a file must not say two.
"""

import re

from pplcheck.licences.addresses import ADDRESS, licence_at
from pplcheck.licences.expression import ExpressionError, parse_loosely
from pplcheck.licences.granted import granted_in
from pplcheck.licences.names import named_in, speaks_of_licence
from pplcheck.model.annotation import Says

_SPEAKING = re.compile(
    r"licen[cs]|lizenz|\bcc[- ]by\b|creative ?commons|public domain|copyleft|spdx-",
    re.IGNORECASE,
)
_RESERVING = re.compile(r"rights reserved|proprietary|non-?commercial", re.IGNORECASE)
_ALL_RESERVED = "NONE"
_UNKNOWN = "?"
_SENTENCE = ".,;:)"


def says(words: str, licence: str) -> Says:
    """Return what words say, held against a licence.

    Args:
        words: what stands in a field, a comment, a text.
        licence: an SPDX expression in its normal form.

    """
    whole = _normal(words)
    if whole == _ALL_RESERVED:
        return Says.RESERVED
    if whole:
        return Says.THE_SAME if whole == licence else Says.ANOTHER
    own = rf"(?<![\w.+-]){re.escape(licence)}(?![\w+-])"
    rest = re.sub(own, " ", _with_ids(words, licence))
    named = _named(rest)
    is_said = rest != words or licence in named
    # The name of a licence may stand without its version beside an address that has it.
    others = {name for name in named if not f"{licence}-".startswith(f"{name}-")}
    if is_said:
        return Says.ANOTHER if others or _RESERVING.search(rest) else Says.THE_SAME
    if named or not _RESERVING.search(words):
        return Says.ANOTHER if named or _SPEAKING.search(words) else Says.NOTHING
    return Says.RESERVED


def _with_ids(words: str, licence: str) -> str:
    """Return words in which the licence stands instead of its addresses."""

    def named(found: re.Match[str]) -> str:
        address = found[0].rstrip(_SENTENCE)
        return licence if licence_at(address) == licence else found[0]

    return ADDRESS.sub(named, words)


def _named(words: str) -> set[str]:
    """Return the licences that words grant; else those that they name."""
    granted = {_normal(notice.expression) for notice in granted_in(words)} - {""}
    if granted:
        return granted
    named = {name.id for name in named_in(words, with_tokens=True)}
    return named or ({_UNKNOWN} if speaks_of_licence(words) else set())


def _normal(expression: str) -> str:
    """Return the normal form of an expression; empty where it is none of known licences."""
    try:
        found = parse_loosely(expression)
    except ExpressionError:
        return ""
    return "" if found.unknown else found.normal
