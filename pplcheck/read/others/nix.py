"""Which repositories does a flake of Nix take in?

Source: the Nix manual, "nix flake", "Flake references" and "Lock files".
"""

import re
from collections.abc import Iterator

from pplcheck.model.evidence import Evidence
from pplcheck.read.needed import Written, repository, table
from pplcheck.read.quoted import Source
from pplcheck.syntax import json

_INPUT = re.compile(r'\burl\s*=\s*"(?P<url>[^"\n]{6,300})"')


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what is taken in."""
    if path.lower().endswith(".nix"):
        source = Source(content, "#")
        for found in _INPUT.finditer(source.text):
            yield from repository(found["url"], "", source.place(found.start())[0])
        return
    written = Written(content)
    for node in table(table(json.load(content)).get("nodes")).values():
        locked = table(table(node).get("locked"))
        address = locked.get("url")
        if locked.get("type") in {"github", "gitlab", "sourcehut"}:
            address = f"{locked['type']}:{locked.get('owner')}/{locked.get('repo')}"
        commit = locked.get("rev")
        yield from repository(address, commit, written.line_of(str(commit), '"'))
