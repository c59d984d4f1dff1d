"""Who uses what? The commons as a graph of assets, entities, uses and licences."""

from pplcheck.graph.commons import CommonsGraph

__all__ = ["CommonsGraph"]
