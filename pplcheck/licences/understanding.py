"""What is said of a licence in a statement that was read, and what could not be understood?"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from pplcheck.licences.expression import ExpressionError
from pplcheck.model.evidence import Evidence
from pplcheck.model.licence import LicenceExpression
from pplcheck.model.place import Place
from pplcheck.model.survey import Unread

SURE = 1.0


class Statements:
    """Understands statements, and keeps those that it cannot."""

    def __init__(self) -> None:
        self.unread: list[Unread] = []

    def understood(
        self, path: str, seen: Evidence, parse: Callable[[str], LicenceExpression]
    ) -> LicenceExpression | None:
        """Return the expression that `parse` finds in a statement, or None."""
        try:
            if seen.means:
                # What is right in its own format is not loose.
                return replace(parse(seen.means), written=seen.value, better="")
            return parse(seen.value)
        except ExpressionError as error:
            if seen.confidence >= SURE:
                reason = (
                    f"licence expression {seen.value!r} does not parse ({error}); "
                    "write an SPDX expression such as PPL"
                )
                self.unread.append(Unread(Place(path, seen.line, seen.column), reason))
            return None


def joined(expressions: Sequence[LicenceExpression]) -> LicenceExpression:
    """Return all of `expressions` joined by AND."""
    distinct = {expression.normal: expression for expression in expressions}
    if len(distinct) == 1:
        return expressions[0]
    # Not parsed again: a list of licences may have hundreds of tags.
    together = " AND ".join(f"({one})" if " OR " in one else one for one in sorted(distinct))
    return LicenceExpression(
        written=together,
        normal=together,
        ids=tuple(sorted({id_ for one in distinct.values() for id_ in one.ids})),
        unknown=tuple(sorted({id_ for one in distinct.values() for id_ in one.unknown})),
    )
