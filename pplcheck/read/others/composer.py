"""Which packages and repositories does a PHP project need?

Source: getcomposer.org, the composer.json schema (`require`, `require-dev`, `repositories`) and
the lock file (`packages`, each with its `source`).
"""

from collections.abc import Iterator

from pplcheck.model.evidence import Evidence
from pplcheck.read.needed import Written, needed, published, repository, table, tables
from pplcheck.read.sought import Sought
from pplcheck.syntax import json


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what is needed, and the package that this is."""
    document = table(json.load(content))
    if path.lower().endswith(".lock"):
        yield from _locked(document, Sought(content))
        return
    written = Written(content)
    yield from published("composer", document.get("name"), written.line_of("name", '"'))
    for key in ("require", "require-dev"):
        for name, version in table(document.get(key)).items():
            if "/" in name:  # else a part of the platform: `php`, `ext-json`
                yield from needed("composer", name, version, written.line_of(name, '"'))
    listed = document.get("repositories")
    sources = tables(list(listed.values()) if isinstance(listed, dict) else listed)
    for source in sources:
        if source.get("type") in {"vcs", "git", "github", "gitlab"}:
            yield from repository(source.get("url"))


def _locked(lock: dict[str, object], sought: Sought) -> Iterator[Evidence]:
    for key in ("packages", "packages-dev"):
        for package in tables(lock.get(key)):
            name = package.get("name")
            line = sought.line_of(f'"name": "{name}"'.encode("utf-8", "surrogatepass"))
            yield from needed("composer", name, package.get("version"), line)
            source = table(package.get("source"))
            yield from repository(source.get("url"), source.get("reference"), line)
