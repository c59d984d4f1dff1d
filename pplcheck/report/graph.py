"""The report as a graph, in the forms that other programmes read."""

from dataclasses import replace

from pplcheck.graph import (
    Attested,
    CommonsGraph,
    Edge,
    EdgeKind,
    NodeKind,
    Ref,
    Way,
    assets_kept,
    ways_from,
)
from pplcheck.graph.exports import EXPORTS
from pplcheck.model.report import Report

NAMES = tuple(EXPORTS)


def render(report: Report, name: str) -> bytes:
    """Return the graph of a report.

    Args:
        report: of any journey; without uses it has assets and entities alone.
        name: one of `NAMES`.

    """
    return b"".join(EXPORTS[name](graph_of(report)))


def graph_of(report: Report) -> CommonsGraph:
    """Return who uses what, where; where a site is a commons itself, its assets stand there."""
    sites = [site.id for site in report.sites]
    assets = {asset.id for asset in report.assets}
    kept = [
        edge
        for commons in report.commons
        for edge in assets_kept(commons, sites)[1]
        if edge.start.id in assets
    ]
    known = {result.entity.id for result in report.entities}
    owned = [
        Edge(
            Ref(NodeKind.SITE, one.site),
            EdgeKind.OWNED_BY,
            Ref(NodeKind.ENTITY, one.entity),
            tuple(sorted(Attested(says) for says in one.evidence)),
        )
        for one in report.resolutions
        if one.entity in known and one.site in sites
    ]
    return CommonsGraph(
        report.assets,
        (result.entity for result in report.entities),
        report.uses,
        report.sites,
        [*kept, *owned],
        report.agreements,
    )


def transitive(report: Report) -> tuple[Way, ...]:
    """Return the ways on which assets reach uses of other assets, by asset and use.

    A frame is in a bike, the bike is in a fleet: whoever runs the fleet uses the frame, too.
    What is merely hinted at leads nowhere. Only where a site is itself a commons that was
    looked for can a use lead to others.
    """
    shown = tuple(use for use in report.uses if not use.is_hint)
    graph = graph_of(replace(report, uses=shown))
    kept = any(graph.edges_into(Ref(NodeKind.SITE, site.id)) for site in report.sites)
    if not kept:
        return ()
    return tuple(
        way
        for asset in report.assets
        for way in ways_from(graph, asset.id)
        if way.ref.kind is NodeKind.USE and _is_of_another(graph, way, asset.id)
    )


def _is_of_another(graph: CommonsGraph, way: Way, asset: str) -> bool:
    """Whether a use lies between an asset and this one."""
    before = way.refs()[:-1]
    return graph.use(way.ref.id).asset != asset and any(
        ref.kind is NodeKind.USE for ref in before
    )
