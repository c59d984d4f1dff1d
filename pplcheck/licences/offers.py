"""Does a README leave the choice among several licences?

Only prose tells "either" from "both", and "for co-operatives" from "for the documentation".
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pplcheck.licences.notices import notices_in
from pplcheck.model.evidence import Evidence
from pplcheck.model.notice import Notice

# What is less sure speaks of a part, or of a sort of licence.
_FLOOR = 0.7
# A line under a heading about the licence states one without saying so again.
_STATING = "Licence: "


def offer_in(statements: Sequence[Evidence]) -> tuple[Evidence, Notice] | None:
    """Return the one offer that lines of a README make, and the line where it begins.

    Args:
        statements: the lines in which a licence is stated, in order.

    Returns:
        None where they make none, or several, or say "and" (which part is under which, they
        may say elsewhere).

    """
    if not statements:
        return None
    found = list(_stated(statements)) or list(_filled_in(statements))
    if len(found) != 1 or found[0][1].confidence < _FLOOR:
        return None
    expression = found[0][1].expression
    return found[0] if " OR " in expression and " AND " not in expression else None


def _stated(statements: Sequence[Evidence]) -> Iterator[tuple[Evidence, Notice]]:
    """Yield what the lines state, read as one text; a gap stays an empty line."""
    text, starts, last = "", [], 0
    for statement in statements:
        text += "\n" * min(statement.line - last, 2) if text else ""
        starts.append(len(text))
        text += statement.value
        last = statement.line
    for notice in notices_in(text):
        yield statements[sum(start <= notice.start for start in starts) - 1], notice


def _filled_in(statements: Sequence[Evidence]) -> Iterator[tuple[Evidence, Notice]]:
    """Yield what single lines say where nothing but names stands: "PPL or AGPL"."""
    for statement in statements:
        for notice in notices_in(_STATING + statement.value):
            yield statement, replace(notice, written=notice.written.removeprefix(_STATING))
