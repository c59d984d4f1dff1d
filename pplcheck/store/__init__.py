"""What was already read? Files that are mapped into memory, and never written here."""

from pplcheck.store.mapped import is_plain_file, mapped

__all__ = ["is_plain_file", "mapped"]
