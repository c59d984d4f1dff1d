"""In which forms can the graph be taken elsewhere?

Each form is a module with a function from a graph to pieces of bytes; the same graph gives the
same bytes. Who must not be named is left out beforehand (`pplcheck.graph.people`).
"""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from pplcheck.graph.commons import CommonsGraph
from pplcheck.graph.exports import csv, dot, gexf, graphml, node_link

Export = Callable[[CommonsGraph], Iterator[bytes]]

EXPORTS: Final[Mapping[str, Export]] = MappingProxyType(
    {
        "graphml": graphml.export,
        "gexf": gexf.export,
        "dot": dot.export,
        "graph-json": node_link.export,
        "csv-nodes": csv.export_nodes,
        "csv-edges": csv.export_edges,
    }
)

__all__ = ["EXPORTS", "Export"]
