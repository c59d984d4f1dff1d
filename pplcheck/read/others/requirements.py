"""Which packages and repositories does a list of requirements name?

Sources: pip, "Requirements File Format"; PEP 508, of what one requirement is made.
"""

from collections.abc import Iterator

from pplcheck.model.evidence import Evidence
from pplcheck.read.lines import text_of
from pplcheck.read.requirement import required
from pplcheck.syntax.places import LARGEST


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what is needed."""
    del path
    for number, line in enumerate(text_of(content[:LARGEST]).splitlines(), start=1):
        written = line.strip()
        for option in ("-e ", "--editable ", "--editable="):
            written = written.removeprefix(option).strip()
        if not written.startswith(("-", "#")):
            yield from required(written, number)
