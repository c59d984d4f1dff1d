"""What does a Cargo manifest declare?

Source: doc.rust-lang.org/cargo, `license` and `license-file`.
"""

from collections.abc import Iterator

from pplcheck.model.evidence import Evidence, EvidenceKind
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
        if not isinstance(table, dict):
            continue
        for key in ("license", "license-file"):
            value = table.get(key)
            if isinstance(value, str) and value.strip():
                line, column = toml.places(content).of_value((*keys, key))
                points_to = value if key == "license-file" else ""
                yield Evidence(EvidenceKind.MANIFEST, value, line, column, points_to=points_to)
                break
