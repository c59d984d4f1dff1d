"""The graph as GraphML 1.0, for yEd, Gephi, Cytoscape, networkx and igraph.

Its schema allows only name tokens as ids (`xs:NMTOKEN`), so nodes are numbered and their names
stand in `ref`.
"""

from collections.abc import Iterator

from pplcheck.graph.commons import CommonsGraph
from pplcheck.graph.edges import Edge, Ref
from pplcheck.graph.exports.blocks import blocks
from pplcheck.graph.exports.text import clean, clean_lines, lines_of, name_of
from pplcheck.graph.exports.xml import in_element
from pplcheck.graph.view import ATTRIBUTES, Node, edges_of, nodes_of

_OF_NODES = ("ref", "kind", "label", *ATTRIBUTES)
_OF_EDGES = ("relation", "since", "until", "evidence")
_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns \
http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""


def export(graph: CommonsGraph) -> Iterator[bytes]:
    """Yield the graph, piece by piece."""
    return blocks(_lines(graph))


def _lines(graph: CommonsGraph) -> Iterator[str]:
    yield _HEAD
    for meant, names in (("node", _OF_NODES), ("edge", _OF_EDGES)):
        for name in names:
            yield (
                f'<key id="{meant}-{name}" for="{meant}" attr.name="{name}" '
                'attr.type="string"/>\n'
            )
    yield '<graph id="commons" edgedefault="directed">\n'
    numbers: dict[Ref, int] = {}
    for number, node in enumerate(nodes_of(graph)):
        numbers[node.ref] = number
        yield _node(number, node)
    for edge in edges_of(graph):
        yield _edge(numbers[edge.start], numbers[edge.end], edge)
    yield "</graph>\n</graphml>\n"


def _node(number: int, node: Node) -> str:
    ref, label, says = node
    rows = "".join(
        [_data("node", name, in_element(clean_lines(lines))) for name, lines in says]
    )
    return (
        f'<node id="n{number}">{_data("node", "ref", in_element(name_of(ref)))}'
        f"{_data('node', 'kind', ref.kind)}"
        f"{_data('node', 'label', in_element(clean(label)))}{rows}</node>\n"
    )


def _edge(start: int, end: int, edge: Edge) -> str:
    since, until = edge.since, edge.until
    evidence = in_element(lines_of(edge.evidence))
    return (
        f'<edge source="n{start}" target="n{end}">{_data("edge", "relation", edge.kind)}'
        f"{_data('edge', 'since', str(since)) if since else ''}"
        f"{_data('edge', 'until', str(until)) if until else ''}"
        f"{_data('edge', 'evidence', evidence) if evidence else ''}</edge>\n"
    )


def _data(meant: str, name: str, value: str) -> str:
    return f'<data key="{meant}-{name}">{value}</data>'
