"""Where does a Swift package begin?

Its manifest has no field for a licence (PackageDescription API); it only makes its folder a
package.
"""

import re
from collections.abc import Iterator

from pplcheck.model.evidence import Evidence
from pplcheck.read.quoted import Source
from pplcheck.read.statement import package

NAME = "package-swift"
GLOBS = ("package.swift",)

_NAME = re.compile(r"\bPackage\s*\(\s*name\s*:(?P<value>[^\n]{0,300})")


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield the name of the package."""
    del path
    source = Source(content, "//")
    found = _NAME.search(source.text)
    for name, place in source.texts(*found.span("value")) if found else ():
        yield from package(name, place)
        return
