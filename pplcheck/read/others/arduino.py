"""Which libraries does firmware need?

Sources: PlatformIO, `lib_deps` of platformio.ini and `dependencies` of library.json; Arduino's
library specification (`depends`, `name`). A library is known by its name, or its repository.
"""

import re
from collections.abc import Iterator

from pplcheck.model.evidence import Evidence
from pplcheck.read.lines import text_of
from pplcheck.read.needed import Written, needed, published, repository, table, tables
from pplcheck.syntax import json
from pplcheck.syntax.places import LARGEST

_KEY = re.compile(r"(?P<key>[\w.]+)\s*=\s*(?P<value>.*)")
_LIBRARY = re.compile(r"(?:[\w.-]+/)?(?P<name>[^@/;#=]{2,80}?)\s*(?:@\s*(?P<version>\S.*))?")
_DEPENDS = re.compile(r"(?P<name>[^(]+?)\s*(?:\((?P<version>[^)]*)\))?\s*")


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what is needed, and the library that this is."""
    name = path.rpartition("/")[2].lower()
    if name == "library.json":
        yield from _of_json(content)
        return
    key = ""
    for number, line in enumerate(text_of(content[:LARGEST]).splitlines(), start=1):
        if line.lstrip().startswith((";", "#", "[")):
            key = "" if line.startswith("[") else key
            continue
        found = None if line[:1].isspace() else _KEY.match(line)
        key = found["key"] if found else key
        value = (found["value"] if found else line).strip()
        if not value:
            continue
        if name == "library.properties":
            yield from _of_properties(key, value, number)
        elif key == "lib_deps":
            for one in value.split(", ") if found else [value]:
                yield from _library(one.strip(), number)


def _of_properties(key: str, value: str, line: int) -> Iterator[Evidence]:
    if key == "name":
        yield from published("arduino", value.lower(), line)
    for one in value.split(",") if key == "depends" else ():
        found = _DEPENDS.fullmatch(one.strip())
        if found:
            yield from needed("arduino", found["name"].lower(), found["version"], line)


def _of_json(content: bytes) -> Iterator[Evidence]:
    document = table(json.load(content))
    written = Written(content)
    name = document.get("name")
    if isinstance(name, str):
        yield from published("arduino", name.lower(), written.line_of("name", '"'))
    listed = document.get("dependencies")
    for name, version in listed.items() if isinstance(listed, dict) else ():
        yield from _library(f"{name}@{version}", written.line_of(name, '"'))
    for one in tables(listed):
        whole = f"{one.get('name', '')}@{one.get('version', '')}"
        yield from _library(whole.rstrip("@"), written.line_of(str(one.get("name")), '"'))


def _library(written: str, line: int) -> Iterator[Evidence]:
    if "://" in written or written.startswith("git@"):
        # A name of one's own may stand before the address.
        address = written if written.startswith("git@") else written.rpartition("=")[2].strip()
        yield from repository(address, "", line)
        return
    found = _LIBRARY.fullmatch(written)
    if found:
        name = found["name"].strip().lower()
        yield from needed("arduino", name, found["version"] or "", line)
