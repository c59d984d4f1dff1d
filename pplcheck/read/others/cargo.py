"""Which crates and repositories does a Rust package need?

Source: The Cargo Book, "Specifying Dependencies".
"""

from collections.abc import Iterator
from typing import Any

from pplcheck.model.evidence import Evidence
from pplcheck.read.needed import Written, published, specified, table
from pplcheck.syntax import toml

_LISTS = ("dependencies", "dev-dependencies", "build-dependencies")


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what is needed, and the crate that this is."""
    del path
    document = toml.load(content)
    written = Written(content)
    package = table(document.get("package"))
    if package.get("publish") is not False:
        yield from published("cargo", package.get("name"), written.line_of("name"))
    for holder in _holders(document):
        for key in _LISTS:
            for name, wanted in table(holder.get(key)).items():
                yield from specified("cargo", name, wanted, written.line_of(name))


def _holders(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield document
    yield table(document.get("workspace"))
    yield from map(table, table(document.get("target")).values())
    yield from (
        {"dependencies": one} for one in map(table, table(document.get("patch")).values())
    )
