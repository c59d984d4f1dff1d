"""On which ways does an asset reach those who use it without having it from the commons?

A frame is part of a bike, the bike is in a courier's fleet: the courier uses the frame, too.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from pplcheck.graph.commons import CommonsGraph
from pplcheck.graph.edges import Edge, EdgeKind, NodeKind, Ref
from pplcheck.model.asset import Asset
from pplcheck.model.commons import Commons
from pplcheck.model.pattern import PathPattern
from pplcheck.model.use import Use

_WHOLE = "."
# Whoever uses what has such an edge to an asset, uses the asset.
_PASSES_ON = frozenset({EdgeKind.COPY_OF, EdgeKind.DERIVED_FROM, EdgeKind.DEPENDS_ON})


class Way(NamedTuple):
    """How an asset came to a node. Ways share what they have in common.

    Attributes:
        ref: the node; of an asset or a use, or of a site that is like an asset.
        before: the way up to it, or None where it is the asset itself.

    """

    ref: Ref
    before: "Way | None" = None

    def refs(self) -> tuple[Ref, ...]:
        """Return all nodes on the way, from the asset to this one."""
        found = []
        here: Way | None = self
        while here is not None:
            found.append(here.ref)
            here = here.before
        return tuple(reversed(found))


def ways_from(graph: CommonsGraph, asset: str) -> Iterator[Way]:
    """Yield a shortest way from an asset to every use that it reaches, nearest first.

    From an asset it goes on to its uses, to the whole that it is part of, and to what is a copy
    of it, derived from it or dependent on it; from a use to the assets of its site that hold
    what was found there; from a site that is itself a copy to the whole that is kept there. No
    node is visited twice, so cycles end.

    Args:
        graph: with the assets of each site that is a commons itself (`assets_kept`).
        asset: its id.

    Raises:
        KeyError: there is no such asset.

    """
    graph.asset(asset)
    first = Ref(NodeKind.ASSET, asset)
    seen = {first}
    ways = deque([Way(first)])
    while ways:
        way = ways.popleft()
        if way.ref.kind is NodeKind.USE:
            yield way
        for ref in _next(graph, way.ref):
            if ref not in seen:
                seen.add(ref)
                ways.append(Way(ref, way))


def assets_kept(
    commons: Commons, sites: Iterable[str]
) -> tuple[tuple[Asset, ...], tuple[Edge, ...]]:
    """Return the assets of one commons among many, and at which sites they are kept.

    Args:
        commons: whose assets get ids of their own, as `asset_id` makes them.
        sites: ids of the sites that are in the graph.

    """
    kept_at = sorted({commons.id, *commons.addresses} & set(sites))
    assets = tuple(
        replace(
            one,
            id=asset_id(commons.id, one.id),
            parent=None if one.parent is None else asset_id(commons.id, one.parent),
        )
        for one in commons.assets
    )
    edges = (
        Edge(Ref(NodeKind.ASSET, one.id), EdgeKind.AT, Ref(NodeKind.SITE, site))
        for one in assets
        for site in kept_at
    )
    return assets, tuple(edges)


def asset_id(commons: str, asset: str) -> str:
    """Return the id of an asset among those of several commons; the whole is its commons."""
    return commons if asset == _WHOLE else f"{commons}#{asset}"


def _next(graph: CommonsGraph, ref: Ref) -> Iterator[Ref]:
    match ref.kind:
        case NodeKind.ASSET:
            parent = graph.asset(ref.id).parent
            if parent is not None:
                yield Ref(NodeKind.ASSET, parent)
            yield from (Ref(NodeKind.USE, use.id) for use in graph.uses_of(ref.id))
            for edge in graph.edges_into(ref):
                if edge.kind in _PASSES_ON:
                    yield edge.start
        case NodeKind.USE:
            use = graph.use(ref.id)
            if use.site:
                yield from _holding(use, _kept_at(graph, use.site))
        case NodeKind.SITE:
            # A copy as a whole: which of its parts is not known, so the whole is meant.
            yield from (
                Ref(NodeKind.ASSET, one.id)
                for one in _kept_at(graph, ref.id)
                if one.parent is None
            )


def _kept_at(graph: CommonsGraph, site: str) -> tuple[Asset, ...]:
    return tuple(
        graph.asset(edge.start.id)
        for edge in graph.edges_into(Ref(NodeKind.SITE, site))
        if edge.kind is EdgeKind.AT
    )


def _holding(use: Use, assets: tuple[Asset, ...]) -> Iterator[Ref]:
    """Yield the innermost assets in which a use was found; the whole, where none is known."""
    if not assets:
        return
    found = set()
    for path in sorted({trace.here.path for trace in use.traces if trace.here.path}):
        holding = {
            asset.id: asset
            for asset in assets
            if any(PathPattern(pattern).matches(path) for pattern in asset.paths)
        }
        found |= holding.keys() - {asset.parent for asset in holding.values()}
    wholes = (asset.id for asset in assets if asset.parent is None)
    for id_ in sorted(found) or sorted(wholes):
        yield Ref(NodeKind.ASSET, id_)
