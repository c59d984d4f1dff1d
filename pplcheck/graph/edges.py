"""What joins what in the graph, on which evidence, from when until when?

These are named tuples, unlike the other values that travel: a graph of a hundred thousand uses
yields three times as many edges, and making them must not cost more than writing them.
"""

from datetime import date
from enum import StrEnum
from typing import NamedTuple


class NodeKind(StrEnum):
    """What a node stands for."""

    AGREEMENT = "agreement"
    ASSET = "asset"
    ENTITY = "entity"
    LICENCE = "licence"
    SITE = "site"
    USE = "use"


class EdgeKind(StrEnum):
    """How one node stands to another.

    The first six come from the nodes' own values, and are never given:
    asset -part-of-> asset, asset -offered-under-> licence, entity -uses-> use, use -of-> asset,
    agreement -with-> entity, agreement -covers-> asset. So does use -at-> site; that an asset
    is kept at a site (asset -at-> site) is given, as all the others are: site -owned-by->
    entity; asset or site -copy-of-> asset, -derived-from-> asset, -depends-on-> asset;
    entity -contributes-to-> asset.
    """

    PART_OF = "part-of"
    OFFERED_UNDER = "offered-under"
    USES = "uses"
    OF = "of"
    WITH = "with"
    COVERS = "covers"
    AT = "at"
    OWNED_BY = "owned-by"
    COPY_OF = "copy-of"
    DERIVED_FROM = "derived-from"
    DEPENDS_ON = "depends-on"
    CONTRIBUTES_TO = "contributes-to"


class Ref(NamedTuple):
    """A node, by its kind and its id.

    Attributes:
        kind: what it stands for.
        id: unique among the nodes of its kind.

    """

    kind: NodeKind
    id: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"


class Attested(NamedTuple):
    """One piece of evidence for an edge, and when it holds.

    Attributes:
        says: what a person can open, in one line.
        since: first day, or None where it is not known.
        until: last day, or None where it still holds.

    """

    says: str
    since: date | None = None
    until: date | None = None


class Edge(NamedTuple):
    """That one node stands so to another.

    Attributes:
        start, kind, end: unique in a graph; the same edge on other evidence is the same edge.
        evidence: sorted, each piece once; may be empty.

    """

    start: Ref
    kind: EdgeKind
    end: Ref
    evidence: tuple[Attested, ...] = ()

    @property
    def since(self) -> date | None:
        """The earliest day of which some evidence speaks, or None where none names a day."""
        if len(self.evidence) == 1:
            return self.evidence[0].since
        return min((one.since for one in self.evidence if one.since), default=None)

    @property
    def until(self) -> date | None:
        """The last day, where every piece of evidence has ended; else None."""
        if len(self.evidence) == 1:
            return self.evidence[0].until
        ends = [one.until for one in self.evidence if one.until]
        return max(ends) if ends and len(ends) == len(self.evidence) else None


def attested(pieces: "set[Attested] | frozenset[Attested]") -> tuple[Attested, ...]:
    """Return pieces of evidence in the order in which an edge has them."""
    return tuple(sorted(pieces, key=_order) if len(pieces) > 1 else pieces)


def _order(one: Attested) -> tuple[str, date, date]:
    """Return what sorts evidence: days not known stand first, what still holds last."""
    return one.says, one.since or date.min, one.until or date.max
