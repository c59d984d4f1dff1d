"""The graph as JSON in the node-link form: `schemas/graph.schema.json`, a node or edge a line.

It is the form of networkx's `node_link_graph` (with `edges="edges"`), and of D3's force layout.
"""

from collections.abc import Iterator
from json.encoder import encode_basestring

from pplcheck.graph.commons import CommonsGraph
from pplcheck.graph.edges import Attested, Edge
from pplcheck.graph.exports.blocks import blocks
from pplcheck.graph.exports.text import clean, clean_lines, name_of
from pplcheck.graph.view import Node, edges_of, nodes_of

SCHEMA = "pplcheck.graph/1"


def export(graph: CommonsGraph) -> Iterator[bytes]:
    """Yield the graph, piece by piece."""
    return blocks(_lines(graph))


def _lines(graph: CommonsGraph) -> Iterator[str]:
    yield f'{{\n"schema": "{SCHEMA}",\n"directed": true,\n"multigraph": true,\n"graph": {{}},\n'
    yield '"nodes": ['
    before = "\n"
    for node in nodes_of(graph):
        yield before + _node(node)
        before = ",\n"
    yield '\n],\n"edges": ['
    before = "\n"
    for edge in edges_of(graph):
        yield before + _edge(edge)
        before = ",\n"
    yield "\n]\n}\n"


def _node(node: Node) -> str:
    ref, label, says = node
    rows = "".join([f', "{name}": {_text(clean_lines(lines))}' for name, lines in says])
    return (
        f'{{"id": {_text(name_of(ref))}, "kind": "{ref.kind}", '
        f'"label": {_text(clean(label))}{rows}}}'
    )


def _edge(edge: Edge) -> str:
    start, kind, end, evidence = edge
    pieces = ", ".join(map(_piece, evidence))
    return (
        f'{{"source": {_text(name_of(start))}, "target": {_text(name_of(end))}, '
        f'"key": "{kind}", "since": {_day(edge.since)}, "until": {_day(edge.until)}, '
        f'"evidence": [{pieces}]}}'
    )


def _piece(piece: Attested) -> str:
    says, since, until = piece
    return f'{{"says": {_text(clean(says))}, "since": {_day(since)}, "until": {_day(until)}}}'


def _text(text: str) -> str:
    """Write clean text so that it may also stand within a `<script>` of a page."""
    written = encode_basestring(text)
    return written.replace("</", "<\\/") if "</" in written else written


def _day(day: object) -> str:
    return "null" if day is None else f'"{day}"'
