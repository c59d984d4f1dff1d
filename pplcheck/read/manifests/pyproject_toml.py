"""What does a Python project declare?

Sources: PEP 621, PEP 639, and Poetry's own table.
"""

from collections.abc import Iterator
from typing import Any

from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.syntax import toml
from pplcheck.syntax.places import Keys

NAME = "pyproject-toml"
GLOBS = ("pyproject.toml",)

_WHERE: tuple[Keys, ...] = (("project", "license"), ("tool", "poetry", "license"))
# Older projects put the whole text into `license.text`; a name is one short line.
_LONGEST_NAME = 100


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield the licence: an expression, `{text}`, or `{file}`, which is a pointer."""
    del path
    project = toml.load(content)
    for keys in _WHERE:
        licence = _at(project, keys)
        inner: Keys = keys
        points_to = ""
        if isinstance(licence, dict):
            kind = "text" if "text" in licence else "file"
            inner, licence = (*keys, kind), licence.get(kind)
            points_to = str(licence) if kind == "file" and licence else ""
        if not isinstance(licence, str) or not licence.strip():
            continue
        if "\n" in licence.strip() or len(licence) > _LONGEST_NAME:
            continue
        line, column = toml.places(content).of_value(inner)
        yield Evidence(
            EvidenceKind.MANIFEST, licence.strip(), line, column, points_to=points_to
        )


def _at(table: Any, keys: Keys) -> object:  # noqa: ANN401 - TOML can hold anything
    for key in keys:
        table = table.get(key) if isinstance(table, dict) else None
    return table
