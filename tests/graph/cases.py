"""Small graphs, and strategies that draw others."""

from datetime import date

from hypothesis import strategies as st

from pplcheck.graph import Attested, CommonsGraph, Edge, EdgeKind, NodeKind, Ref
from pplcheck.model.act import Act
from pplcheck.model.agreement import Agreed, Agreement, AgreementKind, AgreementState
from pplcheck.model.asset import Asset, AssetKind
from pplcheck.model.entity import Entity
from pplcheck.model.fact import Value
from pplcheck.model.history import Period
from pplcheck.model.place import Place
from pplcheck.model.site import Site, SiteKind
from pplcheck.model.trace import Trace
from pplcheck.model.use import Recognised, Use

PLACE = Place("pplcheck.toml", 3, 1)
IDS = ("a", "b", "c", "d")


def an_asset(
    id_: str, licence: str | None = "PPL", parent: str | None = None, *paths: str
) -> Asset:
    return Asset(id_, id_, AssetKind.COMPONENT, licence, paths or ("**",), "0" * 64, parent)


def an_entity(id_: str, *identifiers: tuple[str, str], person: bool = False) -> Entity:
    return Entity(id_, (f"{id_} S.Coop.",), person, identifiers, (), Place(f"{id_}.toml", 2, 6))


def a_use(
    entity: str, asset: str, site: str = "", *here: str, since: date | None = None
) -> Use:
    traces = tuple(
        Trace("bike", "frame.scad", Place(path), "content", 1.0, version="ab" * 20)
        for path in here
    )
    how = (Recognised("content", "frame.scad"),)
    id_ = f"{entity}/{asset}@{site}" if site else f"{entity}/{asset}"
    return Use(
        id_, entity, asset, (Act.COPY,), Value.UNKNOWN, how, (), since, PLACE,
        site=site, traces=traces,
    )  # fmt: skip


def a_site(id_: str) -> Site:
    return Site(id_, SiteKind.REPOSITORY)


def an_agreement(entity: str, asset: str, evidence: str = "e", id_: str = "") -> Agreed:
    said = Agreement(
        id_ or f"{entity}/{asset}",
        AgreementKind.PERMISSION,
        entity,
        asset,
        (Act.COPY,),
        Value.YES,
        date(2024, 1, 2),
        date(2024, 3, 4),
        evidence,
        PLACE,
    )
    return Agreed(said, AgreementState.EXPIRED)


def an_edge(
    start: tuple[NodeKind, str], kind: EdgeKind, end: tuple[NodeKind, str], *says: str
) -> Edge:
    return Edge(Ref(*start), kind, Ref(*end), tuple(Attested(one) for one in sorted(says)))


_DAYS = st.none() | st.dates(date(2020, 1, 1), date(2020, 1, 3))
_FEW = st.sampled_from(("x", "y", "z"))


def _assets() -> st.SearchStrategy[Asset]:
    period = st.builds(Period, st.sampled_from(("PPL", None)), st.just(date(2020, 1, 1)), _FEW)
    return st.builds(
        Asset,
        st.sampled_from(IDS),
        _FEW,
        st.sampled_from(AssetKind),
        st.sampled_from(("PPL", "MIT", None)),
        st.lists(_FEW, max_size=2).map(tuple),
        _FEW,
        st.none() | st.sampled_from(IDS),
        st.lists(period, max_size=1).map(tuple),
    )


def _entities() -> st.SearchStrategy[Entity]:
    return st.builds(
        Entity,
        st.sampled_from(IDS),
        st.lists(_FEW, min_size=1, max_size=2).map(tuple),
        st.booleans(),
        st.lists(st.tuples(_FEW, _FEW), max_size=2).map(tuple),
        st.just(()),
        st.builds(Place, _FEW),
    )


def _uses() -> st.SearchStrategy[Use]:
    trace = st.builds(Trace, _FEW, _FEW, st.builds(Place, _FEW), _FEW, st.floats(0.1, 1))
    return st.builds(
        Use,
        st.sampled_from(("u1", "u2", "u3", "u4")),
        st.sampled_from(IDS),
        st.sampled_from(IDS),
        st.lists(st.sampled_from(Act), max_size=2, unique=True).map(tuple),
        st.sampled_from(Value),
        st.lists(st.builds(Recognised, _FEW, _FEW), max_size=2).map(tuple),
        st.just(()),
        _DAYS,
        st.builds(Place, _FEW),
        site=st.sampled_from(("", *IDS)),
        traces=st.lists(trace, max_size=2).map(tuple),
    )


def _edges() -> st.SearchStrategy[Edge]:
    evidence = st.lists(st.builds(Attested, _FEW, _DAYS, _DAYS), max_size=2).map(tuple)
    owned = st.tuples(
        st.just(NodeKind.SITE), st.just(EdgeKind.OWNED_BY), st.just(NodeKind.ENTITY)
    )
    kinds = owned | st.tuples(
        st.sampled_from((NodeKind.SITE, NodeKind.ASSET)),
        st.sampled_from((EdgeKind.COPY_OF, EdgeKind.DERIVED_FROM)),
        st.just(NodeKind.ASSET),
    )
    return st.builds(
        lambda kind, start, end, told: Edge(
            Ref(kind[0], start), kind[1], Ref(kind[2], end), told
        ),
        kinds,
        st.sampled_from(IDS),
        st.sampled_from(IDS),
        evidence,
    )


def _agreements() -> st.SearchStrategy[Agreed]:
    return st.builds(
        an_agreement,
        st.sampled_from(IDS),
        st.sampled_from(IDS),
        _FEW,
        st.sampled_from(("", "a1", "a2")),
    )


def graphs() -> st.SearchStrategy[CommonsGraph]:
    """Draw graphs that say different things about the same few ids."""
    known = [an_asset(id_) for id_ in IDS]
    return st.builds(
        lambda assets, entities, uses, edges, agreements: CommonsGraph(
            [*known, *assets],
            [*map(an_entity, IDS), *entities],
            uses,
            map(a_site, IDS),
            edges,
            agreements,
        ),
        st.lists(_assets(), max_size=3),
        st.lists(_entities(), max_size=3),
        st.lists(_uses(), max_size=5),
        st.lists(_edges(), max_size=4),
        st.lists(_agreements(), max_size=3),
    )
