"""Which repositories does a Swift package need?

Source: the Swift package manager: `Package.swift`, and `Package.resolved`, which is JSON.
"""

import re
from collections.abc import Iterator

from pplcheck.model.evidence import Evidence
from pplcheck.read.needed import Written, repository, table, tables
from pplcheck.read.quoted import Source
from pplcheck.syntax import json

_PACKAGE = re.compile(
    r'\.package\(\s*(?:name:\s*"[^"\n]*"\s*,\s*)?url:\s*"(?P<url>[^"\n]+)"(?P<rest>[^\n]{0,200})'
)
_VERSION = re.compile(r'"(?P<version>[^"\n]+)"')


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what is needed."""
    if not path.lower().endswith(".resolved"):
        source = Source(content, "//")
        for found in _PACKAGE.finditer(source.text):
            version = _VERSION.search(found["rest"])
            line = source.place(found.start("url"))[0]
            yield from repository(found["url"], version["version"] if version else "", line)
        return
    document = table(json.load(content))
    written = Written(content)
    # Version 1 of the file has them one level deeper.
    for pin in tables(document.get("pins") or table(document.get("object")).get("pins")):
        address = pin.get("location") or pin.get("repositoryURL")
        state = table(pin.get("state"))
        version = state.get("revision") or state.get("version")
        yield from repository(address, version, written.line_of(str(address).replace("/", "/")))
