"""Which licence is it, and on what terms?"""

from pplcheck.licences.anchors import looks_like_licence
from pplcheck.licences.corpus.references import Reference, own_reference, recognisable
from pplcheck.licences.declarations import declare
from pplcheck.licences.explain import explain
from pplcheck.licences.expression import ExpressionError, parse_expression, parse_loosely
from pplcheck.licences.identify import identify
from pplcheck.licences.names import COMMERCIAL, Named, named_in, speaks_of_licence
from pplcheck.licences.notices import Notice, notices_in
from pplcheck.licences.precedence import Component, Ground
from pplcheck.licences.shipped_terms import terms_sources

__all__ = [
    "COMMERCIAL",
    "Component",
    "ExpressionError",
    "Ground",
    "Named",
    "Notice",
    "Reference",
    "declare",
    "explain",
    "identify",
    "looks_like_licence",
    "named_in",
    "notices_in",
    "own_reference",
    "parse_expression",
    "parse_loosely",
    "recognisable",
    "speaks_of_licence",
    "terms_sources",
]
