"""How does a design come to say its own licence, with all else as it was?"""

from pplcheck.annotate.errors import CannotAnnotateError, SaysOtherwiseError
from pplcheck.annotate.registry import Writer, is_called_so, sidecar, writer_of

__all__ = [
    "CannotAnnotateError",
    "SaysOtherwiseError",
    "Writer",
    "is_called_so",
    "sidecar",
    "writer_of",
]
