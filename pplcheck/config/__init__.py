"""What did people write? TOML text to values, every error with its line and column."""

from pplcheck.config.assertions import read_assertion, read_criteria
from pplcheck.config.catalogue import read_catalogue
from pplcheck.config.contests import read_contests
from pplcheck.config.entity import read_entity
from pplcheck.config.opt_out import read_opt_out
from pplcheck.config.own_licences import terms_files
from pplcheck.config.own_uses import OWN_WORD, read_own_uses
from pplcheck.config.settings import entity_patterns, read_settings
from pplcheck.config.terms import read_terms
from pplcheck.config.vocabulary import Vocabulary, vocabulary_of

__all__ = [
    "OWN_WORD",
    "Vocabulary",
    "entity_patterns",
    "read_assertion",
    "read_catalogue",
    "read_contests",
    "read_criteria",
    "read_entity",
    "read_opt_out",
    "read_own_uses",
    "read_settings",
    "read_terms",
    "terms_files",
    "vocabulary_of",
]
