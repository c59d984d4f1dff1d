"""Which repositories lie within this one, and where?

Sources: gitmodules(5), whose `url` may be relative to the repository's own; git-subrepo's
`.gitrepo` (`remote`, `commit`).
"""

import re
from collections.abc import Iterator

from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.read.lines import text_of
from pplcheck.read.needed import SUBMODULE, SUBTREE, repository
from pplcheck.syntax.places import LARGEST

_FIELD = re.compile(r"\s*(?P<key>path|url|remote|commit)\s*=\s*(?P<value>\S.*?)\s*")
_SECTION = re.compile(r"\s*\[")
_RELATIVE = ("./", "../")


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield each repository; what is about it is the folder, or the commit."""
    fields: dict[str, tuple[str, int]] = {}
    is_subtree = path.endswith(".gitrepo")
    for number, line in enumerate(text_of(content[:LARGEST]).splitlines(), start=1):
        if _SECTION.match(line):
            yield from _taken(fields, is_subtree=is_subtree)
            fields = {}
        found = _FIELD.fullmatch(line)
        if found:
            fields[found["key"]] = found["value"], number
    yield from _taken(fields, is_subtree=is_subtree)


def _taken(fields: dict[str, tuple[str, int]], *, is_subtree: bool) -> Iterator[Evidence]:
    nothing = ("", 0)
    folder = fields.get("path", nothing)[0]
    if is_subtree:
        address, line = fields.get("remote", nothing)
        yield from repository(address, fields.get("commit", nothing)[0], line, where=SUBTREE)
        return
    address, line = fields.get("url", nothing)
    if address.startswith(_RELATIVE):
        kind = EvidenceKind.DEPENDENCY
        yield Evidence(kind, address[:300], line, about=folder, locator=SUBMODULE)
        return
    for seen in repository(address, "", line, where=SUBMODULE):
        yield Evidence(seen.kind, seen.value, line, about=folder, locator=SUBMODULE)
