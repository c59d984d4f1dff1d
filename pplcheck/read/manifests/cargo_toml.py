"""What does a Cargo manifest declare?

Source: doc.rust-lang.org/cargo, `license` and `license-file`. A package that writes
`license.workspace = true` says nothing by itself: the workspace says it, in a folder above.
"""

from collections.abc import Iterator

from pplcheck.model.evidence import Evidence
from pplcheck.read.statement import package, stated
from pplcheck.syntax import toml

NAME = "cargo-toml"
GLOBS = ("cargo.toml",)


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield the licence of the package, and of the workspace that packages inherit from."""
    del path
    manifest = toml.load(content)
    workspace = manifest.get("workspace")
    holders = [("package",), ("workspace", "package")]
    tables = [
        manifest.get("package"),
        workspace.get("package") if isinstance(workspace, dict) else None,
    ]
    for keys, table in zip(holders, tables, strict=True):
        if isinstance(table, dict):
            yield from _package(table, keys, content)


def _package(
    table: dict[str, object], keys: tuple[str, ...], content: bytes
) -> Iterator[Evidence]:
    for key in ("license", "license-file"):
        value = table.get(key)
        if isinstance(value, str) and value.strip():
            points_to = value if key == "license-file" else ""
            place = toml.places(content).of_value((*keys, key))
            yield from stated(value, place, points_to=points_to)
            return
    yield from package(table.get("name"), toml.places(content).of_value((*keys, "name")))
