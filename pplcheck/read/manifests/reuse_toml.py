"""What does a `REUSE.toml` say of other files?

Source: REUSE 3.3, `REUSE.toml`.
"""

import re
from collections.abc import Iterator
from typing import Any

from pplcheck.model.evidence import Evidence, EvidenceKind, Precedence
from pplcheck.syntax import toml
from pplcheck.syntax.places import Keys, Places, UnparsableError

NAME = "reuse-toml"
GLOBS = ("reuse.toml",)

_NAME = "REUSE.toml"
_VERSION = 1
_PATHS, _PRECEDENCE = "path", "precedence"
_COPYRIGHT, _LICENCE = "SPDX-FileCopyrightText", "SPDX-License-Identifier"
# Each pattern may be held against each file of the tree.
_MOST_PATHS = 20_000


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield one annotation for each table, in the order of the file; the last one counts.

    Raises:
        UnparsableError: a table is not what REUSE asks for; those that are were yielded.

    """
    if path.rpartition("/")[2] != _NAME:
        return
    data = toml.load(content)
    places = toml.places(content)
    faults: list[UnparsableError] = []
    if data.get("version") != _VERSION:
        faults.append(_fault(places, ("version",), "`version = 1` is missing"))
    tables = data.get("annotations", [])
    for index, table in enumerate(tables if isinstance(tables, list) else []):
        try:
            yield _annotation(table, places, index)
        except UnparsableError as fault:
            faults.append(fault)
    if faults:
        raise faults[0]


def _annotation(table: Any, places: Places, index: int) -> Evidence:  # noqa: ANN401 - TOML can hold anything
    at: Keys = ("annotations", index)
    if not isinstance(table, dict):
        raise _fault(places, at, "an annotation must be a table")
    stated = {
        key: _words(table.get(key), places, (*at, key))
        for key in (_PATHS, _COPYRIGHT, _LICENCE)
    }
    patterns = stated[_PATHS]
    if not patterns:
        raise _fault(places, at, "an annotation without `path`")
    if len(patterns) > _MOST_PATHS:
        raise _fault(places, at, f"more than {_MOST_PATHS} paths in one annotation")
    licences = stated[_LICENCE]
    several = len(licences) > 1
    line, column = places.of_value((*at, _LICENCE))
    return Evidence(
        EvidenceKind.ANNOTATION,
        " AND ".join(f"({one})" if several else one for one in licences),
        line,
        column,
        paths=tuple(_escaped(pattern) for pattern in patterns),
        precedence=_precedence(table, places, (*at, _PRECEDENCE)),
        copyrights=stated[_COPYRIGHT],
    )


def _precedence(table: dict[str, Any], places: Places, at: Keys) -> Precedence:
    written = table.get(_PRECEDENCE, Precedence.CLOSEST)
    try:
        return Precedence(written)
    except ValueError:
        known = ", ".join(Precedence)
        raise _fault(places, at, f"`precedence` must be one of {known}") from None


def _words(value: object, places: Places, at: Keys) -> tuple[str, ...]:
    """Return a text or a list of texts as a list."""
    several = [] if value is None else value if isinstance(value, list) else [value]
    if not all(isinstance(one, str) and one.strip() for one in several):
        raise _fault(places, at, f"`{at[-1]}` must be text, or a list of texts")
    return tuple(str(one) for one in several)


def _escaped(pattern: str) -> str:
    """Return a pattern in which `?` means itself: REUSE knows `*` alone."""
    return re.sub(r"\\.|\?", lambda found: rf"\{found.group()[-1]}", pattern, flags=re.DOTALL)


def _fault(places: Places, at: Keys, what: str) -> UnparsableError:
    return UnparsableError(*places.of_value(at), what)
