"""Do agreements join whom and what they are about, and no others?"""

import pytest

from pplcheck.graph import CommonsGraph, EdgeKind, contracted
from pplcheck.graph.view import edges_of
from tests.graph.cases import an_agreement, an_asset, an_entity


def test_an_agreement_stands_between_its_party_and_its_asset() -> None:
    graph = CommonsGraph(
        [an_asset("frame")],
        [an_entity("a"), an_entity("b")],
        agreements=[an_agreement("a", "frame", "agreed.pdf")],
    )
    edges = {edge.kind: edge for edge in edges_of(graph)}
    assert str(edges[EdgeKind.WITH].end) == "entity:a"
    assert str(edges[EdgeKind.COVERS].end) == "asset:frame"
    for kind in (EdgeKind.WITH, EdgeKind.COVERS):
        assert str(edges[kind].start) == "agreement:a/frame"
        assert (str(edges[kind].since), str(edges[kind].until)) == ("2024-01-02", "2024-03-04")
        assert [one.says for one in edges[kind].evidence] == ["agreed.pdf"]
    assert [one.id for one in graph.agreements_with("a")] == ["a/frame"]
    assert graph.agreements_with("b") == ()
    one = contracted(graph, [{"a", "b"}])
    assert [one.id for one in one.agreements_with("a")] == ["a/frame"]


@pytest.mark.parametrize(("entity", "asset"), [("x", "frame"), ("a", "x")])
def test_one_about_what_is_not_there_is_refused(entity: str, asset: str) -> None:
    with pytest.raises(KeyError):
        CommonsGraph(
            [an_asset("frame")], [an_entity("a")], agreements=[an_agreement(entity, asset)]
        )
