"""What does a manifest of npm or Bower declare?

Sources: docs.npmjs.com, package.json, `license`; npm's older forms `{type, url}` and
`licenses`; the specification of bower.json, `license` (a text or a list of texts).
"""

import re
from collections.abc import Iterator
from typing import Any

from pplcheck.model.evidence import Evidence
from pplcheck.read.addresses import named_by
from pplcheck.read.statement import any_of, package, stated
from pplcheck.syntax import json
from pplcheck.syntax.places import Keys, UnparsableError

NAME = "package-json"
GLOBS = ("package.json", "bower.json")

# `npm init` writes it where nobody answers (its setting `init-license`). What `yarn init`
# writes, MIT, is far more often a choice than a default; it counts.
_DEFAULT = "ISC"
# Short names of which the address beside them says which version is meant.
_FAMILIES = frozenset({"APACHE", "BSD", "CC", "CC-BY", "GPL", "LGPL", "AGPL", "MPL", "EPL"})
_MOST = 100
_POINTER = re.compile(r"see licen[sc]e (?:in|file:?)\s+(?:the )?(?P<file>\S+)", re.IGNORECASE)


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield the licence; a list of several means a choice."""
    del path
    manifest = json.load(content)
    if not isinstance(manifest, dict):
        return
    found = _licences(manifest)
    places = json.places(content) if found or manifest.get("name") else None
    if found and places:
        value = any_of(written for _, written, _ in found)
        means = any_of(meant for _, _, meant in found)
        pointer = _POINTER.fullmatch(value.strip())
        yield from stated(
            value,
            places.of_value(found[0][0]),
            means=means,
            is_default=value == _DEFAULT,
            points_to=pointer["file"] if pointer else "",
        )
    elif places:
        yield from package(manifest["name"], places.of_value(("name",)))


def _licences(manifest: dict[str, Any]) -> list[tuple[Keys, str, str]]:
    """Return the place, the words and the meaning of each licence."""
    for key in ("license", "licenses", "licence"):
        found = [*_each(manifest.get(key), (key,))]
        if found:
            return found
    return []


def _each(licence: object, keys: Keys) -> Iterator[tuple[Keys, str, str]]:
    if isinstance(licence, list):
        if len(licence) > _MOST:
            raise UnparsableError(1, 1, f"a list of {len(licence)} licences")
        for index, one in enumerate(licence):
            if not isinstance(one, list):
                yield from _each(one, (*keys, index))
        return
    written, address = licence, None
    if isinstance(licence, dict):
        address = licence.get("url")
        written = licence.get("type") or licence.get("name") or address
    if isinstance(written, str) and written.strip():
        yield keys, written.strip(), _meaning(written.strip(), address) or written.strip()


def _meaning(written: str, address: object) -> str:
    """Return the licence that an address names, where the name itself says no more."""
    if written.upper() in _FAMILIES and isinstance(address, str):
        return named_by(address)
    return named_by(written)
