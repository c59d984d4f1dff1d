"""Which packages and repositories does an npm package need?

Source: docs.npmjs.com, package.json: `dependencies` and its kin; a version may be an address, a
repository of GitHub (`owner/name`), or another name (`npm:name@1`).
"""

import re
from collections.abc import Iterator

from pplcheck.model.evidence import Evidence
from pplcheck.read.needed import Written, needed, published, repository, table
from pplcheck.syntax import json

_LISTS = (
    "dependencies", "devDependencies", "peerDependencies", "optionalDependencies",
    "bundleDependencies", "bundledDependencies",
)  # fmt: skip
_ON_GITHUB = re.compile(r"[\w.-]+/[\w.-]+(?:#.*)?")
_OTHER_NAME = re.compile(r"npm:(?P<name>@?[^@]+)(?:@(?P<version>.*))?")
# What lies beside it is the project's own.
_OWN = ("file:", "link:", "workspace:", "portal:", ".", "/", "~/")


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what is needed, and the package that this is."""
    del path
    manifest = table(json.load(content))
    written = Written(content)
    if not manifest.get("private"):
        yield from published("npm", manifest.get("name"), written.line_of("name", '"'))
    for key in _LISTS:
        listed = manifest.get(key)
        # The bundled ones are listed by their names alone.
        entries = (
            dict.fromkeys(filter(_is_text, listed), "") if isinstance(listed, list) else {}
        )
        for name, version in (entries or table(listed)).items():
            yield from _needed(name, version, written.line_of(name, '"'))


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _needed(name: str, version: object, line: int) -> Iterator[Evidence]:
    wanted = version.strip() if isinstance(version, str) else ""
    other = _OTHER_NAME.fullmatch(wanted)
    if wanted.startswith(_OWN):
        return
    if other:
        yield from needed("npm", other["name"], other["version"] or "", line)
    elif _ON_GITHUB.fullmatch(wanted):
        yield from repository(f"github:{wanted}", "", line)
    elif ":" in wanted:
        yield from repository(wanted, "", line)
    else:
        yield from needed("npm", name, wanted, line)
