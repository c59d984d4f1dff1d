"""Which modules does a Go module need?

Source: Go Modules Reference, "go.mod files". A module's path mostly is that of its
repository.
"""

import re
from collections.abc import Iterator

from pplcheck.model.evidence import Evidence
from pplcheck.read.lines import text_of
from pplcheck.read.needed import needed, published
from pplcheck.syntax.places import LARGEST

_MODULE = re.compile(r'\s*module\s+[`"]?(?P<path>[^\s`"()]+)')
_REQUIRED = re.compile(
    r"\s*(?:require\s+|replace\s+\S+(?:\s+\S+)?\s+=>\s+)?(?P<path>[\w.~-]+\.[\w.~/-]+/[\w.~/-]+)"
    r"\s+(?P<version>v[\w.+-]+)"
)


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what is needed, and the module that this is."""
    del path
    for number, line in enumerate(text_of(content[:LARGEST]).splitlines(), start=1):
        module = _MODULE.match(line)
        found = _REQUIRED.match(line.partition("//")[0])
        if module:
            yield from published("golang", module["path"], number)
        elif found and not line.lstrip().startswith(("exclude", "retract")):
            yield from needed("golang", found["path"], found["version"], number)
