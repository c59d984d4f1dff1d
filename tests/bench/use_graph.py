"""How long does a graph of many uses take, against its own edges as JSON?

    python -m tests.bench.use_graph 100000

Runs in a process of its own, so that its size is its own. Prints JSON: the CPU seconds of each
step, those of writing and reading the same edges as JSON just before it, and the peak in MB.
"""

import json
import resource
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from pplcheck.graph import CommonsGraph, Edge, EdgeKind, NodeKind, Ref, asset_id, ways_from
from pplcheck.graph.edges import Attested
from pplcheck.graph.exports import EXPORTS
from pplcheck.model.act import Act
from pplcheck.model.asset import Asset, AssetKind
from pplcheck.model.entity import Entity
from pplcheck.model.fact import Value
from pplcheck.model.place import Place
from pplcheck.model.site import Site, SiteKind
from pplcheck.model.trace import Trace
from pplcheck.model.use import Recognised, Use

_COMMONS = 50
_PARTS = 20
_DAY = date(2020, 1, 1)

Values = tuple[list[Asset], list[Entity], list[Use], list[Site], list[Edge]]


def values(number: int) -> Values:
    """Return what a graph of so many uses is made from.

    Five uses an entity, three a site. Every thousandth site is a commons itself.
    """
    sites = [_site(at) for at in range(number // 3 + 1)]
    entities = [_entity(at) for at in range(number // 5 + 1)]
    kept = [f"github.com/commons/c{at}" for at in range(_COMMONS)]
    kept += [site.id for site in sites[::1000]]
    assets = [asset for commons in kept for asset in _assets(commons)]
    edges = [
        Edge(
            Ref(NodeKind.SITE, site.id),
            EdgeKind.OWNED_BY,
            Ref(NodeKind.ENTITY, entities[at % len(entities)].id),
            (Attested(f"github:owner-{at % len(entities)}"),),
        )
        for at, site in enumerate(sites)
    ]
    edges += [
        Edge(
            Ref(NodeKind.ASSET, asset_id(site.id, ".")),
            EdgeKind.AT,
            Ref(NodeKind.SITE, site.id),
        )
        for site in sites[::1000]
    ]
    uses = [_use(at, entities, assets, sites) for at in range(number)]
    return assets, entities, uses, sites, edges


def _assets(commons: str) -> Iterator[Asset]:
    whole = asset_id(commons, ".")
    yield Asset(whole, commons, AssetKind.REPOSITORY, "PPL", ("**",), "0" * 64)
    for at in range(_PARTS):
        id_ = asset_id(commons, f"part-{at}")
        paths = (f"parts/{at}/**",)
        yield Asset(id_, f"part {at}", AssetKind.COMPONENT, "PPL", paths, "0" * 64, whole)


def _entity(at: int) -> Entity:
    names = (f"Riders of town {at} S.Coop.",)
    identifiers = (("github", f"owner-{at}"),)
    place = Place(f"entities/{at}.toml", 2, 6)
    return Entity(
        f"owner-{at}", names, is_person=False, identifiers=identifiers, facts=(), place=place
    )


def _site(at: int) -> Site:
    id_ = f"github.com/owner-{at}/repository-{at}"
    return Site(id_, SiteKind.REPOSITORY, f"{at:040x}", (("repository", id_),))


def _use(at: int, entities: list[Entity], assets: list[Asset], sites: list[Site]) -> Use:
    entity = entities[at % len(entities)].id
    asset = assets[at * 7 % len(assets)].id
    there, here = f"parts/{at % _PARTS}/frame.scad", f"vendor/parts/{at}/frame.scad"
    trace = Trace(asset, there, Place(here), "content", 1.0, version=f"{at:040x}")
    return Use(
        id=f"{entity}/{asset}#{at}",
        entity=entity,
        asset=asset,
        acts=(Act.COPY,),
        commercial=Value.UNKNOWN,
        how=(Recognised("content", f"{here} has all of {there}"),),
        facts=(),
        since=_DAY + timedelta(days=at % 2000),
        place=Place(here),
        site=sites[at % len(sites)].id,
        traces=(trace,),
    )


def steps(made: Values, graph: CommonsGraph) -> dict[str, Callable[[], object]]:
    """Return what is timed, by name."""
    assets, entities, _, _, _ = made
    found: dict[str, Callable[[], object]] = {
        "build": lambda: CommonsGraph(*made),
        "uses of every asset": lambda: sum(len(graph.uses_of(one.id)) for one in assets),
        "uses of every entity": lambda: sum(len(graph.uses_by(one.id)) for one in entities),
        "ways from each asset": lambda: sum(_ways(graph, one) for one in assets),
    }
    found |= {
        f"export as {name}": lambda export=export: sum(map(len, export(graph)))  # type: ignore[misc]  # mypy does not infer lambdas with defaults
        for name, export in EXPORTS.items()
    }
    return found


def _ways(graph: CommonsGraph, asset: Asset) -> int:
    return sum(1 for _ in ways_from(graph, asset.id))


def main(number: int) -> dict[str, object]:
    """Time each step, and the yardstick just before it."""
    made = values(number)
    graph = CommonsGraph(*made)
    todo = steps(made, graph)
    for step in todo.values():
        step()
    # The yardstick is larger than what is measured.
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    # As anybody would write them, and as `schemas/graph.schema.json` has them.
    rows = json.loads(b"".join(EXPORTS["graph-json"](graph)))["edges"]
    timed = {}
    for name, step in todo.items():
        yardstick = _seconds(lambda: json.loads(json.dumps(rows)))
        timed[name] = (_seconds(step), yardstick)
    return {"edges": len(rows), "seconds": timed, "peak": peak}


def _seconds(step: Callable[[], object]) -> float:
    start = time.process_time()
    step()
    return time.process_time() - start


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]))))
