"""How is a graph made from others? By changing or uniting the statements that they hold."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import TypeVar, cast

from pplcheck.graph.commons import CommonsGraph
from pplcheck.graph.edges import Edge, NodeKind
from pplcheck.graph.joining import Told
from pplcheck.model.agreement import Agreed
from pplcheck.model.asset import Asset
from pplcheck.model.entity import Entity
from pplcheck.model.site import Site
from pplcheck.model.use import Use

_Any = TypeVar("_Any")


def merged(one: CommonsGraph, other: CommonsGraph) -> CommonsGraph:
    """Return all that two graphs say. The order of merging never matters."""

    def both(kind: NodeKind) -> Iterator[Told]:
        return chain(_every(one, kind), _every(other, kind))

    return CommonsGraph(
        cast("Iterable[Asset]", both(NodeKind.ASSET)),
        cast("Iterable[Entity]", both(NodeKind.ENTITY)),
        cast("Iterable[Use]", both(NodeKind.USE)),
        cast("Iterable[Site]", both(NodeKind.SITE)),
        chain(one.given(), other.given()),
        cast("Iterable[Agreed]", both(NodeKind.AGREEMENT)),
    )


def _same(value: _Any) -> _Any:
    return value


def changed(
    graph: CommonsGraph,
    *,
    asset: Callable[[Asset], Asset] = _same,
    entity: Callable[[Entity], Entity] = _same,
    use: Callable[[Use], Use] = _same,
    site: Callable[[Site], Site] = _same,
    edge: Callable[[Edge], Edge] = _same,
    agreement: Callable[[Agreed], Agreed] = _same,
) -> CommonsGraph:
    """Return a graph with every statement changed; those that then agree are one.

    Args:
        graph: as it was.
        asset: what becomes of each statement about an asset.
        entity: likewise about an entity.
        use: likewise about a use.
        site: likewise about a site.
        edge: what becomes of each edge that was given.
        agreement: what becomes of each statement about an agreement.

    """
    return CommonsGraph(
        map(asset, cast("Iterable[Asset]", _every(graph, NodeKind.ASSET))),
        map(entity, cast("Iterable[Entity]", _every(graph, NodeKind.ENTITY))),
        map(use, cast("Iterable[Use]", _every(graph, NodeKind.USE))),
        map(site, cast("Iterable[Site]", _every(graph, NodeKind.SITE))),
        map(edge, graph.given()),
        map(agreement, cast("Iterable[Agreed]", _every(graph, NodeKind.AGREEMENT))),
    )


def _every(graph: CommonsGraph, kind: NodeKind) -> Iterator[Told]:
    return chain.from_iterable(graph.told(kind))
