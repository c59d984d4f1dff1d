"""What does an npm manifest declare?

Source: docs.npmjs.com, package.json, `license`.
"""

import re
from collections.abc import Iterator
from typing import Any

from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.syntax import json
from pplcheck.syntax.places import Keys

NAME = "package-json"
GLOBS = ("package.json",)

# `npm init` writes it where nobody answers.
_DEFAULT = "ISC"
_POINTER = re.compile(r"see licen[sc]e in\s+(?P<file>\S+)", re.IGNORECASE)


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield the licence, in today's form and in the older ones `{type, url}` and `licenses`."""
    del path
    manifest = json.load(content)
    if not isinstance(manifest, dict):
        return
    found = _licences(manifest)
    if not found:
        return
    places = json.places(content)
    # `licenses` meant a choice.
    value = " OR ".join(written for _, written in found)
    line, column = places.of_value(found[0][0])
    pointer = _POINTER.fullmatch(value.strip())
    yield Evidence(
        EvidenceKind.MANIFEST,
        value,
        line,
        column,
        is_default=value == _DEFAULT,
        points_to=pointer["file"] if pointer else "",
    )


def _licences(manifest: dict[str, Any]) -> list[tuple[Keys, str]]:
    named: list[tuple[Keys, object]] = [(("license",), manifest.get("license"))]
    several = manifest.get("licenses")
    if isinstance(several, list) and not manifest.get("license"):
        named += [(("licenses", index), one) for index, one in enumerate(several)]
    found = []
    for keys, licence in named:
        written = licence.get("type") if isinstance(licence, dict) else licence
        if isinstance(written, str) and written.strip():
            found.append((keys, written))
    return found
