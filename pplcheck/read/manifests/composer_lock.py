"""Which packages does a Composer lock file hold, and under which licences?

Source: getcomposer.org, the lock file: `packages`. What is in `packages-dev` is not shipped.
"""

import json as plain_json
from collections.abc import Iterator

from pplcheck.model.evidence import Evidence
from pplcheck.read.dependency import dependency
from pplcheck.read.sought import Sought
from pplcheck.syntax import json

NAME = "composer-lock"
GLOBS = ("composer.lock",)


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield each package; several licences mean that the user may choose."""
    del path
    lock = json.load(content)
    packages = lock.get("packages") if isinstance(lock, dict) else None
    sought = Sought(content)
    for package in packages if isinstance(packages, list) else ():
        if not isinstance(package, dict) or not isinstance(package.get("name"), str):
            continue
        name = package["name"]
        line = sought.line_of(b'"name": ' + plain_json.dumps(name).encode())
        licence = _licence(package.get("license"))
        yield dependency(name, package.get("version"), licence, line)


def _licence(licence: object) -> str:
    several = licence if isinstance(licence, list) else [licence]
    return " OR ".join(one.strip() for one in several if isinstance(one, str) and one.strip())
