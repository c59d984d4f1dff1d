"""Which packages and repositories does a Dart package need?

Source: dart.dev, "Package dependencies"; the lock file is read line by line.
"""

import re
from collections.abc import Iterator

from pplcheck.model.evidence import Evidence
from pplcheck.read.lines import text_of
from pplcheck.read.needed import Written, needed, published, repository, specified, table
from pplcheck.syntax import yaml

_LISTS = ("dependencies", "dev_dependencies", "dependency_overrides")
_NAME = re.compile(r"  (?P<name>\w+):")
_FIELD = re.compile(r' +(?P<key>version|url|resolved-ref): "?(?P<value>[^"\s]+)"?')


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what is needed, and the package that this is."""
    if path.lower().endswith(".lock"):
        yield from _locked(content)
        return
    manifest = table(yaml.load(content))
    written = Written(content)
    if manifest.get("publish_to") != "none":
        yield from published("pub", manifest.get("name"), written.line_of("name:"))
    for key in _LISTS:
        for name, wanted in table(manifest.get(key)).items():
            if isinstance(wanted, dict) and "sdk" in wanted:
                continue
            if isinstance(wanted, dict) and isinstance(wanted.get("git"), str):
                yield from repository(wanted["git"], "", written.line_of(f"{name}:"))
            else:
                yield from specified("pub", name, wanted or "", written.line_of(f"{name}:"))


def _locked(content: bytes) -> Iterator[Evidence]:
    """Read line by line: `version` is the last field of a package."""
    name, fields = "", dict[str, str]()
    for number, line in enumerate(text_of(content).splitlines(), start=1):
        begins, found = _NAME.fullmatch(line), _FIELD.fullmatch(line)
        if begins:
            name, fields = begins["name"], {}
        elif found:
            fields[found["key"]] = found["value"]
            if found["key"] == "version":
                yield from needed("pub", name, found["value"], number)
                if "resolved-ref" in fields:
                    yield from repository(fields.get("url"), fields["resolved-ref"], number)
