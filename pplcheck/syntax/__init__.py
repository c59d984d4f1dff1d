"""What does this JSON, TOML, YAML or XML text hold, and on which line and column?

For JSON and TOML the standard parsers give values without places; tree-sitter gives places.
Values always come from the standard parsers, so a disagreement of the two can move a place but
never a value. The parsers of YAML and XML keep the places themselves.
"""
