"""Which other repositories does a repository take in as submodules?

Source: git, gitmodules(5): sections `[submodule "NAME"]` with `path` and `url`. An address that
is relative to the repository's own says nothing without it, and is given as it stands.
"""

import re
from collections.abc import Iterator

from pplcheck.model.evidence import Evidence, Relation
from pplcheck.read.design import link
from pplcheck.read.lines import text_of

NAME = "gitmodules"
GLOBS = (".gitmodules",)

_URL = re.compile(r"[ \t]*url[ \t]*=[ \t]*(?P<url>\S+)")


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield a link to each submodule's repository."""
    del path
    for number, line in enumerate(text_of(content).splitlines(), start=1):
        found = _URL.fullmatch(line.rstrip())
        if found:
            place = (number, found.start("url") + 1)
            yield from link(found["url"], Relation.CONTAINS, "submodule", place)
