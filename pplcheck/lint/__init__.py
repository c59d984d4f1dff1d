"""Is this manifest what its specification asks for? One specification, one file."""

from pplcheck.lint.registry import lint, specification_of

__all__ = ["lint", "specification_of"]
