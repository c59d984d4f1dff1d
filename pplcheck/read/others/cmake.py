"""Which repositories does a CMake project take in?

Sources: CMake, "FetchContent" and "ExternalProject" (`GIT_REPOSITORY`, `GIT_TAG`, `URL`); CPM
(`gh:owner/name@1.0`).
"""

import re
from collections.abc import Iterator

from pplcheck.model.evidence import Evidence
from pplcheck.read.lines import Numbered
from pplcheck.read.needed import repository

_GIT = re.compile(
    rb"""\b(?:GIT_REPOSITORY|URL)\s+"?(?P<url>[^\s")]{6,300})"?
    (?:\s+GIT_TAG\s+"?(?P<tag>[^\s")]{1,100}))?""",
    re.VERBOSE,
)
_SHORT = re.compile(
    rb"""["(\s](?P<forge>gh|gl|bb):(?P<where>[\w.-]+/[\w.-]+?)(?:[@#](?P<tag>[\w.+-]+))?["\s)]"""
)
_FORGES = {b"gh": "github", b"gl": "gitlab", b"bb": "bitbucket"}
_MOST = 2_000_000


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what is taken in."""
    del path
    content = content[:_MOST]
    numbered = Numbered(content)
    for found in _GIT.finditer(content):
        tag = (found["tag"] or b"").decode("utf-8", "replace")
        url = found["url"].decode("utf-8", "replace")
        yield from repository(url, tag, numbered.line_at(found.start()))
    numbered = Numbered(content)
    for found in _SHORT.finditer(content):
        tag = (found["tag"] or b"").decode("utf-8", "replace")
        address = f"{_FORGES[found['forge']]}:{found['where'].decode('ascii', 'replace')}"
        yield from repository(address, tag, numbered.line_at(found.start()))
