"""The report as a graph, in the forms that other programmes read."""

from pplcheck.graph import (
    Attested,
    CommonsGraph,
    Edge,
    EdgeKind,
    NodeKind,
    Ref,
    assets_kept,
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
    )
