"""Who uses what of the commons, where, and on which evidence?

Nodes are assets, entities, uses, sites, licences and agreements, never single files: what is
known per file stands in the survey's rows, so that a tree of a hundred thousand files stays a
small graph.

The graph is a class of our own over plain dictionaries. Measured with 330,000 edges of 100,000
uses: networkx holds a dictionary of its own for every edge and every attribute, its writer of
GraphML took four times as long as writing and reading the same edges as JSON, and importing it
alone takes longer than most commands need for all their work. Edges that follow from a value (a
use names its entity, asset and site) are not stored twice, they are made when they are asked
for. For networkx's algorithms there is `view.to_networkx`.
"""

from collections.abc import Iterable, Iterator
from typing import cast

from pplcheck.graph.edges import Attested, Edge, EdgeKind, NodeKind, Ref, attested
from pplcheck.graph.joining import Contradiction, Told, contradictions, joined, united
from pplcheck.model.agreement import Agreed
from pplcheck.model.asset import Asset
from pplcheck.model.entity import Entity
from pplcheck.model.site import Site
from pplcheck.model.use import Use

_GIVEN = frozenset(
    {
        (NodeKind.ASSET, EdgeKind.AT, NodeKind.SITE),
        (NodeKind.SITE, EdgeKind.OWNED_BY, NodeKind.ENTITY),
        (NodeKind.ENTITY, EdgeKind.CONTRIBUTES_TO, NodeKind.ASSET),
        *(
            (start, kind, NodeKind.ASSET)
            for start in (NodeKind.ASSET, NodeKind.SITE)
            for kind in (EdgeKind.COPY_OF, EdgeKind.DERIVED_FROM, EdgeKind.DEPENDS_ON)
        ),
    }
)

_Given = dict[tuple[Ref, EdgeKind, Ref], tuple[Attested, ...]]
_Index = dict[str, list[str]]


