"""Is every way found on which an asset reaches a user, and each only once?"""

from dataclasses import replace
from itertools import pairwise

import networkx as nx
import pytest
from hypothesis import given, settings

from pplcheck.graph import (
    CommonsGraph,
    Edge,
    EdgeKind,
    NodeKind,
    Ref,
    asset_id,
    assets_kept,
    ways_from,
)
from pplcheck.model.commons import Commons
from pplcheck.model.use import Use
from tests.graph.cases import IDS, a_site, a_use, an_asset, an_edge, an_entity, graphs

BIKE, FLEET = "github.com/riders/bike", "github.com/couriers/fleet"


def _of(graph: CommonsGraph, asset: str) -> list[str]:
    return [" < ".join(map(str, way.refs())) for way in ways_from(graph, asset)]


def _commons(id_: str, *parts: str) -> Commons:
    whole = an_asset(".")
    assets = (whole, *(an_asset(part, "PPL", ".", f"{part}/**") for part in parts))
    return Commons(id_, id_, assets=assets)


def _graph(*uses: object, more: tuple[Edge, ...] = ()) -> CommonsGraph:
    kept = [
        assets_kept(one, [BIKE, FLEET])
        for one in (_commons(BIKE, "frame", "bell"), _commons(FLEET))
    ]
    return CommonsGraph(
        [an_asset("steel"), *(asset for assets, _ in kept for asset in assets)],
        map(an_entity, ("riders", "couriers", "shop", "town")),
        uses,  # type: ignore[arg-type]  # tests write them in a row
        map(a_site, (BIKE, FLEET, "shop", "town")),
        [*(edge for _, edges in kept for edge in edges), *more],
    )


def test_a_frame_in_a_bike_in_a_fleet() -> None:
    graph = _graph(
        a_use("riders", "steel", BIKE, "frame/main.scad"),
        a_use("shop", asset_id(BIKE, "bell"), "shop"),
        a_use("town", asset_id(BIKE, "frame"), "town"),
        a_use("couriers", asset_id(BIKE, "."), FLEET, "bikes/frame/main.scad"),
        a_use("town", asset_id(FLEET, "."), "town"),
    )
    first = f"asset:steel < use:riders/steel@{BIKE} < asset:{BIKE}#frame"
    whole = f"{first} < asset:{BIKE} < use:couriers/{BIKE}@{FLEET}"
    assert _of(graph, "steel") == [
        f"asset:steel < use:riders/steel@{BIKE}",
        # Whoever uses the bell alone does not use the steel of the frame.
        f"{first} < use:town/{BIKE}#frame@town",
        whole,
        f"{whole} < asset:{FLEET} < use:town/{FLEET}@town",
    ]


def test_where_it_is_not_known_which_part_holds_it_the_whole_does() -> None:
    graph = _graph(
        a_use("riders", "steel", BIKE),
        a_use("town", asset_id(BIKE, "frame"), "town"),
        a_use("shop", asset_id(BIKE, "."), "shop"),
    )
    assert [one.rpartition(" < ")[2] for one in _of(graph, "steel")] == [
        f"use:riders/steel@{BIKE}",
        f"use:shop/{BIKE}@shop",
    ]


@pytest.mark.parametrize("kind", [EdgeKind.COPY_OF, EdgeKind.DERIVED_FROM, EdgeKind.DEPENDS_ON])
@pytest.mark.parametrize(
    "start", [(NodeKind.ASSET, asset_id(FLEET, ".")), (NodeKind.SITE, FLEET)]
)
def test_what_is_like_an_asset_passes_it_on(
    kind: EdgeKind, start: tuple[NodeKind, str]
) -> None:
    edge = an_edge(start, kind, (NodeKind.ASSET, "steel"), "seen")
    graph = _graph(a_use("town", asset_id(FLEET, "."), "town"), more=(edge,))
    (way,) = ways_from(graph, "steel")
    assert way.refs()[-1] == Ref(NodeKind.USE, f"town/{FLEET}@town")


def test_cycles_end() -> None:
    graph = _graph(
        a_use("riders", asset_id(FLEET, "."), BIKE, "README.md"),
        a_use("couriers", asset_id(BIKE, "."), FLEET, "README.md"),
    )
    assert len(_of(graph, asset_id(BIKE, "."))) == 2


def test_ten_thousand_commons_in_each_other_need_no_stack() -> None:
    number = 10_000
    ids = [f"c{at:05}" for at in range(number)]
    kept = [assets_kept(_commons(id_), ids) for id_ in ids]
    uses = [
        replace(a_use("riders", asset_id(one, "."), other), id=one)
        for one, other in pairwise(ids)
    ]
    graph = CommonsGraph(
        [asset for assets, _ in kept for asset in assets],
        [an_entity("riders")],
        uses,
        map(a_site, ids),
        [edge for _, edges in kept for edge in edges],
    )
    ways = list(ways_from(graph, asset_id("c00000", ".")))
    assert len(ways) == number - 1
    assert len(ways[-1].refs()) == 2 * (number - 1)


def test_only_an_asset_that_is_there_has_ways() -> None:
    with pytest.raises(KeyError):
        list(ways_from(_graph(), "wood"))


@settings(deadline=None, max_examples=50)
@given(graphs())
def test_networkx_reaches_the_same_uses(graph: CommonsGraph) -> None:
    """Without assets at sites, a way goes against the edges; every one that it can."""
    plain = nx.DiGraph()
    plain.add_nodes_from(("asset", id_) for id_ in IDS)
    for use in graph.uses():
        plain.add_edge(("asset", use.asset), ("use", use.id))
    for asset in graph.assets():
        if asset.parent:
            plain.add_edge(("asset", asset.id), ("asset", asset.parent))
    for edge in graph.given():
        if edge.kind is not EdgeKind.OWNED_BY:
            plain.add_edge(edge.end, edge.start)
    for told in graph.told(NodeKind.USE):
        for one in told:
            assert isinstance(one, Use)
            plain.add_edge(("asset", one.asset), ("use", one.id))
    for id_ in IDS:
        lengths = nx.single_source_shortest_path_length(plain, ("asset", id_))
        ways = list(ways_from(graph, id_))
        found = {tuple(way.ref): len(way.refs()) - 1 for way in ways}
        assert found == {ref: length for ref, length in lengths.items() if ref[0] == "use"}
        assert len(found) == len(ways)
        assert [len(way.refs()) for way in ways] == sorted(len(way.refs()) for way in ways)
