"""How are natural persons kept out of a graph? They are numbered, and not named.

So are the sites that are theirs: an address names its owner.
"""

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import count

from pplcheck.graph.changing import changed
from pplcheck.graph.commons import CommonsGraph
from pplcheck.graph.edges import Edge, EdgeKind, NodeKind, Ref, attested
from pplcheck.model.agreement import Agreed
from pplcheck.model.asset import Asset
from pplcheck.model.entity import Entity
from pplcheck.model.place import Place
from pplcheck.model.site import Site
from pplcheck.model.use import Recognised, Use

_WITHHELD = "withheld"
# Paths hold undecodable bytes as lone surrogates.
_BYTES = ("utf-8", "surrogatepass")


def without_people(graph: CommonsGraph) -> CommonsGraph:
    """Return the graph with natural persons, and what is theirs, under numbers.

    The numbers follow a hash, since the alphabet would say something; they are those that a
    report gives to the same entities.
    """
    entities = numbered(
        "person",
        (entity.id for entity in graph.entities() if entity.is_person),
        {entity.id for entity in graph.entities()},
    )
    if not entities:
        return graph
    sites = _sites_of(graph, entities)
    aliases = _Aliases(
        entities, sites, _assets_at(graph, sites), agreements_of(graph.agreements(), entities)
    )
    return changed(
        graph,
        asset=aliases.asset,
        entity=aliases.entity,
        use=aliases.use,
        site=aliases.site,
        edge=aliases.edge,
        agreement=aliases.agreement,
    )


@dataclass(frozen=True, slots=True)
class _Aliases:
    """What stands for what: for persons, their sites, what is kept there, their agreements."""

    entities: dict[str, str]
    sites: dict[str, str]
    assets: dict[str, str]
    agreements: dict[str, str]

    def entity(self, one: Entity) -> Entity:
        alias = self.entities.get(one.id)
        if alias is None:
            return one
        # A person in any description is one in all of them.
        return replace(
            one,
            id=alias,
            names=(alias,),
            is_person=True,
            identifiers=(),
            facts=(),
            form=(),
            owners=(),
            looked_up=(),
        )

    def site(self, one: Site) -> Site:
        alias = self.sites.get(one.id)
        return one if alias is None else Site(alias, one.kind, missing=one.missing)

    def asset(self, one: Asset) -> Asset:
        alias = self.assets.get(one.id)
        if alias is None:
            return one
        parent = one.parent and self.assets.get(one.parent, one.parent)
        return replace(one, id=alias, name=alias, parent=parent)

    def use(self, one: Use) -> Use:
        alias = self.entities.get(one.entity, one.entity)
        asset = self.assets.get(one.asset, one.asset)
        site = self.sites.get(one.site, one.site)
        if (alias, asset, site) == (one.entity, one.asset, one.site):
            return one
        id_ = one.id
        if id_.startswith(one.entity):
            id_ = alias + id_.removeprefix(one.entity)
        id_ = id_.replace(one.asset, asset)
        renamed = replace(one, id=id_, entity=alias, asset=asset, site=site)
        if (alias, site) == (one.entity, one.site):
            return renamed
        return replace(
            renamed,
            id=id_.replace(one.site, site) if one.site else id_,
            how=tuple(Recognised(how.recogniser, _WITHHELD, how.score) for how in one.how),
            facts=(),
            traces=(),
            place=Place(_WITHHELD),
        )

    def agreement(self, one: Agreed) -> Agreed:
        return nameless(one, self.entities, self.assets, self.agreements)

    def edge(self, one: Edge) -> Edge:
        start, end = self._ref(one.start), self._ref(one.end)
        if (start, end) == (one.start, one.end):
            return one
        evidence = attested({piece._replace(says=_WITHHELD) for piece in one.evidence})
        return Edge(start, one.kind, end, evidence)

    def _ref(self, ref: Ref) -> Ref:
        aliases = {
            NodeKind.ENTITY: self.entities,
            NodeKind.SITE: self.sites,
            NodeKind.ASSET: self.assets,
        }
        return Ref(ref.kind, aliases.get(ref.kind, {}).get(ref.id, ref.id))


def numbered(word: str, ids: Iterable[str], taken: Collection[str]) -> dict[str, str]:
    """Return a name for each id, in the order of a hash, that nothing else has.

    Args:
        word: with which the names begin.
        ids: that must not be shown.
        taken: names that others have.

    """
    ordered = sorted(ids, key=lambda id_: hashlib.sha256(id_.encode(*_BYTES)).hexdigest())
    free = (name for number in count(1) if (name := f"{word}-{number}") not in taken)
    return dict(zip(ordered, free, strict=False))


def agreements_of(agreements: Iterable[Agreed], people: Mapping[str, str]) -> dict[str, str]:
    """Return what stands for the ids of persons' agreements: a steward may name them there.

    Args:
        agreements: of a graph or a report.
        people: names for the ids of natural persons.

    """
    known = tuple(agreements)
    theirs = [one.id for one in known if one.agreement.entity in people]
    return numbered("agreement", theirs, {one.id for one in known})


def nameless(
    one: Agreed,
    people: Mapping[str, str],
    assets: Mapping[str, str],
    agreements: Mapping[str, str],
) -> Agreed:
    """Return an agreement without what could name a person.

    Args:
        one: as recorded.
        people: what stands for the ids of persons.
        assets: likewise for assets that they keep.
        agreements: likewise for agreements with them.

    """
    said = one.agreement
    asset = assets.get(said.asset, said.asset)
    if said.entity not in people:
        return replace(one, agreement=replace(said, asset=asset))
    hidden = replace(
        said,
        id=agreements.get(said.id, said.id),
        entity=people[said.entity],
        asset=asset,
        evidence=_WITHHELD,
        sha256="",
        gives=said.gives and _WITHHELD,
    )
    return replace(one, agreement=hidden)


def _sites_of(graph: CommonsGraph, people: dict[str, str]) -> dict[str, str]:
    """Return the sites of persons: those that are theirs, or that only they use."""
    taken = {site.id for site in graph.sites()}
    theirs: dict[str, set[str]] = {}
    for site in sorted(taken):
        owners = {owner.id for owner in graph.owners_of(site)}
        users = owners or {use.entity for use in graph.uses_at(site)}
        if users and (owners & people.keys() or users <= people.keys()):
            theirs.setdefault(min(people[one] for one in users & people.keys()), set()).add(
                site
            )
    return {
        site: alias
        for person, sites in theirs.items()
        for site, alias in numbered(f"{person}-site", sites, taken).items()
    }


def _assets_at(graph: CommonsGraph, sites: dict[str, str]) -> dict[str, str]:
    """Return the assets of a commons that a person keeps: their ids begin with its address."""
    return {
        edge.start.id: edge.start.id.replace(site, alias, 1)
        for site, alias in sites.items()
        for edge in graph.edges_into(Ref(NodeKind.SITE, site))
        if edge.kind is EdgeKind.AT and edge.start.id.startswith(site)
    }
