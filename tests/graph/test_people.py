"""Are natural persons, their sites and what they keep there numbered, and named nowhere?"""

from dataclasses import replace

from pplcheck.graph import CommonsGraph, Edge, EdgeKind, NodeKind, without_people
from pplcheck.graph.exports import EXPORTS
from pplcheck.model.fact import Fact, Level, Speaker, Value
from tests.graph.cases import a_site, a_use, an_asset, an_edge, an_entity

SITE = "github.com/alice-smith/bike"
FACT = Fact("x", Value.YES, Level.STATED, Speaker.SELF, "https://alice-smith.example")


def _graph(site: str = SITE) -> CommonsGraph:
    alice = an_entity("alice-smith", ("github", "alice-smith"), person=True)
    use = replace(a_use("alice-smith", "frame", site, "alice-smith/x.scad"), facts=(FACT,))
    bike = f"{site}#."
    return CommonsGraph(
        [an_asset("frame"), an_asset(bike), an_asset(f"{site}#bell", "PPL", bike)],
        [alice, an_entity("riders")],
        [use, a_use("riders", bike, "coop"), a_use("riders", "frame", site, "y.scad")],
        map(a_site, (site, "coop")),
        [
            _owned(site, "alice-smith", "alice-smith"),
            _owned("coop", "riders", "seen"),
            an_edge((NodeKind.ASSET, bike), EdgeKind.AT, (NodeKind.SITE, site)),
            an_edge((NodeKind.ASSET, f"{site}#bell"), EdgeKind.AT, (NodeKind.SITE, site)),
        ],
    )


def _owned(site: str, owner: str, says: str) -> Edge:
    return an_edge((NodeKind.SITE, site), EdgeKind.OWNED_BY, (NodeKind.ENTITY, owner), says)


def test_a_person_is_named_nowhere() -> None:
    graph = without_people(_graph())
    for name, export in EXPORTS.items():
        assert b"alice" not in b"".join(export(graph)), name
    assert [entity.id for entity in graph.entities()] == ["person-1", "riders"]
    assert [site.id for site in graph.sites()] == ["coop", "person-1-site-1"]
    assert [use.id for use in graph.uses()] == [
        "person-1/frame@person-1-site-1",
        "riders/frame@person-1-site-1",
        "riders/person-1-site-1#.@coop",
    ]
    (evidence,) = (edge.evidence for edge in graph.given() if edge.start.id == "coop")
    assert [piece.says for piece in evidence] == ["seen"]


def test_the_shape_of_the_graph_stays() -> None:
    before, after = _graph(), without_people(_graph())
    for one in (before, after):
        assert (len(one.uses()), len(one.given()), len(one.assets())) == (3, 4, 3)
    assert after.asset("person-1-site-1#bell").parent == "person-1-site-1#."
    assert [use.entity for use in after.uses_of("frame")] == ["person-1", "riders"]


def test_a_site_that_only_a_person_uses_is_theirs() -> None:
    owned = _graph()
    edges = [edge for edge in owned.given() if edge.end.id != "alice-smith"]
    uses = [use for use in owned.uses() if use.site != SITE or use.entity == "alice-smith"]
    graph = CommonsGraph(owned.assets(), owned.entities(), uses, owned.sites(), edges)
    assert [site.id for site in without_people(graph).sites()] == ["coop", "person-1-site-1"]


def test_without_persons_it_is_the_same_graph() -> None:
    graph = CommonsGraph([an_asset("frame")], [an_entity("riders")], [a_use("riders", "frame")])
    assert without_people(graph) is graph


def test_a_number_that_is_taken_is_left_out() -> None:
    graph = CommonsGraph([], [an_entity("person-1"), an_entity("alice", person=True)])
    assert [entity.id for entity in without_people(graph).entities()] == [
        "person-1",
        "person-2",
    ]
