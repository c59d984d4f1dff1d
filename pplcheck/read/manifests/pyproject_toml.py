"""What does a Python project declare?

Sources: PEP 621, PEP 639 (`license`, `license-files`), and the tables of Poetry and old Flit.
"""

from collections.abc import Iterator
from typing import Any

from pplcheck.model.evidence import Evidence
from pplcheck.read.classifiers import classified, meaning
from pplcheck.read.statement import package, stated
from pplcheck.syntax import toml
from pplcheck.syntax.places import Keys, Places

NAME = "pyproject-toml"
GLOBS = ("pyproject.toml",)

_TABLES: tuple[Keys, ...] = (("project",), ("tool", "poetry"), ("tool", "flit", "metadata"))
# Older projects put the whole text into `license.text`; a name is one short line.
_LONGEST_NAME = 100
_WILD = frozenset("*?[")


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what each table says: an expression or name, a file, classifiers."""
    del path
    project = toml.load(content)
    tables = [(keys, _at(project, keys)) for keys in _TABLES]
    found = [(keys, table) for keys, table in tables if isinstance(table, dict)]
    places = toml.places(content) if found else None
    for keys, table in found:
        assert places is not None  # noqa: S101 - it is there wherever a table was found
        yield from _project(table, keys, places)


def _project(table: dict[str, Any], keys: Keys, places: Places) -> Iterator[Evidence]:
    said = [*_licence(table, keys, places)]
    said = said or [*_files(table, keys, places)]
    is_only_word = all(one.points_to for one in said)
    classifiers = table.get("classifiers")
    listed = classifiers if isinstance(classifiers, list) else []
    placed = [
        (one, places.of_value((*keys, "classifiers", index)))
        for index, one in enumerate(listed)
        if isinstance(one, str)
    ]
    said += classified(placed, is_only_word=is_only_word)
    yield from said or package(table.get("name"), places.of_value((*keys, "name")))


def _licence(table: dict[str, Any], keys: Keys, places: Places) -> Iterator[Evidence]:
    licence, where = table.get("license"), (*keys, "license")
    if isinstance(licence, dict):
        kind = "text" if "text" in licence else "file"
        licence, where = licence.get(kind), (*where, kind)
    if not isinstance(licence, str):
        return
    if where[-1] == "file":
        yield from stated(licence, places.of_value(where), points_to=licence.strip())
    elif "\n" not in licence.strip() and len(licence) <= _LONGEST_NAME:
        yield from stated(licence, places.of_value(where), means=meaning(licence))


def _files(table: dict[str, Any], keys: Keys, places: Places) -> Iterator[Evidence]:
    """Yield the one licence file of a project that says no more; a pattern points nowhere."""
    listed = table.get("license-files")
    if isinstance(listed, dict):  # a draft of PEP 639 had {paths} and {globs}
        listed = listed.get("paths")
    if isinstance(listed, list) and len(listed) == 1 and isinstance(listed[0], str):
        (file,) = listed
        if not _WILD & set(file):
            place = places.of_value((*keys, "license-files", 0))
            yield from stated(file, place, points_to=file.strip())


def _at(table: Any, keys: Keys) -> object:  # noqa: ANN401 - TOML can hold anything
    for key in keys:
        table = table.get(key) if isinstance(table, dict) else None
    return table
