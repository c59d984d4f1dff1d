"""What does the licence field of a design say?

People write there whatever they like: an id, a name, an address, a sentence, the whole text.
"""

import re
from dataclasses import replace

from pplcheck.licences.corpus.catalogue import stem_of, unversioned, without_choice
from pplcheck.licences.expression import ExpressionError, parse_expression, parse_loosely
from pplcheck.licences.granted import granted_in
from pplcheck.licences.names import named_in
from pplcheck.licences.understanding import joined
from pplcheck.model.evidence import Evidence
from pplcheck.model.licence import LicenceExpression

_RESERVED = re.compile(r"\ball rights reserved\b", re.IGNORECASE)
# What makes a reservation more than one: an offer of something after all.
_OFFER = re.compile(
    r"licen[cs]|attribution|share[ -]?alike|commercial|private|permi|\bCC\b|but\b",
    re.IGNORECASE,
)
# No licence, and no SPDX id for it either.
_FREE = re.compile(r"\W*(?:CC\W*)?public[ -]?domain\W*", re.IGNORECASE)
_PUBLIC_DOMAIN = "LicenseRef-Public-Domain"
_LICENCE = re.compile(r"licen[cs]e|lizenz|licencia", re.IGNORECASE)
# "see the license tab", "as per the license file": they name none.
_ELSEWHERE = re.compile(
    r"\b(?:see|siehe|voir|ver|tab|attached|refer)\b|licen[cs]e\s+file", re.IGNORECASE
)
_NOTHING = "All rights reserved"
_LONGEST_NAME = 80
_SUFFICES = 0.5


def licence_in_field(seen: Evidence) -> LicenceExpression | None:
    """Return what a field means, or None where it is empty or names nothing.

    A name beside the address of another licence is no statement of either. A reservation with
    an offer beside it ("all rights reserved, CC BY-NC-SA for private use") stays one statement
    in its own words: neither half is what the maker says.

    Args:
        seen: evidence of the kind `EMBEDDED`.

    """
    value = seen.value
    if not value and not seen.means:
        return None
    if _RESERVED.search(value):
        is_all = not _OFFER.search(value)
        return replace(parse_loosely(_NOTHING), written=value) if is_all else _own_words(value)
    if _FREE.fullmatch(value):
        return replace(parse_expression(_PUBLIC_DOMAIN), written=value)
    meant = _parsed(seen.means) if seen.means else None
    if meant:
        # Of a name and another address somebody changed one: which, nobody can tell.
        both = _together(value, meant)
        return both or _own_words(f"{value} ({seen.means})")
    found = _parsed(value) or _granted(value) or _named(value) or _unknown_name(value)
    return found or (_own_words(value) if seen.means else None)


def _together(value: str, meant: LicenceExpression) -> LicenceExpression | None:
    """Return what a name and the licence of the address beside it say, unless they disagree.

    The address tells the version and the country, where the name has none; the name alone can
    say "or later".
    """
    named = _parsed(value)
    if named is None or _plain(named) == _plain(meant):
        return replace(named or meant, written=value, better="")
    is_open = bool(named.unknown) or not any(map(str.isdigit, value))
    is_ported = any(f"{id_}-" in f"{meant.normal}-" for id_ in named.ids)
    is_kin = {stem_of(id_) for id_ in named.ids} == {stem_of(id_) for id_ in meant.ids}
    return (
        replace(meant, written=value, better="") if is_kin and (is_open or is_ported) else None
    )


def _plain(licence: LicenceExpression) -> frozenset[str]:
    return frozenset(map(without_choice, licence.ids))


def _parsed(value: str) -> LicenceExpression | None:
    """Return an expression all of whose parts are known."""
    try:
        found = parse_loosely(value)
    except ExpressionError:
        return None
    return found if set(found.unknown) <= unversioned() else None


def _granted(value: str) -> LicenceExpression | None:
    notices = [one for one in granted_in(value) if one.confidence >= _SUFFICES]
    if not notices:
        return None
    found = joined([parse_expression(one.expression) for one in notices])
    return replace(found, written=value)


def _named(value: str) -> LicenceExpression | None:
    ids = {named.id for named in named_in(value, with_tokens=True)}
    if len(ids) != 1:
        return None
    return replace(parse_expression(ids.pop()), written=value)


def _unknown_name(value: str) -> LicenceExpression | None:
    """Return a short name that calls itself a licence's, though nobody knows it."""
    is_name = _LICENCE.search(value) and not _ELSEWHERE.search(value)
    return _own_words(value) if is_name and len(value) <= _LONGEST_NAME else None


def _own_words(value: str) -> LicenceExpression:
    return LicenceExpression(value, value, (value,), unknown=(value,))
