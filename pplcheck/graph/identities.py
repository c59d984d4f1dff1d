"""Which entities are one and the same, and what does the graph say then?"""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from pplcheck.graph.changing import changed
from pplcheck.graph.commons import CommonsGraph
from pplcheck.graph.edges import Edge, NodeKind, Ref
from pplcheck.model.agreement import Agreed
from pplcheck.model.entity import Entity
from pplcheck.model.errors import ConfigurationError, Problem
from pplcheck.model.identity import Identity, Sameness
from pplcheck.model.place import Place
from pplcheck.model.use import Use

_ENTITY = "entity"


class Bond(NamedTuple):
    """That two ids or identifiers mean the same, or not; and who says so.

    Attributes:
        one, other: an entity's id, or an identifier as `kind:value`.
        sameness: whether they mean the same.
        says: who says so, in one line.
        place: where it is written.

    """

    one: str
    other: str
    sameness: Sameness
    says: str
    place: Place

    def __str__(self) -> str:
        joins = "is not" if self.sameness is Sameness.NOT_SAME else "is"
        return f"{self.one} {joins} {self.other} ({self.says}, {self.place})"


def bond_of(decision: Identity) -> Bond:
    """Return what a reviewer decided as a bond."""
    says = f"decided by {decision.by} on {decision.on.isoformat()}"
    return Bond(decision.one, decision.other, decision.sameness, says, decision.place)


def classes_of(bonds: Sequence[Bond]) -> tuple[frozenset[str], ...]:
    """Return the ids and identifiers that mean the same, each class of two or more once.

    Args:
        bonds: in any order. Those that are unsure join nothing and part nothing.

    Raises:
        ConfigurationError: two are said not to be the same that others make the same, step by
            step; with every such contradiction and the steps.

    """
    joins = joins_among(bonds)
    problems = [
        _contradiction(bond, steps)
        for bond in bonds
        if bond.sameness is Sameness.NOT_SAME
        and (steps := steps_between(joins, bond.one, bond.other)) is not None
    ]
    if problems:
        raise ConfigurationError(*sorted(set(problems)))
    found: dict[str, frozenset[str]] = {}
    for id_ in sorted(joins):
        if id_ not in found:
            reached = frozenset(_steps_from(joins, id_))
            found.update(dict.fromkeys(reached, reached))
    classes = {one for one in found.values() if len(one) > 1}
    return tuple(sorted(classes, key=sorted))


def joins_among(bonds: Iterable[Bond]) -> Mapping[str, Sequence[Bond]]:
    """Return the bonds that join, by each of the two that they join."""
    joins: dict[str, list[Bond]] = {}
    for bond in sorted(set(bonds)):
        if bond.sameness is Sameness.SAME:
            joins.setdefault(bond.one, []).append(bond)
            joins.setdefault(bond.other, []).append(bond)
    return joins


def steps_between(
    joins: Mapping[str, Sequence[Bond]], one: str, other: str
) -> tuple[Bond, ...] | None:
    """Return the fewest bonds that make two the same, or None where none do."""
    if one == other:
        return ()
    came = _steps_from(joins, one)
    if other not in came:
        return None
    steps = []
    here = other
    while (bond := came[here]) is not None:
        steps.append(bond)
        here = bond.one if bond.other == here else bond.other
    return tuple(reversed(steps))


def contracted(graph: CommonsGraph, classes: Iterable[Iterable[str]]) -> CommonsGraph:
    """Return the graph with one entity for each class of entities that are the same.

    Every use is kept under its id. What was said of each entity is kept, its former id as an
    identifier; the representative is the first id in text order. Sites, assets and licences
    stay as they are.

    Args:
        graph: with several entities that are one.
        classes: ids that mean the same; identifiers among them, and ids that are not in the
            graph, do no harm. Classes that have an id in common are one.

    """
    stands_for = _representatives(classes)

    def entity(one: Entity) -> Entity:
        id_ = stands_for.get(one.id, one.id)
        if id_ == one.id:
            return one
        identifiers = tuple(sorted({*one.identifiers, (_ENTITY, one.id)}))
        return replace(one, id=id_, identifiers=identifiers)

    def use(one: Use) -> Use:
        id_ = stands_for.get(one.entity, one.entity)
        return one if id_ == one.entity else replace(one, entity=id_)

    def agreement(one: Agreed) -> Agreed:
        id_ = stands_for.get(one.agreement.entity, one.agreement.entity)
        return replace(one, agreement=replace(one.agreement, entity=id_))

    def ref(one: Ref) -> Ref:
        return (
            Ref(one.kind, stands_for.get(one.id, one.id))
            if one.kind is NodeKind.ENTITY
            else one
        )

    def edge(one: Edge) -> Edge:
        return one._replace(start=ref(one.start), end=ref(one.end))

    return changed(graph, entity=entity, use=use, edge=edge, agreement=agreement)


def _contradiction(bond: Bond, steps: Sequence[Bond]) -> Problem:
    what = f"{bond}, but {', and '.join(map(str, steps)) or 'both are one id'}"
    return Problem(bond.place, what, "correct whichever of these is wrong")


def _steps_from(joins: Mapping[str, Sequence[Bond]], start: str) -> dict[str, Bond | None]:
    """Return what is the same as `start`, and by which bond each was come to."""
    came: dict[str, Bond | None] = {start: None}
    here = deque([start])
    while here:
        id_ = here.popleft()
        for bond in joins.get(id_, ()):
            other = bond.one if bond.other == id_ else bond.other
            if other not in came:
                came[other] = bond
                here.append(other)
    return came


def _representatives(classes: Iterable[Iterable[str]]) -> dict[str, str]:
    """Return which id stands for which, of all that do not stand for themselves."""
    neighbours: dict[str, set[str]] = {}
    for one in classes:
        ids = sorted(set(one))
        for id_ in ids:
            neighbours.setdefault(id_, set()).update((ids[0],))
            neighbours[ids[0]].add(id_)
    stands_for: dict[str, str] = {}
    for start in sorted(neighbours, key=_rank):
        waiting = [] if start in stands_for else [start]
        while waiting:
            id_ = waiting.pop()
            if id_ not in stands_for:
                stands_for[id_] = start
                waiting += neighbours[id_]
    return stands_for


def _rank(id_: str) -> tuple[bool, str]:
    """Ids of entities stand before identifiers, which have a colon."""
    return ":" in id_, id_
