"""Does a README leave the choice among several licences?

Only prose tells "either" from "both", and "for co-operatives" from "for the documentation".
"""

from collections.abc import Sequence

from pplcheck.licences.notices import Notice, notices_in
from pplcheck.model.evidence import Evidence

# What is less sure speaks of a part, or of a sort of licence.
_FLOOR = 0.7


def offer_in(statements: Sequence[Evidence]) -> tuple[Evidence, Notice] | None:
    """Return the one offer that lines of a README make, and the line where it begins.

    Args:
        statements: the lines in which a licence is stated, in order.

    Returns:
        None where they make none, or several, or say "and" (which part is under which, they
        may say elsewhere).

    """
    text, starts = _joined(statements)
    found = notices_in(text)
    if len(found) != 1 or found[0].confidence < _FLOOR:
        return None
    (notice,) = found
    if not notice.is_offer or " OR " not in notice.expression or " AND " in notice.expression:
        return None
    index = sum(start <= notice.start for start in starts) - 1
    return statements[index], notice


def _joined(statements: Sequence[Evidence]) -> tuple[str, list[int]]:
    """Return the lines as one text, and where each begins; a gap stays an empty line."""
    text, starts, last = "", [], 0
    for statement in statements:
        text += "\n" * min(statement.line - last, 2) if text else ""
        starts.append(len(text))
        text += statement.value
        last = statement.line
    return text, starts
