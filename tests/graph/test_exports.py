"""Do other programmes read what is exported, whatever a hostile tree calls its files?"""

import csv
import io
import json
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date
from typing import Any
from xml.etree import ElementTree as ET

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pplcheck.graph import Attested, CommonsGraph, Edge, EdgeKind, NodeKind, Ref
from pplcheck.graph.exports import EXPORTS
from pplcheck.graph.exports.text import clean
from pplcheck.graph.view import edges_of, nodes_of, to_networkx
from tests.conftest import ROOT
from tests.graph.cases import a_site, a_use, an_asset, an_entity

HOSTILE = (
    'say "hi"',
    "a\nb\r\n\tc",
    "\x00\x1b[31m\x7f\x9b",
    "lone \udcff \ud800 \ufffe \uffff",
    "</script><script>alert(1)</script>",
    "]]> & <!-- <?x?> &amp; &#0;",
    "ends in a backslash\\",
    'and a quote\\"',
    "\\N \\G \\l \\x1b {a|b}",
    "=HYPERLINK(1)",
    "+1\n=2",
    "-1",
    "@SUM(A1)",
    "\uff1d1",
    "gnp.\u202exe",
    " spaces ",
    "日本語 𝔘 é",
    "a;b,c\td",
    "",
)


def _bytes(name: str, graph: CommonsGraph) -> bytes:
    return b"".join(EXPORTS[name](graph))


def _graph(*names: str) -> CommonsGraph:
    """Make a graph in which every name is everywhere."""
    names = tuple(name or "x" for name in names)
    edges = [
        Edge(
            Ref(NodeKind.SITE, name),
            EdgeKind.OWNED_BY,
            Ref(NodeKind.ENTITY, name),
            (
                Attested(name, date(2024, 1, 2), date(2024, 3, 4)),
                Attested("z" + name, date(2024, 1, 1), date(2024, 3, 5)),
            ),
        )
        for name in names
    ]
    like = (
        Edge(Ref(NodeKind.ASSET, name), kind, Ref(NodeKind.ASSET, names[0]))
        for name in names
        for kind in (EdgeKind.COPY_OF, EdgeKind.DERIVED_FROM)
    )
    return CommonsGraph(
        [an_asset(name, name) for name in names],
        [an_entity(name, ("github", name), ("purl", name)) for name in names],
        [a_use(name, name, name, name, since=date(2025, 6, 7)) for name in names],
        map(a_site, names),
        [*edges, *like],
    )


def _expected(graph: CommonsGraph) -> tuple[dict[str, str], list[tuple[str, ...]]]:
    nodes = {clean(str(node.ref)): clean(node.label) for node in nodes_of(graph)}
    edges = [
        (
            clean(str(edge.start)),
            edge.kind.value,
            clean(str(edge.end)),
            str(edge.since or ""),
            str(edge.until or ""),
            "\n".join(clean(one.says) + _interval(one) for one in edge.evidence),
        )
        for edge in edges_of(graph)
    ]
    return nodes, sorted(edges)


def _interval(one: Attested) -> str:
    return f" [{one.since or '..'}/{one.until or '..'}]" if one.since or one.until else ""


names = st.lists(st.sampled_from(HOSTILE) | st.text(max_size=8), min_size=1, unique=True)


def _of_networkx(
    read: Any, kind: str, ref: str | None = None
) -> tuple[dict[str, str], list[tuple[str, ...]]]:
    named = {node: data[ref] if ref else node for node, data in read.nodes(data=True)}
    nodes = {named[node]: data["label"] for node, data in read.nodes(data=True)}
    edges = [
        (
            named[start],
            data[kind],
            named[end],
            data.get("since", data.get("start", "")),
            data.get("until", data.get("end", "")),
            data.get("evidence", ""),
        )
        for start, end, data in read.edges(data=True)
    ]
    return nodes, sorted(edges)


@settings(deadline=None, max_examples=50)
@given(names)
def test_networkx_reads_graphml(drawn: list[str]) -> None:
    graph = _graph(*drawn)
    read = nx.read_graphml(io.BytesIO(_bytes("graphml", graph)), force_multigraph=True)
    assert _of_networkx(read, "relation", "ref") == _expected(graph)


@settings(deadline=None, max_examples=50)
@given(names)
def test_networkx_reads_gexf(drawn: list[str]) -> None:
    graph = _graph(*drawn)
    read = nx.read_gexf(io.BytesIO(_bytes("gexf", graph)), version="1.3")
    assert _of_networkx(read, "label") == _expected(graph)


