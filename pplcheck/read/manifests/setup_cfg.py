"""What does a setuptools configuration declare?

Source: setuptools, "Configuring setuptools using setup.cfg files", the section `[metadata]`.
"""

import re
from collections.abc import Iterator

from pplcheck.model.evidence import Evidence
from pplcheck.read.classifiers import classified, meaning
from pplcheck.read.lines import text_of
from pplcheck.read.statement import package, stated
from pplcheck.syntax.places import LARGEST, Point

NAME = "setup-cfg"
GLOBS = ("setup.cfg",)

_KEY = re.compile(r"(?P<key>[A-Za-z][\w.-]*)\s*[=:]\s*(?P<value>.*)")
_WILD = frozenset("*?[")
_LONGEST_NAME = 100

Values = dict[str, list[tuple[str, Point]]]


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield the licence, the one licence file of a project that names none, the classifiers."""
    del path
    values = _metadata(text_of(content[:LARGEST]).splitlines())
    said = [
        seen
        for value, place in values.get("license", ())
        if len(values["license"]) == 1 and len(value) <= _LONGEST_NAME
        for seen in stated(value, place, means=meaning(value))
    ]
    said = said or [*_files(values)]
    is_only_word = all(one.points_to for one in said)
    said += classified(values.get("classifiers", ()), is_only_word=is_only_word)
    yield from said or [seen for name in values.get("name", ())[:1] for seen in package(*name)]


def _metadata(lines: list[str]) -> Values:
    """Return the lines of each value in `[metadata]`, with their places."""
    values: Values = {}
    key, is_ours = "", False
    for number, line in enumerate(lines, start=1):
        if line.startswith("["):
            key, is_ours = "", line.strip().lower() == "[metadata]"
        if not is_ours or not line.strip() or line.lstrip().startswith(("#", ";", "[")):
            continue
        found = None if line[0].isspace() else _KEY.match(line)
        if found:
            key = found["key"].lower().replace("-", "_")
        value = found["value"].strip() if found else line.strip()
        if key and value:
            column = found.start("value") if found else len(line) - len(line.lstrip())
            values.setdefault(key, []).append((value, (number, column + 1)))
    return values


def _files(values: Values) -> Iterator[Evidence]:
    listed = [
        (name.strip(), place)
        for key in ("license_files", "license_file")
        for line, place in values.get(key, ())
        for name in line.split(",")
        if name.strip()
    ]
    if len(listed) == 1 and not _WILD & set(listed[0][0]):
        ((name, place),) = listed
        yield from stated(name, place, points_to=name)
