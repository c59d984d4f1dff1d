"""How does the programme end? The exit codes of the front door."""

from enum import IntEnum


class ExitCode(IntEnum):
    """The exit codes of the front door."""

    NOTHING_TO_FAIL_ON = 0
    FAILED = 1
    USAGE = 2
    NOTHING_SCANNED = 3
    UNDETERMINED = 4
    INTERNAL = 5
