"""Where does a Go module begin?

It cannot name a licence: for Go, the licence file beside it is the declaration (Go Modules
Reference, "go.mod files"). So it only makes its folder a package.
"""

import re
from collections.abc import Iterator

from pplcheck.model.evidence import Evidence
from pplcheck.read.statement import package

NAME = "go-mod"
GLOBS = ("go.mod",)

_MODULE = re.compile(
    rb'^[ \t]*module[ \t]+(?:\(\s*)?["`]?(?P<name>[^\s"`()]{1,500})', re.MULTILINE
)


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield the module's path."""
    del path
    found = _MODULE.search(content)
    if found:
        start = found.start("name")
        line = content.count(b"\n", 0, start) + 1
        column = start - content.rfind(b"\n", 0, start)
        yield from package(found["name"].decode("utf-8", "replace"), (line, column))
