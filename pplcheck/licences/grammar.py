"""How is a licence expression built, and when do two say the same?

The grammar of SPDX 2.3, annex D: names joined by AND and OR, WITH between a licence and an
exception, AND before OR, parentheses. A name may hold blanks: what people write for one often
does. That is little enough to parse here; license-expression, which the tests compare this
with, takes 0.07 s to load, a fifth of what the scan of a small repository takes in all, and
has no bound on how long an expression keeps it busy.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

_TOKEN = re.compile(r"[()]|[^\s()]+")
_NAME = re.compile(r"[\w .:+-]+")
_WORDS = frozenset({"and", "or", "with"})
# The longest real expression seen has some 400 characters.
_LONGEST = 2_000
_DEEPEST = 50


class ExpressionError(ValueError):
    """The text is no licence expression; the message says why, without a full stop."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One licence, perhaps with an exception."""

    licence: str
    exception: str = ""

    def __str__(self) -> str:
        return f"{self.licence} WITH {self.exception}" if self.exception else self.licence


@dataclass(frozen=True, slots=True)
class Joint:
    """Two or more parts joined by one operator, `AND` or `OR`."""

    operator: str
    parts: "tuple[Expression, ...]"

    def __str__(self) -> str:
        shown = (f"({part})" if isinstance(part, Joint) else str(part) for part in self.parts)
        return f" {self.operator} ".join(shown)


Expression = Leaf | Joint


def parse(written: str) -> Expression:
    """Return how `written` is built, names as they stand.

    Raises:
        ExpressionError: it is not built as an expression is, or it is too long or too deep.

    """
    if len(written) > _LONGEST:
        raise ExpressionError(f"longer than {_LONGEST} characters")
    return _Parser(_TOKEN.findall(written)).whole()


class _Parser:
    """Recursive descent: an alternative is of conjunctions, a conjunction of names."""

    def __init__(self, tokens: list[str]) -> None:
        self._tokens = tokens
        self._at = 0
        self._depth = 0

    def whole(self) -> Expression:
        if not self._tokens:
            raise ExpressionError("empty")
        parsed = self._either()
        if self._at < len(self._tokens):
            raise ExpressionError(f"unexpected {self._tokens[self._at][:40]!r}")
        return parsed

    def _either(self) -> Expression:
        return self._joined("OR", lambda: self._joined("AND", self._single))

    def _joined(self, operator: str, part: Callable[[], Expression]) -> Expression:
        parts = [part()]
        while self._takes(operator.lower()):
            parts.append(part())
        return Joint(operator, tuple(parts)) if len(parts) > 1 else parts[0]

    def _single(self) -> Expression:
        if not self._takes("("):
            licence = self._name()
            return Leaf(licence, self._name() if self._takes("with") else "")
        self._depth += 1
        if self._depth > _DEEPEST:
            raise ExpressionError("nested too deeply")
        inner = self._either()
        if not self._takes(")"):
            raise ExpressionError("a parenthesis is not closed")
        self._depth -= 1
        return inner

    def _takes(self, expected: str) -> bool:
        if self._at < len(self._tokens) and self._tokens[self._at].lower() == expected:
            self._at += 1
            return True
        return False

    def _name(self) -> str:
        first = self._at
        while self._at < len(self._tokens) and not self._ends_name(self._tokens[self._at]):
            self._at += 1
        name = " ".join(self._tokens[first : self._at])
        if not name:
            raise ExpressionError("a licence is missing")
        if not _NAME.fullmatch(name):
            raise ExpressionError(f"{name[:40]!r} is no name of a licence")
        return name

    @staticmethod
    def _ends_name(token: str) -> bool:
        return token in {"(", ")"} or token.lower() in _WORDS


def leaves(expression: Expression) -> tuple[Leaf, ...]:
    """Return every licence in `expression`, as often as it stands there."""
    if isinstance(expression, Leaf):
        return (expression,)
    return tuple(leaf for part in expression.parts for leaf in leaves(part))


def renamed(expression: Expression, name: Callable[[Leaf], Expression]) -> Expression:
    """Return `expression` with each licence replaced by what `name` says of it."""
    if isinstance(expression, Leaf):
        return name(expression)
    return Joint(expression.operator, tuple(renamed(part, name) for part in expression.parts))


def simplified(expression: Expression) -> Expression:
    """Return the sorted form without repetitions: expressions that mean the same are equal.

    A or A is A; A or (B or C) is A or B or C; A or (A and B) is A, since A alone suffices; and
    the same with AND and OR changed over.
    """
    if isinstance(expression, Leaf):
        return expression
    parts: set[Expression] = set()
    for part in map(simplified, expression.parts):
        same = isinstance(part, Joint) and part.operator == expression.operator
        parts.update(part.parts if isinstance(part, Joint) and same else (part,))
    kept = _without_absorbed(parts)
    ordered = tuple(sorted(kept, key=lambda part: (isinstance(part, Joint), str(part))))
    return Joint(expression.operator, ordered) if len(ordered) > 1 else ordered[0]


def _without_absorbed(parts: set[Expression]) -> list[Expression]:
    members = {
        part: frozenset(part.parts if isinstance(part, Joint) else (part,)) for part in parts
    }
    return [
        part
        for part, own in members.items()
        if not (isinstance(part, Joint) and any(other < own for other in members.values()))
    ]