@settings(deadline=None, max_examples=50)
@given(names)
def test_networkx_reads_json(drawn: list[str]) -> None:
    graph = _graph(*drawn)
    found = json.loads(_bytes("graph-json", graph))
    read = nx.node_link_graph(found, edges="edges")
    nodes, edges = _expected(graph)
    assert {node: data["label"] for node, data in read.nodes(data=True)} == nodes
    lines = {
        (start, key, end): [
            one["says"]
            + (f" [{one['since'] or '..'}/{one['until'] or '..'}]" if one["since"] else "")
            for one in data["evidence"]
        ]
        for start, end, key, data in read.edges(keys=True, data=True)
    }
    assert lines == {edge[:3]: edge[5].split("\n") if edge[5] else [] for edge in edges}


@settings(deadline=None, max_examples=50)
@given(names)
def test_tables_are_read_and_no_cell_is_a_formula(drawn: list[str]) -> None:
    graph = _graph(*drawn)
    nodes, edges = _expected(graph)
    tables = [
        list(csv.DictReader(io.StringIO(_bytes(name, graph).decode(), newline="")))
        for name in ("csv-nodes", "csv-edges")
    ]
    assert {row["id"]: row["label"].removeprefix("'") for row in tables[0]} == {
        id_: label.removeprefix("'") for id_, label in nodes.items()
    }
    assert sorted(
        (row["source"], row["kind"], row["target"], row["since"]) for row in tables[1]
    ) == [edge[:4] for edge in edges]
    cells = [cell for table in tables for row in table for cell in row.values()]
    lines = [line for cell in cells for line in cell.split("\n")]
    assert not [line for line in lines if line.startswith(("=", "+", "-", "@", "\uff1d"))]


@pytest.mark.skipif(not shutil.which("dot"), reason="Graphviz (`dot`) is not installed")
def test_graphviz_reads_dot() -> None:
    graph = _graph(*HOSTILE)
    done = subprocess.run(
        ["dot", "-Tdot_json"], input=_bytes("dot", graph), capture_output=True, check=True
    )
    assert not done.stderr
    found = json.loads(done.stdout)
    named = {node["_gvid"]: node["name"] for node in found["objects"]}
    nodes, edges = _expected(graph)
    # An escString writes a backslash as two.
    assert {
        node["name"]: node["label"].replace("\\\\", "\\") for node in found["objects"]
    } == nodes
    assert (
        sorted(
            (
                named[edge["tail"]],
                edge["label"],
                named[edge["head"]],
                edge.get("since", ""),
                edge.get("until", ""),
                edge.get("evidence", ""),
            )
            for edge in found["edges"]
        )
        == edges
    )


@pytest.mark.skipif(not shutil.which("dot"), reason="Graphviz (`dot`) is not installed")
def test_graphviz_shows_labels_as_they_are_written() -> None:
    graph = CommonsGraph([an_asset("a\\N\x1b", None)])
    done = subprocess.run(
        ["dot", "-Tsvg"], input=_bytes("dot", graph), capture_output=True, check=True
    )
    texts = [
        element.text
        for element in ET.fromstring(done.stdout).iter()  # noqa: S314 - it is our own
        if "text" in element.tag
    ]
    assert texts == ["a\\\\N\\x1b"]


@pytest.mark.parametrize("name", sorted(EXPORTS))
def test_the_same_graph_gives_the_same_bytes_in_pieces(name: str) -> None:
    graph = _graph(*HOSTILE)
    turned = _graph(*HOSTILE)
    assert _bytes(name, graph) == _bytes(name, turned)
    many = _graph(*(f"n{at}" for at in range(1500)))
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
    written = _bytes("graph-json", _graph(*drawn))
    Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(
        json.loads(written)
    )
    assert b"</" not in written


@pytest.mark.parametrize("name", sorted(EXPORTS))
def test_an_empty_graph_is_one_too(name: str) -> None:
    written = _bytes(name, CommonsGraph([]))
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
    graph = to_networkx(_graph("x"))
    start, end = Ref(NodeKind.SITE, "x"), Ref(NodeKind.ENTITY, "x")
    data = graph.edges[start, end, EdgeKind.OWNED_BY]
    assert (data["since"], data["until"]) == (date(2024, 1, 1), date(2024, 3, 5))
    assert nx.is_directed_acyclic_graph(graph) is False
