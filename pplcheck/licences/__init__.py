"""Which licence is it, and on what terms?"""

from pplcheck.licences.anchors import looks_like_licence
from pplcheck.licences.corpus.references import recognisable
from pplcheck.licences.declarations import declare
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
    "declare",
    "identify",
    "looks_like_licence",
    "named_in",
    "notices_in",
    "parse_expression",
    "parse_loosely",
    "recognisable",
    "speaks_of_licence",
    "terms_sources",
]
