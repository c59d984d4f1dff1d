"""Do graphs say the same in whatever order they are merged, and is nothing lost?"""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pplcheck.graph import (
    Attested,
    CommonsGraph,
    Contradiction,
    Edge,
    EdgeKind,
    NodeKind,
    Ref,
    contracted,
    merged,
)
from pplcheck.graph.exports import EXPORTS
from pplcheck.graph.view import edges_of, nodes_of
from pplcheck.model.act import Act
from pplcheck.model.fact import Level, Speaker, Value
from pplcheck.model.ownership import LegalForm, LookedUp, Ownership, Source
from tests.graph.cases import IDS, PLACE, a_site, a_use, an_asset, an_edge, an_entity, graphs


@settings(deadline=None, max_examples=50)
@given(graphs(), graphs(), graphs())
def test_merging_is_a_join(a: CommonsGraph, b: CommonsGraph, c: CommonsGraph) -> None:
    assert merged(a, merged(b, c)) == merged(merged(a, b), c)
    assert merged(a, b) == merged(b, a)
    assert merged(a, a) == a
    assert merged(a, merged(a, b)) == merged(a, b)


@settings(deadline=None, max_examples=50)
@given(graphs(), graphs())
def test_whatever_is_shown_follows_from_what_was_said(a: CommonsGraph, b: CommonsGraph) -> None:
    one, other = merged(a, b), merged(b, a)
    assert list(nodes_of(one)) == list(nodes_of(other))
    assert list(edges_of(one)) == list(edges_of(other))
    assert b"".join(EXPORTS["graph-json"](one)) == b"".join(EXPORTS["graph-json"](other))


@settings(deadline=None, max_examples=50)
@given(graphs(), graphs())
def test_nothing_is_lost(a: CommonsGraph, b: CommonsGraph) -> None:
    both = merged(a, b)
    for kind in (NodeKind.ASSET, NodeKind.ENTITY, NodeKind.SITE, NodeKind.USE):
        told = {repr(one) for graph in (a, b) for all_ in graph.told(kind) for one in all_}
        assert {repr(one) for all_ in both.told(kind) for one in all_} == told
    evidence = {
        (edge.start, edge.kind, edge.end, piece)
        for graph in (a, b)
        for edge in edges_of(graph)
        for piece in edge.evidence
    }
    kept = {
        (edge.start, edge.kind, edge.end, piece)
        for edge in edges_of(both)
        for piece in edge.evidence
    }
    assert evidence <= kept


classes = st.lists(st.sets(st.sampled_from((*IDS, "github:x", "e")), min_size=2), max_size=2)


@settings(deadline=None, max_examples=50)
@given(graphs(), classes)
def test_contraction_keeps_every_use(graph: CommonsGraph, same: list[set[str]]) -> None:
    one = contracted(graph, same)
    assert [use.id for use in one.uses()] == [use.id for use in graph.uses()]
    assert Counter(len(told) for told in one.told(NodeKind.USE)).total() == len(graph.uses())
    assert {use.asset for use in one.uses()} == {use.asset for use in graph.uses()}
    by_entity = [use for entity in one.entities() for use in one.uses_by(entity.id)]
    assert len({use.id for use in by_entity}) == len(graph.uses())


@settings(deadline=None, max_examples=50)
@given(graphs(), graphs(), classes)
def test_it_does_not_matter_whether_merging_or_contraction_comes_first(
    a: CommonsGraph, b: CommonsGraph, same: list[set[str]]
) -> None:
    first = contracted(merged(a, b), same)
    assert merged(contracted(a, same), contracted(b, same)) == first
    assert contracted(first, same[::-1]) == first


