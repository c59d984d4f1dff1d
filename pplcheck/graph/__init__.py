"""Who uses what? The commons as a graph of assets, entities, uses, sites and licences."""

from pplcheck.graph.changing import merged
from pplcheck.graph.commons import CommonsGraph
from pplcheck.graph.edges import Attested, Edge, EdgeKind, NodeKind, Ref
from pplcheck.graph.ending import Ending, endings
from pplcheck.graph.identities import Bond, bond_of, classes_of, contracted
from pplcheck.graph.joining import Contradiction
from pplcheck.graph.people import agreements_of, nameless, numbered, without_people
from pplcheck.graph.reach import Way, asset_id, assets_kept, ways_from

__all__ = [
    "Attested",
    "Bond",
    "CommonsGraph",
    "Contradiction",
    "Edge",
    "EdgeKind",
    "Ending",
    "NodeKind",
    "Ref",
    "Way",
    "agreements_of",
    "asset_id",
    "assets_kept",
    "bond_of",
    "classes_of",
    "contracted",
    "endings",
    "merged",
    "nameless",
    "numbered",
    "ways_from",
    "without_people",
]
