"""Which licence does a short name of Debian's copyright format mean?

Source: Debian, machine-readable `debian/copyright` 1.0, "License specification". Which name
means what stands as data in `debian_names.toml`.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib.resources import files

from pplcheck.licences.expression import ExpressionError, parse_expression
from pplcheck.model.licence import LicenceExpression

_LONGEST = 500
_JOINT = re.compile(r"(,?)\s*\b(and/or|and|or)\b\s*", re.IGNORECASE)
_EXCEPTION = re.compile(r"\s+with\s+(?:the\s+)?(.+?)(?:\s+exception)?\s*$", re.IGNORECASE)
_NOT_IN_AN_ID = re.compile(r"[^A-Za-z0-9.-]+")


@cache
def parse_debian(written: str) -> LicenceExpression:
    """Return what Debian's `License:` line means.

    A name that is neither Debian's nor SPDX's means what the file itself says under it, and
    becomes a `LicenseRef-`.

    Args:
        written: such as `GPL-2+ or Artistic, and Expat`.

    Raises:
        ExpressionError: it is no combination of names.

    """
    try:
        found = parse_expression(written)
    except ExpressionError:
        pass
    else:
        if not found.unknown and not found.better:
            return found
    if len(written) > _LONGEST:
        raise ExpressionError(f"longer than {_LONGEST} characters")
    # The format's own names are right in it: none of them is loose.
    return replace(parse_expression(_translated(written)), written=written, better="")


def _translated(written: str) -> str:
    """Return an SPDX expression; a comma before `and` or `or` binds less than none."""
    terms: list[str] = []
    joints: list[str] = []
    for name, comma, joint in _named(written):
        terms.append(_name(name))
        if joint:
            word = "AND" if joint.lower() == "and" else "OR"
            joints.append(f") {word} (" if comma else f" {word} ")
    return "(" + "".join(f"{a}{b}" for a, b in zip(terms, [*joints, ""], strict=True)) + ")"


def _named(written: str) -> Iterator[tuple[str, str, str]]:
    start = 0
    for joint in _JOINT.finditer(written):
        yield written[start : joint.start()], joint[1], joint[2]
        start = joint.end()
    yield written[start:], "", ""


def _name(written: str) -> str:
    """Return the SPDX form of one name, with its exception if it has one."""
    found = _EXCEPTION.search(written)
    name = (written[: found.start()] if found else written).strip()
    if not name:
        raise ExpressionError("a name is missing")
    licence = _licence(name)
    if not found:
        return licence
    known = _names()["exceptions"]
    exception = found[1].lower()
    versioned = f"{exception} {name.lower().rstrip('+')}"
    meant = known.get(versioned) or known.get(exception) or f"AdditionRef-{_id(found[1])}"
    return f"{licence} WITH {meant}"


def _licence(name: str) -> str:
    lower, plus, _ = name.lower().partition("+")
    tables = _names()
    if lower in tables["versioned"]:
        return tables["versioned"][lower] + ("-or-later" if plus else "-only")
    known = tables["names"].get(lower)
    if known:
        return f"({known})" if " " in known else known + plus
    try:
        found = parse_expression(name)
    except ExpressionError:
        return f"LicenseRef-{_id(name)}"
    return f"LicenseRef-{_id(name)}" if found.unknown else found.normal


def _id(name: str) -> str:
    bare = _NOT_IN_AN_ID.sub("-", name).strip("-")
    if not bare:
        raise ExpressionError(f"{name!r} is no name")
    return bare


@cache
def _names() -> dict[str, dict[str, str]]:
    content = files("pplcheck.licences").joinpath("debian_names.toml")
    return tomllib.loads(content.read_text(encoding="utf-8"))
