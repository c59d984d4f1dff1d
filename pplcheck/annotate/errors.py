"""Why can a file not be annotated?"""


class CannotAnnotateError(Exception):
    """A content stays as it is; the message says why, without a full stop."""


class SaysOtherwiseError(CannotAnnotateError):
    """It says something else already; the message says what, where, and what to do."""
