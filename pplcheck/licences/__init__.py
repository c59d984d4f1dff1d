"""Which licence is it, and on what terms?"""

from pplcheck.licences.anchors import looks_like_licence
from pplcheck.licences.annotations import Annotations
from pplcheck.licences.conclusions import Conclusions
from pplcheck.licences.corpus.references import recognisable
from pplcheck.licences.declarations import declare, declare_parts
from pplcheck.licences.expression import ExpressionError, parse_expression, parse_loosely
from pplcheck.licences.names import Named, named_in
from pplcheck.licences.own import OwnReference, identify, own_reference
from pplcheck.licences.precedence import Component, Ground
from pplcheck.licences.shipped_terms import terms_sources

__all__ = [
    "Annotations",
    "Component",
    "Conclusions",
    "ExpressionError",
    "Ground",
    "Named",
    "OwnReference",
    "declare",
    "declare_parts",
    "identify",
    "looks_like_licence",
    "named_in",
    "own_reference",
    "parse_expression",
    "parse_loosely",
    "recognisable",
    "terms_sources",
]
