"""The graph as GEXF 1.3, for Gephi: edges begin and end on their days."""

from collections.abc import Iterator
from datetime import date

from pplcheck.graph.commons import CommonsGraph
from pplcheck.graph.edges import Edge
from pplcheck.graph.exports.blocks import blocks
from pplcheck.graph.exports.text import clean, clean_lines, lines_of, name_of
from pplcheck.graph.exports.xml import in_attribute
from pplcheck.graph.view import ATTRIBUTES, Node, edges_of, nodes_of

_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">
<graph defaultedgetype="directed" mode="dynamic" timeformat="date">
"""
_OF_NODES = ("kind", *ATTRIBUTES)


def export(graph: CommonsGraph) -> Iterator[bytes]:
    """Yield the graph, piece by piece."""
    return blocks(_lines(graph))


def _lines(graph: CommonsGraph) -> Iterator[str]:
    yield _HEAD
    for meant, names in (("node", _OF_NODES), ("edge", ("evidence",))):
        yield f'<attributes class="{meant}">\n'
        for name in names:
            yield f'<attribute id="{name}" title="{name}" type="string"/>\n'
        yield "</attributes>\n"
    yield "<nodes>\n"
    yield from map(_node, nodes_of(graph))
    yield "</nodes>\n<edges>\n"
    for number, edge in enumerate(edges_of(graph)):
        yield _edge(number, edge)
    yield "</edges>\n</graph>\n</gexf>\n"


def _node(node: Node) -> str:
    ref, label, says = node
    rows = "".join([_value(name, in_attribute(clean_lines(lines))) for name, lines in says])
    return (
        f'<node id="{in_attribute(name_of(ref))}" label="{in_attribute(clean(label))}">'
        "<attvalues>"
        f"{_value('kind', ref.kind)}{rows}</attvalues></node>\n"
    )


def _edge(number: int, edge: Edge) -> str:
    start, kind, end, evidence = edge
    values = _value("evidence", in_attribute(lines_of(evidence))) if evidence else ""
    return (
        f'<edge id="{number}" source="{in_attribute(name_of(start))}" '
        f'target="{in_attribute(name_of(end))}" kind="{kind}" label="{kind}"'
        f"{_day('start', edge.since)}{_day('end', edge.until)}>"
        f"<attvalues>{values}</attvalues></edge>\n"
    )


def _value(name: str, value: str) -> str:
    return f'<attvalue for="{name}" value="{value}"/>'


def _day(name: str, day: date | None) -> str:
    return f' {name}="{day}"' if day else ""
