r"""The graph in the DOT language, for Graphviz.

Within quotes DOT changes nothing but `\"`; what it shows (`label`) it reads once more, and
takes a backslash there for an escape ("The DOT Language"; "escString"). In clean text every
backslash is doubled or begins an escape of ours, so none can take the quote that follows it
away.
"""

from collections.abc import Iterator
from typing import Final

from pplcheck.graph.commons import CommonsGraph
from pplcheck.graph.edges import Edge, NodeKind
from pplcheck.graph.exports.blocks import blocks
from pplcheck.graph.exports.text import clean, clean_lines, lines_of, name_of
from pplcheck.graph.view import Node, edges_of, nodes_of

_SHAPES: Final = {
    NodeKind.AGREEMENT: "component",
    NodeKind.ASSET: "box",
    NodeKind.ENTITY: "ellipse",
    NodeKind.LICENCE: "note",
    NodeKind.SITE: "folder",
    NodeKind.USE: "plaintext",
}


def export(graph: CommonsGraph) -> Iterator[bytes]:
    """Yield the graph, piece by piece."""
    return blocks(_lines(graph))


def _lines(graph: CommonsGraph) -> Iterator[str]:
    yield "digraph commons {\n"
    yield from map(_node, nodes_of(graph))
    yield from map(_edge, edges_of(graph))
    yield "}\n"


def _node(node: Node) -> str:
    ref, label, says = node
    rows = "".join([f", {name}={_quoted(clean_lines(lines))}" for name, lines in says])
    name = _quoted(name_of(ref))
    return f"{name} [label={_shown(label)}, shape={_SHAPES[ref.kind]}{rows}];\n"


def _edge(edge: Edge) -> str:
    start, kind, end, evidence = edge
    days = "".join(
        [
            f', {name}="{day}"'
            for name, day in (("since", edge.since), ("until", edge.until))
            if day
        ]
    )
    found = f", evidence={_quoted(lines_of(evidence))}" if evidence else ""
    names = f"{_quoted(name_of(start))} -> {_quoted(name_of(end))}"
    return f'{names} [label="{kind}"{days}{found}];\n'


def _quoted(text: str) -> str:
    inner = text.replace('"', '\\"')
    return f'"{inner}"'


def _shown(text: str) -> str:
    return _quoted(clean(text).replace("\\", "\\\\"))
