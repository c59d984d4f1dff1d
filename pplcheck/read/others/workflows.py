"""Which repositories take part in a workflow, or are run before a commit?

Sources: GitHub, "Workflow syntax" (`uses: owner/name@ref`); pre-commit (`repo`, `rev`).
"""

import re
from collections.abc import Iterator

from pplcheck.model.evidence import Evidence
from pplcheck.read.lines import text_of
from pplcheck.read.needed import repository
from pplcheck.syntax.places import LARGEST

_USES = re.compile(
    r"""\s*(?:-\s*)?uses:\s*["']?(?P<where>[\w.-]+/[\w.-]+)(?:/[\w./-]*)?@(?P<ref>[\w./-]+)"""
)
_REPO = re.compile(r"""\s*-\s*repo:\s*["']?(?P<url>https?://[^\s"']+)""")
_REV = re.compile(r"""\s*rev:\s*["']?(?P<ref>[\w./-]+)""")


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what takes part."""
    del path
    lines = text_of(content[:LARGEST]).splitlines()
    for number, line in enumerate(lines, start=1):
        uses, repo = _USES.match(line), _REPO.match(line)
        if uses:
            yield from repository(f"github:{uses['where']}", uses["ref"], number)
        elif repo:
            rev = _REV.match(lines[number]) if number < len(lines) else None
            yield from repository(repo["url"], rev["ref"] if rev else "", number)
