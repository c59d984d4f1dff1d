"""Which packages does an npm lock file hold, and under which licences?

Source: docs.npmjs.com, package-lock.json: `packages` (versions 2 and 3) says the licence of
each, `dependencies` (version 1) does not. What is `dev` is not shipped.
"""

import json as plain_json
from collections.abc import Iterator
from typing import Any

from pplcheck.model.evidence import Evidence
from pplcheck.read.dependency import dependency
from pplcheck.read.sought import Sought
from pplcheck.syntax import json

NAME = "package-lock"
GLOBS = ("package-lock.json", "npm-shrinkwrap.json")

_INSTALLED = "node_modules/"
# The list within the list within the list: no real tree is deeper.
_DEEPEST = 50


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield each package that is shipped; an empty value where no licence is named."""
    del path
    lock = json.load(content)
    if not isinstance(lock, dict):
        return
    packages = lock.get("packages")
    if isinstance(packages, dict):
        yield from _packages(packages, Sought(content))
    else:
        yield from _older(lock.get("dependencies"), 0)


def _packages(packages: dict[str, Any], sought: Sought) -> Iterator[Evidence]:
    for where, package in packages.items():
        # The root and the workspaces are the project itself.
        if _INSTALLED not in where or not _is_shipped(package) or package.get("link"):
            continue
        name = package.get("name") or where.rpartition(_INSTALLED)[2]
        line = sought.line_of(plain_json.dumps(where).encode() + b":")
        yield _dependency(name, package, line)


def _older(packages: object, depth: int) -> Iterator[Evidence]:
    if not isinstance(packages, dict) or depth > _DEEPEST:
        return
    for name, package in packages.items():
        if _is_shipped(package):
            yield _dependency(name, package, 0)
            yield from _older(package.get("dependencies"), depth + 1)


def _is_shipped(package: object) -> bool:
    return isinstance(package, dict) and not package.get("dev")


def _dependency(name: object, package: dict[str, Any], line: int) -> Evidence:
    licence = package.get("license")
    # Before npm took SPDX ids a licence was a table.
    written = licence.get("type") if isinstance(licence, dict) else licence
    return dependency(name, package.get("version"), written, line)
