"""Which terms hold for what an asset's licence says, expression or not?"""

from collections.abc import Mapping

from pplcheck.judge import Alone, Joined, Open, Part, Unknown
from pplcheck.licences import (
    Expression,
    ExpressionError,
    Leaf,
    leaves,
    open_to_all,
    taken_apart,
)
from pplcheck.model.terms import Terms
from pplcheck.model.verdict import Join

_JOINS = {"OR": Join.ANY, "AND": Join.ALL}


class Offers:
    """Finds the terms of licences, under the steward's readings."""

    def __init__(
        self, terms: Mapping[str, Terms], readings: Mapping[str, Mapping[str, str]]
    ) -> None:
        """Take what is known.

        Args:
            terms: by the id of the licence.
            readings: the steward's options for each licence.

        """
        self._terms = terms
        self._readings = readings

    def part(self, licence: str) -> Part:
        """Return a licence, or each of an expression, with its terms."""
        if licence in self._terms:
            return self._single(Leaf(licence))
        try:
            return self._part(taken_apart(licence))
        except ExpressionError:
            return Unknown(licence)

    def terms_in(self, licence: str) -> tuple[Terms, ...]:
        """Return the terms of every licence in an expression that there are terms for."""
        if licence in self._terms:
            return (self._terms[licence],)
        try:
            names = dict.fromkeys(leaf.licence for leaf in leaves(taken_apart(licence)))
        except ExpressionError:
            return ()
        return tuple(self._terms[name] for name in names if name in self._terms)

    def _part(self, expression: Expression) -> Part:
        if isinstance(expression, Leaf):
            return self._single(expression)
        parts = tuple(self._part(part) for part in expression.parts)
        return Joined(str(expression), _JOINS[expression.operator], parts)

    def _single(self, leaf: Leaf) -> Part:
        terms = self._terms.get(leaf.licence)
        if terms is not None:
            return Alone(terms, self._readings.get(terms.id, {}), leaf.exception)
        asks = open_to_all(leaf)
        return Open(str(leaf), asks) if asks else Unknown(str(leaf))
