"""Which nodes and edges does a graph have, all of them, one after the other?

What every export writes. The order follows from what is there, and nothing is held besides the
graph itself.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from pplcheck.graph.commons import CommonsGraph
from pplcheck.graph.edges import Attested, Edge, EdgeKind, NodeKind, Ref, attested
from pplcheck.model.agreement import Agreed
from pplcheck.model.asset import Asset
from pplcheck.model.entity import Entity
from pplcheck.model.site import Site
from pplcheck.model.trace import Trace
from pplcheck.model.use import Use

if TYPE_CHECKING:
    from networkx import MultiDiGraph

# What a node can say of itself, in the order in which exports write it.
ATTRIBUTES = (
    "sort",
    "licence",
    "content",
    "identifiers",
    "revision",
    "missing",
    "acts",
    "commercial",
    "since",
    "version",
    "until",
    "state",
)

_SHORT = 10


class Node(NamedTuple):
    """A node as it is exported.

    Attributes:
        ref: its kind and id.
        label: for people.
        says: pairs of one of `ATTRIBUTES` and what is said, in lines; what is empty is left
            out.

    """

    ref: Ref
    label: str
    says: tuple[tuple[str, tuple[str, ...]], ...]


def nodes_of(graph: CommonsGraph) -> Iterator[Node]:
    """Yield all nodes: agreements, assets, entities, licences, sites, uses, each by id."""
    yield from map(_agreement, graph.agreements())
    yield from map(_asset, graph.assets())
    yield from map(_entity, graph.entities())
    for licence in sorted(_every_licence(graph)):
        yield Node(Ref(NodeKind.LICENCE, licence), licence, ())
    yield from map(_site, graph.sites())
    for use in graph.uses():
        yield _use(use, graph.licence_of(use) or "")


def edges_of(graph: CommonsGraph) -> Iterator[Edge]:
    """Yield all edges: those that follow from a node, and those that were given."""
    for told in graph.told(NodeKind.AGREEMENT):
        yield from _once(told, _of_agreement)
    for told in graph.told(NodeKind.ASSET):
        yield from _once(told, _of_asset)
    for told in graph.told(NodeKind.USE):
        yield from _once(told, _of_use)
    yield from graph.given()


def to_networkx(graph: CommonsGraph) -> "MultiDiGraph":
    """Return the graph for networkx's algorithms: `Ref`s joined by `EdgeKind`s.

    Nodes have what a `Node` says, edges have `evidence`, `since` and `until`.
    """
    import networkx as nx

    made: MultiDiGraph = nx.MultiDiGraph()
    for ref, label, says in nodes_of(graph):
        made.add_node(ref, label=label, **{name: "\n".join(lines) for name, lines in says})
    for edge in edges_of(graph):
        held = {"evidence": edge.evidence, "since": edge.since, "until": edge.until}
        made.add_edge(edge.start, edge.end, key=edge.kind, **held)
    return made


def _every_licence(graph: CommonsGraph) -> set[str]:
    """Return the licences under which anything is or was offered."""
    assets = (cast("Asset", one) for told in graph.told(NodeKind.ASSET) for one in told)
    return {licence for asset in assets for licence, _ in _offers(asset)}


def _offers(asset: Asset) -> Iterator[tuple[str, Attested | None]]:
    if asset.licence is not None:
        yield asset.licence, None
    for period in asset.history:
        if period.licence is not None:
            says = f"{period.place or asset.id} in commit {period.commit}"
            yield period.licence, Attested(says, period.begins, period.ends)


def _of_agreement(agreed: Agreed) -> Iterator[Edge]:
    one = agreed.agreement
    node = Ref(NodeKind.AGREEMENT, one.id)
    evidence = (Attested(one.evidence, one.begins, one.until),)
    yield Edge(node, EdgeKind.WITH, Ref(NodeKind.ENTITY, one.entity), evidence)
    yield Edge(node, EdgeKind.COVERS, Ref(NodeKind.ASSET, one.asset), evidence)


def _of_asset(asset: Asset) -> Iterator[Edge]:
    node = Ref(NodeKind.ASSET, asset.id)
    if asset.parent is not None:
        yield Edge(node, EdgeKind.PART_OF, Ref(NodeKind.ASSET, asset.parent))
    offers: dict[str, set[Attested]] = {}
    for licence, evidence in _offers(asset):
        offers.setdefault(licence, set()).update({evidence} if evidence else ())
    for licence in sorted(offers):
        end = Ref(NodeKind.LICENCE, licence)
        yield Edge(node, EdgeKind.OFFERED_UNDER, end, attested(offers[licence]))


def _of_use(use: Use) -> Iterator[Edge]:
    node = Ref(NodeKind.USE, use.id)
    since = use.since
    how = _attested([f"{one.recogniser}: {one.evidence}" for one in use.how], since)
    traces = _attested([_trace(one) for one in use.traces], since)
    yield Edge(Ref(NodeKind.ENTITY, use.entity), EdgeKind.USES, node, how)
    yield Edge(node, EdgeKind.OF, Ref(NodeKind.ASSET, use.asset), traces or how)
    if use.site:
        where = (Attested(str(use.place), since),)
        yield Edge(node, EdgeKind.AT, Ref(NodeKind.SITE, use.site), where)


def _attested(says: list[str], since: date | None) -> tuple[Attested, ...]:
    if len(says) == 1:
        return (Attested(says[0], since),)
    return attested({Attested(one, since) for one in says})


def _trace(trace: Trace) -> str:
    """Write a trace in one line: what of the commons, and where it is found."""
    version = f" ({trace.version[:_SHORT]})" if trace.version else ""
    there = trace.there or "the whole"
    here = trace.here if trace.here.path else "this place"
    return f"{trace.recogniser}: {there}{version} is like {here}"


def _agreement(agreed: Agreed) -> Node:
    one = agreed.agreement
    return _node(
        NodeKind.AGREEMENT,
        one.id,
        one.id,
        ("sort", one.kind.value),
        ("acts", " ".join(act.value for act in one.acts)),
        ("commercial", one.commercial.value),
        ("since", one.begins.isoformat()),
        ("until", one.until.isoformat() if one.until else ""),
        ("state", agreed.state.value),
    )


def _asset(asset: Asset) -> Node:
    says = (("sort", asset.kind.value), ("licence", asset.licence or ""))
    return _node(NodeKind.ASSET, asset.id, asset.name, *says, ("content", asset.content_id))


def _entity(entity: Entity) -> Node:
    sort = "person" if entity.is_person else "organisation"
    identifiers = tuple(f"{kind}:{value}" for kind, value in entity.identifiers)
    label = entity.names[0] if entity.names else entity.id
    says = (("sort", sort), ("identifiers", identifiers))
    return _node(NodeKind.ENTITY, entity.id, label, *says)


def _site(site: Site) -> Node:
    identifiers = tuple(f"{kind}:{value}" for kind, value in site.identifiers)
    return _node(
        NodeKind.SITE,
        site.id,
        site.id,
        ("sort", site.kind.value),
        ("identifiers", identifiers),
        ("revision", site.revision),
        ("missing", site.missing),
    )


def _use(use: Use, licence: str) -> Node:
    return _node(
        NodeKind.USE,
        use.id,
        use.id,
        ("licence", licence),
        ("acts", " ".join(act.value for act in use.acts)),
        ("commercial", use.commercial.value),
        ("since", use.since.isoformat() if use.since else ""),
        ("version", use.version.says if use.version else ""),
        ("is_hint", "yes" if use.is_hint else ""),
    )


def _node(
    kind: NodeKind, id_: str, label: str, *says: tuple[str, str | tuple[str, ...]]
) -> Node:
    lines = ((name, (said,) if isinstance(said, str) else said) for name, said in says if said)
    return Node(Ref(kind, id_), label, tuple(lines))


def _once(
    told: tuple[object, ...], edges_of_one: Callable[[Any], Iterator[Edge]]
) -> Iterable[Edge]:
    """Return the edges of all statements about a node, each once, with all its evidence."""
    if len(told) == 1:
        return edges_of_one(told[0])
    found: dict[tuple[Ref, EdgeKind, Ref], set[Attested]] = {}
    for one in told:
        for start, kind, end, evidence in edges_of_one(one):
            found.setdefault((start, kind, end), set()).update(evidence)
    return [Edge(*key, attested(found[key])) for key in sorted(found)]
