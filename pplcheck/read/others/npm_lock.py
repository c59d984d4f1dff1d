"""Which packages and repositories does an npm lock file hold?

Source: docs.npmjs.com, package-lock.json: `packages`, before version 2 `dependencies`.
"""

from collections.abc import Iterator
from typing import Any

from pplcheck.model.evidence import Evidence
from pplcheck.read.needed import needed, repository, table
from pplcheck.read.sought import Sought
from pplcheck.syntax import json

_INSTALLED = "node_modules/"
_MOST = 200_000


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield each package that is installed, those for developers too."""
    del path
    lock = table(json.load(content))
    sought = Sought(content)
    packages = lock.get("packages")
    if isinstance(packages, dict):
        for where, package in packages.items():
            # The root and the workspaces are the project itself.
            if _INSTALLED in where and isinstance(package, dict) and not package.get("link"):
                name = package.get("name") or where.rpartition(_INSTALLED)[2]
                line = sought.line_of(f'"{where}":'.encode("utf-8", "surrogatepass"))
                yield from _needed(name, package, line)
        return
    waiting = [lock.get("dependencies")]
    for _ in range(_MOST):
        if not waiting:
            return
        for name, package in table(waiting.pop()).items():
            if isinstance(package, dict):
                yield from _needed(name, package, 0)
                waiting.append(package.get("dependencies"))


def _needed(name: object, package: dict[str, Any], line: int) -> Iterator[Evidence]:
    version = package.get("version")
    for address in (package.get("resolved"), version):
        if isinstance(address, str) and ("git" in address.partition(":")[0]):
            yield from repository(address, "", line)
            return
    yield from needed("npm", name, version, line)
