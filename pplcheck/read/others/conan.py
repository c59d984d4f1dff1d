"""Which packages does a project of Conan or vcpkg need?

Sources: Conan's reference (`conanfile.txt`, `conanfile.py`), vcpkg's manifest (`vcpkg.json`).
"""

import re
from collections.abc import Iterator

from pplcheck.model.evidence import Evidence
from pplcheck.read.lines import text_of
from pplcheck.read.needed import Written, needed, published, table
from pplcheck.syntax import json
from pplcheck.syntax.places import LARGEST

_REFERENCE = re.compile(
    r"(?P<name>[a-z0-9_][a-z0-9_+.-]{1,100})/(?P<version>\[[^\]]{1,60}\]|[\w.+-]{1,60})"
    r"(?:@[\w./+-]*)?(?:#\w+)?"
)
_IN_QUOTES = re.compile(r"""["'](?P<reference>[^"'\s]{3,200})["']""")
_REQUIRES = re.compile(r"\brequires?\b")
_NAME = re.compile(r"""(?m)^\s+name\s*=\s*["'](?P<name>[\w.+-]+)["']""")


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what is needed, and the package that this is."""
    if path.lower().endswith(".json"):
        yield from _vcpkg(content)
        return
    text = text_of(content[:LARGEST])
    is_programme = path.lower().endswith(".py")
    name = _NAME.search(text) if is_programme else None
    if name:
        line = text.count("\n", 0, name.start("name")) + 1
        yield from published("conan", name["name"], line)
    is_list = False
    for number, line_ in enumerate(text.splitlines(), start=1):
        written = line_.partition("#")[0].strip()
        if written.startswith("["):
            is_list = written.endswith("requires]")
        references = [written] if is_list and not is_programme else []
        if is_programme and _REQUIRES.search(written):
            references = [found["reference"] for found in _IN_QUOTES.finditer(written)]
        for reference in references:
            found = _REFERENCE.fullmatch(reference)
            if found:
                yield from needed("conan", found["name"], found["version"], number)


def _vcpkg(content: bytes) -> Iterator[Evidence]:
    document = table(json.load(content))
    written = Written(content)
    yield from published("vcpkg", document.get("name"))
    listed = document.get("dependencies")
    for entry in listed if isinstance(listed, list) else ():
        name = entry.get("name") if isinstance(entry, dict) else entry
        yield from needed("vcpkg", name, "", written.line_of(f'"{name}"'))
