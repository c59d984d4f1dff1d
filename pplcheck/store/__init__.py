"""What was already read? Files that are mapped into memory, and never written here."""

from pplcheck.store.mapped import mapped

__all__ = ["mapped"]
