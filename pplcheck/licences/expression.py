"""Which licence expression did somebody write?

The grammar is that of SPDX 2.3 annex D; names that are no ids, but are known, are resolved.
"""

import re
from dataclasses import replace
from difflib import get_close_matches
from functools import cache

from pplcheck.licences.addresses import ADDRESS, licence_at
from pplcheck.licences.corpus.catalogue import spdx_rows, spoken
from pplcheck.licences.corpus.references import by_name, name_key
from pplcheck.licences.grammar import (
    Expression,
    ExpressionError,
    Leaf,
    leaves,
    parse,
    renamed,
    simplified,
)
from pplcheck.licences.walk import whole
from pplcheck.model.licence import LicenceExpression

__all__ = [
    "ExpressionError",
    "close_ids",
    "parse_expression",
    "parse_loosely",
    "taken_apart",
]

_OWN = ("licenseref-", "documentref-", "additionref-")
# What npm and Composer write for "no licence is granted" (SPDX calls it NONE).
_NO_LICENCE = frozenset({"unlicensed", "proprietary", "none", "all rights reserved"})
# Less sure names stay as they are: "BSD License" may be any of three.
_FLOOR = 0.7
_LONGEST_NAME = 200
_OPERATOR = re.compile(r"(\s+(?:OR|AND)\s+)")
_AND_OR = re.compile(r"\band\s*/\s*or\b", re.IGNORECASE)
# "MIT License (MIT)": said twice.
_TWICE = re.compile(r"\s*\([\w.+-]{2,20}\)\s*$")


@cache
def parse_expression(written: str) -> LicenceExpression:
    """Return what an SPDX expression means.

    Args:
        written: the expression, as it stands in the file.

    Raises:
        ExpressionError: it does not parse.

    """
    parsed = parse(written)
    meant = renamed(parsed, _canonical)
    # Case and deprecated ids are not loose: SPDX says that ids match in any case.
    is_loose = any(_is_loose(leaf) for leaf in leaves(parsed))
    ids = _ids(meant)
    return LicenceExpression(
        written=written,
        normal=str(simplified(meant)),
        ids=ids,
        better=str(meant) if is_loose else "",
        unknown=tuple(id_ for id_ in ids if not _is_known(id_)),
    )


@cache
def parse_loosely(written: str) -> LicenceExpression:
    """Return what a manifest's licence field means: an expression, a known name, or neither.

    Raises:
        ExpressionError: it is none of these.

    """
    name = written.strip()
    if name.lower() in _NO_LICENCE:
        return LicenceExpression(written, "NONE", ("NONE",))
    known = (
        ""
        if _is_known(name.removesuffix("+"))
        else _named(name) or _named(_TWICE.sub("", name))
    )
    if known:
        found = parse_expression(known)
        # A family without its version is understood, and there is nothing better to write yet.
        better = "" if found.unknown else known
        return LicenceExpression(written, found.normal, found.ids, better, found.unknown)
    # Cargo wrote "MIT/Apache-2.0" before it took SPDX expressions.
    plain = _AND_OR.sub("OR", name).replace("/", " OR ")
    resolved = _each_resolved(plain)
    found = parse_expression(resolved)
    better = found.better if resolved == plain else resolved
    return replace(found, written=written, better=better)


@cache
def taken_apart(written: str) -> Expression:
    """Return the licences of an expression by their ids of today, as they are joined.

    Raises:
        ExpressionError: it does not parse.

    """
    return parse(parse_expression(written).normal)


def close_ids(name: str) -> tuple[str, ...]:
    """Return the SPDX ids that somebody may have meant who wrote a name that is none."""
    folded = {id_.lower(): id_ for kind, id_, _, _ in spdx_rows() if kind == "licence"}
    return tuple(folded[close] for close in get_close_matches(name.lower(), folded, 3))


def _each_resolved(expression: str) -> str:
    """Return an expression in which full names stand as ids: "Apache License 2.0 OR MIT".

    A list in a manifest becomes such an expression, and its names may have commas and numbers.
    """
    parts = _OPERATOR.split(expression)
    for index, part in enumerate(parts):
        # An open parenthesis is one of the expression, not of the name.
        if " " in part.strip() and part.count("(") == part.count(")"):
            parts[index] = _named(part.strip()) or part
    return "".join(parts)


def _named(name: str) -> str:
    """Return the expression that a name or an address alone means; empty where none is sure."""
    if len(name) > _LONGEST_NAME:
        return ""
    if ADDRESS.fullmatch(name):
        return licence_at(name)
    means = whole(name)
    if means:
        return means.expression if means.sure >= _FLOOR else ""
    return by_name().get(name_key(name), "")


def _canonical(leaf: Leaf) -> Expression:
    """Return a licence by its id of today, which may itself be one with an exception."""
    today = parse(_id(leaf.licence))
    if not leaf.exception or not isinstance(today, Leaf):
        return today
    return Leaf(today.licence, spdx_ids().get(leaf.exception.lower(), leaf.exception))


def _id(name: str) -> str:
    lower = name.lower()
    if lower in spdx_ids():
        return spdx_ids()[lower]
    if lower.endswith("+") and lower[:-1] in spdx_ids():
        return f"{spdx_ids()[lower[:-1]]}+"
    if lower.startswith(_OWN):
        return by_name().get(name_key(name), name)
    known = _named(name)
    # A name within an expression is one licence.
    return known if known and isinstance(parse(known), Leaf) else name


def _ids(expression: Expression) -> tuple[str, ...]:
    found = set()
    for leaf in leaves(expression):
        # "or any later version" of a licence includes that version.
        found |= {leaf.licence.removesuffix("+") or leaf.licence, leaf.exception} - {""}
    return tuple(sorted(found))


def _is_loose(leaf: Leaf) -> bool:
    meant = _canonical(leaf)
    lower = leaf.licence.lower()
    return str(meant) != str(leaf) and lower.removesuffix("+") not in spdx_ids()


def _is_known(id_: str) -> bool:
    lower = id_.lower()
    return lower in spdx_ids() or lower.startswith(_OWN)


@cache
def spdx_ids() -> dict[str, str]:
    """Return the SPDX ids by their lower-case form, deprecated ones pointing to today's."""
    ids = {id_.lower(): id_ for _, id_, _, _ in spdx_rows()}
    return ids | {id_.lower(): today for id_, today in spoken()["deprecated"].items()}
