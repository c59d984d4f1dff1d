"""Which licence is it, and on what terms?"""

from pplcheck.licences.anchors import ANCHORS, FEWEST_BYTES
from pplcheck.licences.corpus.references import recognisable
from pplcheck.licences.declarations import declare
from pplcheck.licences.expression import ExpressionError, parse_expression, parse_loosely
from pplcheck.licences.identify import identify
from pplcheck.licences.names import Named, named_in
from pplcheck.licences.precedence import Component, Ground
from pplcheck.licences.shipped_terms import terms_sources

__all__ = [
    "ANCHORS",
    "FEWEST_BYTES",
    "Component",
    "ExpressionError",
    "Ground",
    "Named",
    "declare",
    "identify",
    "named_in",
    "parse_expression",
    "parse_loosely",
    "recognisable",
    "terms_sources",
]
