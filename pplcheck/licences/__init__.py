"""Which licence is it, and on what terms?"""

from pplcheck.licences.addresses import address_of, licence_at
from pplcheck.licences.anchors import ANCHORS, FEWEST_BYTES
from pplcheck.licences.annotations import Annotations
from pplcheck.licences.combining.inbound import inbound_parts
from pplcheck.licences.combining.rules import judged, may_combine
from pplcheck.licences.combining.table import family
from pplcheck.licences.conclusions import Conclusions
from pplcheck.licences.corpus.references import Reference, own_reference, recognisable
from pplcheck.licences.declarations import declare, declare_parts, says_itself
from pplcheck.licences.designs import designs_of
from pplcheck.licences.differing import differing_designs
from pplcheck.licences.explain import explain
from pplcheck.licences.expression import (
    ExpressionError,
    close_ids,
    parse_expression,
    parse_loosely,
    taken_apart,
)
from pplcheck.licences.grammar import Expression, Joint, Leaf, leaves
from pplcheck.licences.granted import granted_in
from pplcheck.licences.held_against import says
from pplcheck.licences.identify import identify
from pplcheck.licences.names import COMMERCIAL, Named, named_in, speaks_of_licence
from pplcheck.licences.notices import Notice, notices_in
from pplcheck.licences.openness import open_to_all
from pplcheck.licences.precedence import Component, Ground, is_same
from pplcheck.licences.shipped_terms import terms_sources
from pplcheck.licences.translating import texts_of, translated_texts, translations

__all__ = [
    "ANCHORS",
    "COMMERCIAL",
    "FEWEST_BYTES",
    "Annotations",
    "Component",
    "Conclusions",
    "Expression",
    "ExpressionError",
    "Ground",
    "Joint",
    "Leaf",
    "Named",
    "Notice",
    "Reference",
    "address_of",
    "close_ids",
    "declare",
    "declare_parts",
    "designs_of",
    "differing_designs",
    "explain",
    "family",
    "granted_in",
    "identify",
    "inbound_parts",
    "is_same",
    "judged",
    "leaves",
    "licence_at",
    "may_combine",
    "named_in",
    "notices_in",
    "open_to_all",
    "own_reference",
    "parse_expression",
    "parse_loosely",
    "recognisable",
    "says",
    "says_itself",
    "speaks_of_licence",
    "taken_apart",
    "terms_sources",
    "texts_of",
    "translated_texts",
    "translations",
]
