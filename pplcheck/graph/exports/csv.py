"""The graph as two tables for spreadsheets: its nodes, and its edges (RFC 4180).

A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@`, also in full width, for a
formula, and runs it (OWASP, "CSV Injection"): such lines get an apostrophe in front.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from pplcheck.graph.commons import CommonsGraph
from pplcheck.graph.edges import Edge
from pplcheck.graph.exports.blocks import blocks
from pplcheck.graph.exports.text import clean, clean_lines, lines_of, name_of
from pplcheck.graph.view import ATTRIBUTES, Node, edges_of, nodes_of

_FORMULA: Final = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_NOTHING = ("",)
_NODE = ("id", "kind", "label", *ATTRIBUTES)
_EDGE = ("source", "kind", "target", "since", "until", "evidence")


def export_nodes(graph: CommonsGraph) -> Iterator[bytes]:
    """Yield the table of nodes, piece by piece."""
    return blocks(_rows(_NODE, map(_node, nodes_of(graph))))


def export_edges(graph: CommonsGraph) -> Iterator[bytes]:
    """Yield the table of edges, piece by piece."""
    return blocks(_rows(_EDGE, map(_edge, edges_of(graph))))


def _rows(head: tuple[str, ...], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    yield ",".join(head) + "\r\n"
    for row in rows:
        yield ",".join(map(_cell, row)) + "\r\n"


def _node(node: Node) -> Iterable[str]:
    ref, label, says = node
    found = dict(says)
    rest = (clean_lines(found.get(name, _NOTHING)) for name in ATTRIBUTES)
    return name_of(ref), ref.kind, clean(label), *rest


def _edge(edge: Edge) -> Iterable[str]:
    start, kind, end, evidence = edge
    return (
        name_of(start),
        kind,
        name_of(end),
        str(edge.since or ""),
        str(edge.until or ""),
        lines_of(evidence),
    )


def _cell(text: str) -> str:
    if "\n" in text:
        text = "\n".join(map(_plain, text.split("\n")))
    quoted = _plain(text).replace('"', '""')
    return f'"{quoted}"'


def _plain(line: str) -> str:
    return f"'{line}" if line.startswith(_FORMULA) else line
