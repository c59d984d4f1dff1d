"""Do other programmes read what is exported, whatever a hostile tree calls its files?"""

import csv
import io
import json
import shutil
import subprocess
from typing import Any
from xml.etree import ElementTree as ET

import networkx as nx
import pytest
from hypothesis import given, settings

from pplcheck.graph import Attested, CommonsGraph
from pplcheck.graph.exports.text import clean
from pplcheck.graph.view import edges_of, nodes_of
from tests.graph.cases import an_asset
from tests.graph.hostile import HOSTILE, exported, hostile_graph, names


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
    graph = hostile_graph(*drawn)
    read = nx.read_graphml(io.BytesIO(exported("graphml", graph)), force_multigraph=True)
    assert _of_networkx(read, "relation", "ref") == _expected(graph)


@settings(deadline=None, max_examples=50)
@given(names)
def test_networkx_reads_gexf(drawn: list[str]) -> None:
    graph = hostile_graph(*drawn)
    read = nx.read_gexf(io.BytesIO(exported("gexf", graph)), version="1.3")
    assert _of_networkx(read, "label") == _expected(graph)


@settings(deadline=None, max_examples=50)
@given(names)
def test_networkx_reads_json(drawn: list[str]) -> None:
    graph = hostile_graph(*drawn)
    found = json.loads(exported("graph-json", graph))
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
    graph = hostile_graph(*drawn)
    nodes, edges = _expected(graph)
    tables = [
        list(csv.DictReader(io.StringIO(exported(name, graph).decode(), newline="")))
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
    graph = hostile_graph(*HOSTILE)
    done = subprocess.run(
        ["dot", "-Tdot_json"], input=exported("dot", graph), capture_output=True, check=True
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
        ["dot", "-Tsvg"], input=exported("dot", graph), capture_output=True, check=True
    )
    texts = [
        element.text
        for element in ET.fromstring(done.stdout).iter()  # noqa: S314 - it is our own
        if "text" in element.tag
    ]
    assert texts == ["a\\\\N\\x1b"]
