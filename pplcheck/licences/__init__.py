"""Which licence is it, and on what terms?"""

from pplcheck.licences.anchors import looks_like_licence
from pplcheck.licences.corpus.references import recognisable
from pplcheck.licences.declarations import declare
from pplcheck.licences.expression import ExpressionError, parse_expression, parse_loosely
from pplcheck.licences.identify import identify
from pplcheck.licences.names import Named, named_in
from pplcheck.licences.precedence import Component, Ground, is_same
from pplcheck.licences.shipped_terms import terms_sources

__all__ = [
    "Component",
    "ExpressionError",
    "Ground",
    "Named",
    "declare",
    "identify",
    "is_same",
    "looks_like_licence",
    "named_in",
    "parse_expression",
    "parse_loosely",
    "recognisable",
    "terms_sources",
]
