"""What did people write? TOML text to values, every error with its line and column."""

from pplcheck.config.catalogue import read_catalogue
from pplcheck.config.entity import read_entity
from pplcheck.config.own_licences import terms_files
from pplcheck.config.own_uses import OWN_WORD, read_own_uses
from pplcheck.config.settings import entity_patterns, read_settings
from pplcheck.config.terms import read_terms
from pplcheck.config.vocabulary import Vocabulary, vocabulary_of

__all__ = [
    "OWN_WORD",
    "Vocabulary",
    "entity_patterns",
    "read_catalogue",
    "read_entity",
    "read_own_uses",
    "read_settings",
    "read_terms",
    "terms_files",
    "vocabulary_of",
]
