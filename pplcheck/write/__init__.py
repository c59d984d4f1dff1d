"""Whole or not at all: how files come into being."""

from pplcheck.write.exchange import Found, exchange, find
from pplcheck.write.history import Commit, write_history
from pplcheck.write.room import make_empty, temporary_folder
from pplcheck.write.whole import write_whole

__all__ = [
    "Commit",
    "Found",
    "exchange",
    "find",
    "make_empty",
    "temporary_folder",
    "write_history",
    "write_whole",
]