class CommonsGraph:
    """Assets with their licences, entities with uses and agreements, sites with owners.

    Two graphs are equal where the same was stated, in whatever order. How edges run is said at
    `EdgeKind`.
    """

    def __init__(
        self,
        assets: Iterable[Asset],
        entities: Iterable[Entity] = (),
        uses: Iterable[Use] = (),
        sites: Iterable[Site] = (),
        edges: Iterable[Edge] = (),
        agreements: Iterable[Agreed] = (),
    ) -> None:
        """Build the graph. Several statements about one id are kept, all of them.

        Args:
            assets: with parents that are among them.
            entities: every user of `uses`, at least.
            uses: of assets, by entities and at sites that are given.
            sites: where uses were found.
            edges: those that do not follow from a value.
            agreements: with entities and on assets that are given, on the day that is judged.

        Raises:
            KeyError: an edge leads to nowhere; with the node that is not there.
            ValueError: an edge of a kind that is never given, or between nodes of other kinds.

        """
        self._told: dict[NodeKind, dict[str, tuple[Told, ...]]] = {
            NodeKind.AGREEMENT: _by_id(agreements),
            NodeKind.ASSET: _by_id(assets),
            NodeKind.ENTITY: _by_id(entities),
            NodeKind.SITE: _by_id(sites),
            NodeKind.USE: _by_id(uses),
        }
        self._given: _Given = {}
        self._uses: dict[NodeKind, _Index] = {
            kind: {} for kind in (NodeKind.ASSET, NodeKind.ENTITY, NodeKind.SITE)
        }
        self._from: dict[Ref, list[Edge]] = {}
        self._into: dict[Ref, list[Edge]] = {}
        self._index_uses()
        self._take(edges)
        for asset in self._every_asset():
            if asset.parent is not None:
                self._ask_for(NodeKind.ASSET, asset.parent)
        for told in self.told(NodeKind.AGREEMENT):
            for one in told:
                agreement = cast("Agreed", one).agreement
                self._ask_for(NodeKind.ENTITY, agreement.entity)
                self._ask_for(NodeKind.ASSET, agreement.asset)

    def _index_uses(self) -> None:
        of, by, at = (self._uses[kind] for kind in self._uses)
        told = self._told
        for id_, statements in told[NodeKind.USE].items():
            for one in statements:
                use = cast("Use", one)
                for kind, index, end in (
                    (NodeKind.ENTITY, by, use.entity),
                    (NodeKind.ASSET, of, use.asset),
                    (NodeKind.SITE, at, use.site),
                ):
                    if end or index is not at:
                        if end not in told[kind]:
                            raise KeyError(Ref(kind, end))
                        index.setdefault(end, []).append(id_)
        for kind, found in self._uses.items():
            # A use of which there are several statements stands once.
            self._uses[kind] = {end: sorted(set(ids)) for end, ids in found.items()}

    def _take(self, edges: Iterable[Edge]) -> None:
        for edge in edges:
            start, kind, end, evidence = edge
            if (start.kind, kind, end.kind) not in _GIVEN:
                raise ValueError(f"{start.kind} {kind} {end.kind} is not for others to give")
            for node in (start, end):
                self._ask_for(node.kind, node.id)
            known = self._given.get((start, kind, end), ())
            self._given[start, kind, end] = attested({*known, *evidence})
        for edge in self.given():
            self._from.setdefault(edge.start, []).append(edge)
            self._into.setdefault(edge.end, []).append(edge)

    def _ask_for(self, kind: NodeKind, id_: str) -> None:
        if id_ not in self._told[kind]:
            raise KeyError(Ref(kind, id_))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, CommonsGraph):
            return NotImplemented
        return self._told == other._told and self._given == other._given

    __hash__ = None  # type: ignore[assignment]  # equal by content, and large

    def assets(self) -> tuple[Asset, ...]:
        """Return all assets, by id."""
        return tuple(cast("Asset", one) for one in self._values(NodeKind.ASSET))

    def entities(self) -> tuple[Entity, ...]:
        """Return all entities, by id."""
        return tuple(cast("Entity", one) for one in self._values(NodeKind.ENTITY))

    def uses(self) -> tuple[Use, ...]:
        """Return all uses, by id."""
        return tuple(cast("Use", one) for one in self._values(NodeKind.USE))

    def sites(self) -> tuple[Site, ...]:
        """Return all sites, by id."""
        return tuple(cast("Site", one) for one in self._values(NodeKind.SITE))

    def agreements(self) -> tuple[Agreed, ...]:
        """Return all agreements, by id."""
        return tuple(cast("Agreed", one) for one in self._values(NodeKind.AGREEMENT))

    def agreements_with(self, entity: str) -> tuple[Agreed, ...]:
        """Return the agreements with an entity, by id."""
        return tuple(one for one in self.agreements() if one.agreement.entity == entity)

    def licences(self) -> tuple[str, ...]:
        """Return the licences that assets are offered under today, sorted."""
        return tuple(sorted({one.licence for one in self._every_asset() if one.licence}))

    def asset(self, id_: str) -> Asset:
        """Return an asset by its id; a KeyError where there is none."""
        return cast("Asset", self._value(NodeKind.ASSET, id_))

    def entity(self, id_: str) -> Entity:
        """Return an entity by its id; a KeyError where there is none."""
        return cast("Entity", self._value(NodeKind.ENTITY, id_))

    def use(self, id_: str) -> Use:
        """Return a use by its id; a KeyError where there is none."""
        return cast("Use", self._value(NodeKind.USE, id_))

    def site(self, id_: str) -> Site:
        """Return a site by its id; a KeyError where there is none."""
        return cast("Site", self._value(NodeKind.SITE, id_))

    def asset_of(self, use: Use) -> Asset:
        """Return what is used."""
        return self.asset(use.asset)

    def licence_of(self, use: Use) -> str | None:
        """Return the licence of the version that is used."""
        return use.version.licence if use.version else self.asset_of(use).licence

    def user_of(self, use: Use) -> Entity:
        """Return who uses it."""
        return self.entity(use.entity)

    def uses_of(self, asset: str) -> tuple[Use, ...]:
        """Return the uses of an asset, by id; those of its parts and its whole are not its."""
        return self._uses_under(NodeKind.ASSET, asset)

    def uses_by(self, entity: str) -> tuple[Use, ...]:
        """Return the uses of an entity, by id."""
        return self._uses_under(NodeKind.ENTITY, entity)

    def uses_at(self, site: str) -> tuple[Use, ...]:
        """Return the uses that were found at a site, by id."""
        return self._uses_under(NodeKind.SITE, site)

    def edges_into(self, node: Ref) -> tuple[Edge, ...]:
        """Return the given edges that end at a node, sorted; not those that follow."""
        return tuple(self._into.get(node, ()))

    def given(self) -> tuple[Edge, ...]:
        """Return all edges that were given, sorted."""
        return tuple(Edge(*key, evidence) for key, evidence in sorted(self._given.items()))

    def owners_of(self, site: str) -> tuple[Entity, ...]:
        """Return whose a site is, by id; several where the evidence disagrees."""
        node = Ref(NodeKind.SITE, site)
        return tuple(
            self.entity(edge.end.id)
            for edge in self._from.get(node, ())
            if edge.kind is EdgeKind.OWNED_BY
        )

    def licences_met_by(self, entity: Entity) -> tuple[str, ...]:
        """Return the licences of what the entity uses, sorted; all, where it uses nothing.

        Of an entity of which there are mere hints at uses nothing is asked.
        """
        uses = self.uses_by(entity.id)
        if uses and all(use.is_hint for use in uses):
            return ()
        own = {licence for use in uses if not use.is_hint and (licence := self.licence_of(use))}
        return tuple(sorted(own)) or self.licences()

    def told(self, kind: NodeKind) -> Iterator[tuple[Told, ...]]:
        """Yield the statements that were made about each node of a kind, by id."""
        found = self._told[kind]
        return (found[id_] for id_ in sorted(found))

    def contradictions(self) -> tuple[Contradiction, ...]:
        """Return where statements about one id exclude each other, by node."""
        return tuple(
            one
            for kind, found in self._told.items()
            for id_ in sorted(found)
            for one in contradictions(Ref(kind, id_), found[id_])
        )

    def _uses_under(self, kind: NodeKind, id_: str) -> tuple[Use, ...]:
        self._ask_for(kind, id_)
        return tuple(self.use(use) for use in self._uses[kind].get(id_, ()))

    def _value(self, kind: NodeKind, id_: str) -> Told:
        self._ask_for(kind, id_)
        return joined(kind, self._told[kind][id_])

    def _values(self, kind: NodeKind) -> Iterator[Told]:
        found = self._told[kind]
        return (joined(kind, found[id_]) for id_ in sorted(found))

    def _every_asset(self) -> Iterator[Asset]:
        return (
            cast("Asset", one) for told in self._told[NodeKind.ASSET].values() for one in told
        )


def _by_id(values: Iterable[Told]) -> dict[str, tuple[Told, ...]]:
    found: dict[str, tuple[Told, ...]] = {}
    for value in values:
        known = found.get(value.id)
        found[value.id] = (value,) if known is None else united((*known, value))
    return found
