"""What does LOSH ask of a structured bill of materials, `sBoM.csv`?

Source: the bills of OPEN-NEXT's LOSH: tabs between POS, NAME, UNITS, TYPE and REFERENCE; types
STD (a standard part: which standard), BUY, POSH and MOSH (parts and modules of open hardware:
the path of a manifest, or the address of a repository).
"""

import re
from collections.abc import Iterator

from pplcheck.lint.forms import path_or_web
from pplcheck.lint.spot import Spot
from pplcheck.model.lint import Fault

TITLE = "sBoM of LOSH"

_HEADER = ("POS", "NAME", "UNITS", "TYPE", "REFERENCE")
_TYPES = ("STD", "BUY", "POSH", "MOSH")
_AMOUNT = re.compile(r"\d+(?:[.,]\d+)?$")
_MOST = 10_000


def check(spot: Spot) -> Iterator[Fault]:
    """Yield what is wrong with the rows: `value` is a list of lists of cells."""
    rows = [row for row in spot.entries() if any(row.value)]
    if not rows or tuple(rows[0].value[: len(_HEADER)]) != _HEADER:
        at = rows[0] if rows else spot
        yield at.error("the header is not the one of an sBoM", f"write {' TAB '.join(_HEADER)}")
        return
    seen: dict[str, int] = {}
    for row in rows[1:_MOST]:
        cells = [*row.value, *[""] * len(_HEADER)]
        position, name, units, kind, reference = cells[: len(_HEADER)]
        if position in seen:
            yield row.error(f"position {position} stands twice", "give each row its own number")
        seen[position] = 1
        if not name:
            yield row.error("NAME is empty", "write what the part is called")
        if not _AMOUNT.match(units):
            yield row.error(
                f"UNITS must be a number, not {units!r}", "write how many are needed"
            )
        if kind not in _TYPES:
            yield row.error(f"TYPE must be one of {', '.join(_TYPES)}", f"correct {kind!r}")
        elif kind != "BUY":
            yield from _reference(row, kind, reference)


def _reference(row: Spot, kind: str, reference: str) -> Iterator[Fault]:
    if not reference:
        hint = "write the standard" if kind == "STD" else "name its manifest or its repository"
        yield row.error(f"REFERENCE of a row of type {kind} is empty", hint)
    elif kind == "MOSH" and not reference.startswith(("http://", "https://")):
        yield row.warning("REFERENCE of a module is no address", "write that of its repository")
    elif kind == "POSH":
        at = Spot(reference, (*row.keys, "REFERENCE"), row.path, row.places, row.licences)
        yield from path_or_web(at)
