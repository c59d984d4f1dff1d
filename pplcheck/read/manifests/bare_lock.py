"""Which packages does a lock file hold that says nothing of licences?

Sources: the formats of Yarn 1 and Berry, pnpm, Poetry, uv, Cargo, Go and Bundler. None names a
licence, so all that can be told is which packages there are.
"""

import re
from collections.abc import Iterator

from pplcheck.model.evidence import Evidence
from pplcheck.read.dependency import dependency
from pplcheck.read.lines import Numbered

NAME = "bare-lock"

# Each bound keeps a hostile line from costing more than its length. In a TOML lock file the
# source comes after the name, or not at all where the package is the project's own.
_TOML = (
    rb'^\[\[package\]\]\r?\nname = "(?P<name>[^"\n]{1,200})"'
    rb'\r?\nversion = "(?P<version>[^"\n]{1,100})"'
)
_YARN = (
    rb'^"?(?P<name>@?[^@"\s][^@"\n]{0,200})@[^\n]{0,4000}:'
    rb'\r?\n  version:? "?(?P<version>[^"\s]{1,100})'
)
_PNPM = rb"^  '?/?(?P<name>@?[^@'\s(]{1,200})@(?P<version>[^:@'(\s]{1,100})[^:\n]{0,400}:"
_PATTERNS = {
    "yarn.lock": _YARN,
    "pnpm-lock.yaml": _PNPM,
    "poetry.lock": _TOML,
    "uv.lock": _TOML + rb"\r?\nsource = \{ registry",
    "cargo.lock": _TOML + rb"\r?\nsource = ",
    "go.sum": rb"^(?P<name>\S{1,300}) (?P<version>v[^\s/]{1,100}) h1:",
    "gemfile.lock": rb"^    (?P<name>[\w.-]{1,200}) \((?P<version>[^)\n]{1,100})\)",
}
GLOBS = tuple(_PATTERNS)
# Yarn Berry lists the project's own workspaces too, with this version.
_OWN = "0.0.0-use.local"


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield each package, once for each version, without a licence."""
    pattern = _PATTERNS[path.rpartition("/")[2].lower()]
    numbered = Numbered(content)
    seen = set()
    for found in re.finditer(pattern, content, re.MULTILINE):
        name, version = (part.decode("utf-8", "replace") for part in found.groups())
        if (name, version) not in seen and version != _OWN:
            seen.add((name, version))
            yield dependency(name, version, "", numbered.line_at(found.start()))
