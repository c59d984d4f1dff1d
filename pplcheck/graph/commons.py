"""The commons graph: a small type of our own over a networkx multigraph.

Nodes are assets, entities, uses and licences, never single files: what is known per file stands
in the survey's rows, so that a tree of a hundred thousand files stays a small graph.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from pplcheck.model.asset import Asset
from pplcheck.model.entity import Entity
from pplcheck.model.use import Use

if TYPE_CHECKING:
    from networkx import MultiDiGraph

_PART_OF, _OFFERED_UNDER, _USES, _OF = "part-of", "offered-under", "uses", "of"


class CommonsGraph:
    """Assets with their licences, entities with their uses.

    Edges: asset -part-of-> asset, asset -offered-under-> licence, entity -uses-> use,
    use -of-> asset.
    """

    def __init__(
        self,
        assets: Iterable[Asset],
        entities: Iterable[Entity] = (),
        uses: Iterable[Use] = (),
    ) -> None:
        """Build the graph.

        Args:
            assets: with parents that are among them.
            entities: every user of `uses`, at least.
            uses: of assets and by entities that are given.

        """
        import networkx as nx

        self._graph: MultiDiGraph = nx.MultiDiGraph()
        for asset in assets:
            self._graph.add_node(("asset", asset.id), value=asset)
        for entity in entities:
            self._graph.add_node(("entity", entity.id), value=entity)
        for asset in self.assets():
            if asset.parent is not None:
                self._join("asset", asset.id, "asset", asset.parent, _PART_OF)
            if asset.licence is not None:
                self._graph.add_node(("licence", asset.licence), value=asset.licence)
                self._join("asset", asset.id, "licence", asset.licence, _OFFERED_UNDER)
        for use in uses:
            self._graph.add_node(("use", use.id), value=use)
            self._join("entity", use.entity, "use", use.id, _USES)
            self._join("use", use.id, "asset", use.asset, _OF)

    def _join(self, kind: str, id_: str, other_kind: str, other: str, edge: str) -> None:
        start, end = (kind, id_), (other_kind, other)
        for node in (start, end):
            if node not in self._graph:
                raise KeyError(node)
        self._graph.add_edge(start, end, key=edge)

    def assets(self) -> tuple[Asset, ...]:
        """Return all assets, by id."""
        return tuple(self._values("asset"))

    def entities(self) -> tuple[Entity, ...]:
        """Return all entities, by id."""
        return tuple(self._values("entity"))

    def uses(self) -> tuple[Use, ...]:
        """Return all uses, by id."""
        return tuple(self._values("use"))

    def licences(self) -> tuple[str, ...]:
        """Return the licences that assets are offered under, sorted."""
        return tuple(self._values("licence"))

    def asset_of(self, use: Use) -> Asset:
        """Return what is used."""
        asset: Asset = self._graph.nodes["asset", use.asset]["value"]
        return asset

    def licence_of(self, use: Use) -> str | None:
        """Return the licence of the version that is used."""
        return use.version.licence if use.version else self.asset_of(use).licence

    def user_of(self, use: Use) -> Entity:
        """Return who uses it."""
        entity: Entity = self._graph.nodes["entity", use.entity]["value"]
        return entity

    def licences_met_by(self, entity: Entity) -> tuple[str, ...]:
        """Return the licences of what the entity uses, sorted; all, where it uses nothing."""
        own = {
            licence
            for use in self.uses()
            if use.entity == entity.id and (licence := self.licence_of(use))
        }
        return tuple(sorted(own)) or self.licences()

    def _values(self, kind: str) -> Iterator[Any]:
        for node in sorted(node for node in self._graph if node[0] == kind):
            yield self._graph.nodes[node]["value"]
