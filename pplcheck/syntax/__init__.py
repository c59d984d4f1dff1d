"""What does this JSON or TOML text hold, and on which line and column?

The standard parsers give values without places; tree-sitter gives places. Values always come
from the standard parsers, so a disagreement of the two can move a place but never a value.
"""
