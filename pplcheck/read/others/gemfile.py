"""Which gems and repositories does a Ruby project need?

Sources: Bundler, "Gemfile"; RubyGems, the specification reference (`add_dependency`).
"""

import re
from collections.abc import Iterator

from pplcheck.model.evidence import Evidence
from pplcheck.read.needed import needed, published, repository
from pplcheck.read.quoted import Source

_GEM = re.compile(
    r"""(?m)^\s*(?:gem|\w+\.add_(?:runtime_|development_)?dependency)[\s(]+["'](?P<name>[\w.-]+)["']
    (?P<rest>[^\n]{0,500})""",
    re.VERBOSE,
)
_VERSION = re.compile(r"""\s*,\s*["'](?P<version>[^"']+)["']""")
_FROM = re.compile(r"""\b(?P<how>git|github)(?::\s*|["']?\s*=>\s*)["'](?P<where>[^"']+)["']""")
_AT = re.compile(r"""\b(?:ref|tag|branch)(?::\s*|["']?\s*=>\s*)["'](?P<version>[^"']+)["']""")
_NAME = re.compile(r"""(?m)^\s*\w+\.name\s*=\s*["'](?P<name>[\w.-]+)["']""")


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what is needed, and the gem that this is."""
    source = Source(content, "#")
    name = _NAME.search(source.text) if path.lower().endswith(".gemspec") else None
    if name:
        yield from published("gem", name["name"], source.place(name.start("name"))[0])
    for found in _GEM.finditer(source.text):
        line = source.place(found.start("name"))[0]
        origin, at = _FROM.search(found["rest"]), _AT.search(found["rest"])
        if origin:
            is_short = origin["how"] == "github"
            address = f"github:{origin['where']}" if is_short else origin["where"]
            yield from repository(address, at["version"] if at else "", line)
        version = _VERSION.match(found["rest"])
        yield from needed("gem", found["name"], version["version"] if version else "", line)
