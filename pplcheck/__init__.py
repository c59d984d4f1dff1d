"""pplcheck: which parts are a commons, who uses them, and who owes reciprocity."""

__version__ = "0.1.0"
