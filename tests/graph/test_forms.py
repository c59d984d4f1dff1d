"""Are exports the same every time, in pieces, and safe to hand on?"""

import json
from collections.abc import Iterator
from datetime import date
from xml.etree import ElementTree as ET

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pplcheck.graph import CommonsGraph, EdgeKind, NodeKind, Ref
from pplcheck.graph.exports import EXPORTS
from pplcheck.graph.exports.text import clean
from pplcheck.graph.view import to_networkx
from tests.conftest import ROOT
from tests.graph.hostile import HOSTILE, exported, hostile_graph, names


@pytest.mark.parametrize("name", sorted(EXPORTS))
def test_the_same_graph_gives_the_same_bytes_in_pieces(name: str) -> None:
    graph = hostile_graph(*HOSTILE)
    turned = hostile_graph(*HOSTILE)
    assert exported(name, graph) == exported(name, turned)
    many = hostile_graph(*(f"n{at}" for at in range(1500)))
    pieces = list(_pieces(name, many))
    assert len(pieces) > 2
    assert max(map(len, pieces)) < sum(map(len, pieces)) / 2


def _pieces(name: str, graph: CommonsGraph) -> Iterator[bytes]:
    return EXPORTS[name](graph)


@settings(deadline=None, max_examples=50)
@given(names)
def test_json_keeps_to_its_schema_and_may_stand_in_a_page(drawn: list[str]) -> None:
    from jsonschema import Draft202012Validator

    schema = json.loads((ROOT / "schemas/graph.schema.json").read_text(encoding="utf-8"))
    written = exported("graph-json", hostile_graph(*drawn))
    Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(
        json.loads(written)
    )
    assert b"</" not in written


@pytest.mark.parametrize("name", sorted(EXPORTS))
def test_an_empty_graph_is_one_too(name: str) -> None:
    written = exported(name, CommonsGraph([]))
    if name in ("graphml", "gexf"):
        ET.fromstring(written)  # noqa: S314 - it is our own
    if name == "graph-json":
        assert json.loads(written)["nodes"] == []


@settings(deadline=None)
@given(st.text(), st.text())
def test_different_names_stay_different(one: str, other: str) -> None:
    assert (clean(one) == clean(other)) == (one == other)
    assert clean(one).encode("utf-8").decode("utf-8") == clean(one)


def test_for_networkx_edges_keep_their_days_and_evidence() -> None:
    graph = to_networkx(hostile_graph("x"))
    start, end = Ref(NodeKind.SITE, "x"), Ref(NodeKind.ENTITY, "x")
    data = graph.edges[start, end, EdgeKind.OWNED_BY]
    assert (data["since"], data["until"]) == (date(2024, 1, 1), date(2024, 3, 5))
    assert nx.is_directed_acyclic_graph(graph) is False
