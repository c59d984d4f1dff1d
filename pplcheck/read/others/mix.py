"""Which packages and repositories does an Elixir project need?

Source: Mix, "Mix.Tasks.Deps": `{:name, "~> 1.0", git: "…"}`; the lock file names versions and
commits.
"""

import re
from collections.abc import Iterator

from pplcheck.model.evidence import Evidence
from pplcheck.read.needed import needed, published, repository
from pplcheck.read.quoted import Source

_NEEDED = re.compile(
    r'\{\s*:(?P<name>[a-z]\w*)\s*,\s*(?:"(?P<version>[^"\n]{1,100})")?(?P<rest>[^{}]{0,400})\}'
)
_FROM = re.compile(r'\b(?P<how>git|github):\s*"(?P<where>[^"\n]+)"')
_AT = re.compile(r'\b(?:ref|tag|branch):\s*"(?P<version>[^"\n]+)"')
_LOCKED = re.compile(
    r'"(?P<name>\w+)":\s*\{:(?P<how>hex|git),\s*:?"?(?P<what>[^",\s]+)"?,\s*"(?P<version>[^"\n]+)"'
)
_PROJECT = re.compile(r"\bapp:\s*:(?P<name>\w+)")
# `{:ok, "text"}` is no dependency: only what stands in a function of that name.
_BEGINS = re.compile(r"\bdefp?\s+deps\b|\bdeps:\s*\[")


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what is needed, and the package that this is."""
    source = Source(content, "#")
    if path.lower().endswith(".lock"):
        yield from _locked(source)
        return
    project = _PROJECT.search(source.text)
    if project:
        yield from published("hex", project["name"], source.place(project.start("name"))[0])
    begins = _BEGINS.search(source.text)
    for found in _NEEDED.finditer(source.text, begins.end()) if begins else ():
        line = source.place(found.start("name"))[0]
        origin, at = _FROM.search(found["rest"]), _AT.search(found["rest"])
        if origin:
            is_short = origin["how"] == "github"
            address = f"github:{origin['where']}" if is_short else origin["where"]
            yield from repository(address, at["version"] if at else "", line)
        yield from needed("hex", found["name"], found["version"] or "", line)


def _locked(source: Source) -> Iterator[Evidence]:
    for found in _LOCKED.finditer(source.text):
        line = source.place(found.start())[0]
        if found["how"] == "git":
            yield from repository(found["what"], found["version"], line)
        else:
            yield from needed("hex", found["what"], found["version"], line)
