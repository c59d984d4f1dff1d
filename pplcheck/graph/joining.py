"""What do several statements about one id say together?

A graph keeps every statement that was made; a merge is the union of what was stated, so it can
be done in any order, any number of times (a grow-only set, Shapiro et al., "Conflict-free
replicated data types", 2011). What is shown of an id is made from the set when it is asked for:
the sets within are joined, the earliest day holds, and where two statements exclude each other
the lower in text order is shown and the contradiction can be asked for.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields, replace
from typing import Any, NamedTuple

from pplcheck.graph.edges import NodeKind, Ref
from pplcheck.model.agreement import Agreed
from pplcheck.model.asset import Asset
from pplcheck.model.entity import Entity
from pplcheck.model.fact import Value
from pplcheck.model.site import Site
from pplcheck.model.use import Use

Told = Agreed | Asset | Entity | Site | Use

# Whether several values of a field are one after the other in a set, rather than exclusive.
_SETS: dict[NodeKind, tuple[str, ...]] = {
    NodeKind.AGREEMENT: (),
    NodeKind.ASSET: ("paths", "history"),
    NodeKind.ENTITY: ("names", "identifiers", "facts", "form", "owners", "looked_up"),
    NodeKind.SITE: ("identifiers", "missing"),
    NodeKind.USE: ("acts", "how", "facts", "traces"),
}
# Kept in the order in which they stand, since the first one is shown.
_ORDERED = frozenset({"names", "paths", "history"})
# Where a statement was found, and what follows from others.
_NO_CONTRADICTION = frozenset({"place", "since", "content_id", "has_begun", "is_hint"})


class Contradiction(NamedTuple):
    """Two statements about one id that cannot both hold.

    Attributes:
        node: of which both speak.
        field: what they say differently.
        values: each of them as text, sorted.

    """

    node: Ref
    field: str
    values: tuple[str, ...]


def united(told: Iterable[Told]) -> tuple[Told, ...]:
    """Return statements about one id, each once, in an order that follows from them alone."""
    different: list[Told] = []
    for one in told:
        if not any(one is other or one == other for other in different):
            different.append(one)
    return tuple(sorted(different, key=repr)) if len(different) > 1 else tuple(different)


def joined(kind: NodeKind, told: Sequence[Told]) -> Told:
    """Return what statements about one id say together.

    Args:
        kind: of the node.
        told: as `united` gives them, at least one.

    """
    first = told[0]
    if len(told) == 1:
        return first
    changes: dict[str, Any] = {}
    for field in fields(first):
        values = [getattr(one, field.name) for one in told]
        changes[field.name] = _join(kind, field.name, values)
    return replace(first, **changes)


def contradictions(node: Ref, told: Sequence[Told]) -> Iterator[Contradiction]:
    """Yield in which fields statements about one id exclude each other."""
    if len(told) == 1:
        return
    for field in fields(told[0]):
        if field.name in _SETS[node.kind] or field.name in _NO_CONTRADICTION:
            continue
        values = {_shown(getattr(one, field.name)) for one in told} - {"", Value.UNKNOWN}
        if len(values) > 1:
            yield Contradiction(node, field.name, tuple(sorted(values)))


def _join(kind: NodeKind, name: str, values: Sequence[Any]) -> Any:  # noqa: ANN401 - of any field
    if name in _SETS[kind]:
        return _together(values, is_ordered=name in _ORDERED)
    return _RULES.get(name, _one_of)(values)


def _together(values: Sequence[tuple[Any, ...]], *, is_ordered: bool) -> tuple[Any, ...]:
    different = {repr(one): one for value in values for one in value}
    if is_ordered:
        return tuple(different.values())
    return tuple(different[key] for key in sorted(different))


def _one_of(values: Sequence[Any]) -> Any:  # noqa: ANN401 - of any field
    """Return the first in text order of those that say something."""
    return min(values, key=lambda value: (value in (None, ""), repr(value)))


def _earliest(values: Sequence[Any]) -> Any:  # noqa: ANN401 - a date, or None
    return min((value for value in values if value is not None), default=None)


def _answer(values: Sequence[Value]) -> Value:
    said = {value for value in values if value is not Value.UNKNOWN}
    if not said:
        return Value.UNKNOWN
    return said.pop() if len(said) == 1 else Value.CONTESTED


def _shown(value: object) -> str:
    return "" if value is None else str(value)


_RULES: dict[str, Callable[[Sequence[Any]], Any]] = {
    "since": _earliest,
    "commercial": _answer,
    "has_begun": any,
    # What one description shows the hints of another do not take away.
    "is_hint": all,
    # Whoever is a natural person in one description is not assessed.
    "is_person": any,
}
