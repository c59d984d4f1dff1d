"""Which packages and repositories does a lock file hold that is read line by line?

Sources: the formats of Yarn, pnpm, Poetry, uv, PDM, Cargo, Go and Bundler; packages as
`read.manifests.bare_lock` knows them, and the repositories from which some are taken.
"""

import re
from collections.abc import Iterator

from pplcheck.model.evidence import Evidence
from pplcheck.read.lines import Numbered
from pplcheck.read.manifests import bare_lock
from pplcheck.read.needed import needed, repository

_KINDS = {
    "yarn.lock": "npm",
    "pnpm-lock.yaml": "npm",
    "poetry.lock": "pypi",
    "uv.lock": "pypi",
    "pdm.lock": "pypi",
    "cargo.lock": "cargo",
    "go.sum": "golang",
    "gemfile.lock": "gem",
}
_SCHEMES = frozenset({"https", "http", "git", "ssh", "file", "link"})
_AS = {"pdm.lock": "poetry.lock"}
# An address, and near it the commit.
_SOURCE = re.compile(
    rb"(?:git\+[a-z]+://|git@|https://codeload\.github\.com/|\bgit(?:-url)? ?[=:] ?\"?"
    rb"|^\s{1,8}remote: |^url ?= ?\"|tarball: )"
    rb"(?P<rest>[^\s\"',}]{6,400})"
    rb"(?:(?:[^\n]{0,40}?|\"?,?\n[^\n]{0,80}?)\b(?P<commit>[0-9a-f]{40})\b)?",
    re.MULTILINE,
)
_OF_TARBALL = re.compile(
    r"^(?P<repository>[\w.-]+/[\w.-]+)/(?:tar\.gz|zip)/(?P<commit>[\w./-]+)$"
)


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield each package and each repository, once for each version."""
    name = path.rpartition("/")[2].lower()
    kind = _KINDS[name]
    for seen in bare_lock.read(_AS.get(name, name), content):
        package, _, version = seen.about.rpartition("@")
        # Of what comes from an address, pnpm writes that where versions stand.
        if version not in _SCHEMES:
            yield from needed(kind, package, version, seen.line)
    yield from _repositories(content)


def _repositories(content: bytes) -> Iterator[Evidence]:
    numbered = Numbered(content)
    seen: set[tuple[str, str]] = set()
    for found in _SOURCE.finditer(content):
        rest = found["rest"].decode("utf-8", "replace").rstrip(":;")
        commit = (found["commit"] or b"").decode()
        tarball = _OF_TARBALL.match(rest) or _OF_TARBALL.match(
            rest.removeprefix("https://codeload.github.com/")
        )
        if tarball:
            address, commit = f"github:{tarball['repository']}", tarball["commit"]
        else:
            address = rest if "://" in rest or "@" in rest else f"https://{rest}"
        if (address, commit) not in seen:
            seen.add((address, commit))
            yield from repository(address, commit, numbered.line_at(found.start()))