def test_one_entity_stands_for_all_that_are_the_same() -> None:
    entities = [an_entity("riders", ("github", "r")), an_entity("fleet"), an_entity("others")]
    uses = [a_use("riders", "bike"), a_use("fleet", "bike"), a_use("others", "bike")]
    owner = an_edge((NodeKind.SITE, "s"), EdgeKind.OWNED_BY, (NodeKind.ENTITY, "riders"), "r")
    graph = CommonsGraph([an_asset("bike")], entities, uses, [a_site("s")], [owner])
    one = contracted(graph, [{"github:r", "riders", "fleet"}])
    assert [(use.id, use.entity) for use in one.uses()] == [
        ("fleet/bike", "fleet"),
        ("others/bike", "others"),
        ("riders/bike", "fleet"),
    ]
    assert [entity.id for entity in one.entities()] == ["fleet", "others"]
    fleet = one.entity("fleet")
    assert fleet.names == ("fleet S.Coop.", "riders S.Coop.")
    assert fleet.identifiers == (("entity", "riders"), ("github", "r"))
    assert [entity.id for entity in one.owners_of("s")] == ["fleet"]


def test_descriptions_of_one_entity_join_its_forms_owners_and_registers() -> None:
    source = Source(Level.REGISTER, Speaker.REGISTER, "e")
    form = LegalForm("V1Z5", source, PLACE)
    owners = [Ownership(id_, 0.5, source, PLACE) for id_ in ("x", "y")]
    looked_up = LookedUp("fr-scop-list", is_listed=True, source=source, place=PLACE)
    told = [
        replace(an_entity("a"), form=(form,), owners=(owners[0],)),
        replace(an_entity("a"), owners=(owners[1],), looked_up=(looked_up,)),
    ]
    graph = CommonsGraph([], told, [])
    (entity,) = graph.entities()
    assert (entity.form, entity.owners) == ((form,), tuple(owners))
    assert entity.looked_up == (looked_up,)
    assert graph.contradictions() == ()


def test_statements_about_one_use_are_joined_and_their_contradiction_is_shown() -> None:
    early, late = date(2024, 1, 1), date(2025, 1, 1)
    stated = a_use("a", "bike", since=late)
    found = a_use("a", "bike", since=early)
    said = [
        replace(stated, commercial=Value.NO, acts=(Act.RUN,)),
        replace(found, commercial=Value.YES, acts=(Act.COPY,)),
    ]
    graph = CommonsGraph([an_asset("bike")], [an_entity("a")], said)
    (use,) = graph.uses()
    assert (use.since, use.commercial, use.acts) == (
        early,
        Value.CONTESTED,
        (Act.COPY, Act.RUN),
    )
    node = Ref(NodeKind.USE, "a/bike")
    assert graph.contradictions() == (Contradiction(node, "commercial", ("no", "yes")),)


def test_an_edge_has_all_its_evidence_the_earliest_day_and_an_end_only_if_all_ended() -> None:
    ends = Ref(NodeKind.SITE, "s"), EdgeKind.OWNED_BY, Ref(NodeKind.ENTITY, "a")
    day = [date(2020, 1, number) for number in range(1, 5)]
    pieces = [
        Attested("x", day[1], day[2]),
        Attested("y", day[0]),
        Attested("x", day[1], day[2]),
    ]
    graphs = [
        CommonsGraph([], [an_entity("a")], [], [a_site("s")], [Edge(*ends, (piece,))])
        for piece in pieces
    ]
    (edge,) = merged(graphs[0], merged(graphs[1], graphs[2])).given()
    assert edge.evidence == (pieces[0], pieces[1])
    assert (edge.since, edge.until) == (day[0], None)
    (ended,) = graphs[0].given()
    assert (ended.since, ended.until) == (day[1], day[2])


@pytest.mark.parametrize(
    "edge",
    [
        an_edge((NodeKind.ENTITY, "a"), EdgeKind.USES, (NodeKind.USE, "u"), "x"),
        an_edge((NodeKind.ENTITY, "a"), EdgeKind.OWNED_BY, (NodeKind.SITE, "s"), "x"),
    ],
)
def test_what_follows_from_values_is_not_for_others_to_give(edge: Edge) -> None:
    with pytest.raises(ValueError, match="not for others to give"):
        CommonsGraph([], [an_entity("a")], [], [a_site("s")], [edge])


def test_given_edges_lead_to_what_is_there() -> None:
    edge = an_edge((NodeKind.SITE, "s"), EdgeKind.OWNED_BY, (NodeKind.ENTITY, "nobody"))
    with pytest.raises(KeyError, match="nobody"):
        CommonsGraph([], [an_entity("a")], [], [a_site("s")], [edge])
