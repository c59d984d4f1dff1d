"""Is this TOML file what its schema asks for, and if not, where and why?"""

import json
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from pplcheck.config.explain import explained
from pplcheck.model.errors import ConfigurationError, Problem
from pplcheck.model.place import Place
from pplcheck.shipped import shipped
from pplcheck.syntax import toml
from pplcheck.syntax.places import Keys, Places, UnparsableError

if TYPE_CHECKING:
    from jsonschema.protocols import Validator

_SCHEMAS = ("assertion", "catalogue", "config", "contest", "criteria", "entity", "terms")
# No schema asks for more than a few; its validator would not come back from hundreds.
_MOST_LEVELS = 100
# What is said of one entity is a few pages, and no licence asks more than that; a commons may
# have thousands of uses and agreements.
_LARGEST = {"entity": 2**18, "contest": 2**18, "terms": 2**19, "config": 2**21}
# Whoever has mended a hundred asks again; to word a hundred thousand would take minutes.
_MOST_PROBLEMS = 100


@dataclass(slots=True)
class Document:
    """A TOML file that keeps its places and collects its problems.

    Attributes:
        path: for messages.
        content: as read.
        table: keys of the table that is ours; empty for the whole file.
        data: that table.
        problems: what is wrong so far.

    """

    path: str
    content: bytes
    table: Keys = ()
    data: dict[str, Any] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    _places: Places | None = None

    def place(self, keys: Keys, *, of_key: bool = False) -> Place:
        """Return where the value at `keys` (or its key) stands."""
        if self._places is None:
            self._places = toml.places(self.content)
        at = self._places.of_key if of_key else self._places.of_value
        return Place(self.path, *at((*self.table, *keys)))

    def fault(self, keys: Keys, what: str, hint: str, *, of_key: bool = False) -> None:
        """Note a problem at `keys`.

        Raises:
            ConfigurationError: there are so many that no more are looked for.

        """
        self.problems.append(Problem(self.place(keys, of_key=of_key), what, hint))
        if len(self.problems) >= _MOST_PROBLEMS:
            self.finish()

    def finish(self) -> None:
        """Raise all problems at once, if there are any.

        Raises:
            ConfigurationError: with every problem, in the order of the file.

        """
        if self.problems:
            raise ConfigurationError(*sorted(set(self.problems)))


def open_document(content: bytes, path: str, schema: str | None, table: Keys = ()) -> Document:
    """Parse a file and hold it against its schema.

    Args:
        content: TOML.
        path: for messages.
        schema: one of `_SCHEMAS`; None for what is known to keep to its own.
        table: the table that is ours, where the file has others too.

    Returns:
        the document; with problems noted, it may lack what the schema asks for.

    Raises:
        ConfigurationError: it is too large, is not TOML, or breaks its schema.

    """
    document = Document(path, content, table)
    most = _LARGEST.get(schema or "", len(content))
    if len(content) > most:
        what = f"is larger than {most // 2**10} KiB"
        raise ConfigurationError(Problem(Place(path), what, "name the right file"))
    try:
        data: Any = toml.load(content)
    except UnparsableError as error:
        place = Place(path, error.line, error.column)
        raise ConfigurationError(Problem(place, error.what, "correct it")) from error
    for key in table:
        data = data.get(key) if isinstance(data, dict) else None
    if not isinstance(data, dict):
        what = f"there is no table [{'.'.join(map(str, table))}]"
        raise ConfigurationError(Problem(Place(path, 1, 1), what, "add it"))
    if _levels(data) > _MOST_LEVELS:
        what = f"nested more than {_MOST_LEVELS} levels deep"
        raise ConfigurationError(Problem(Place(path, 1, 1), what, "correct it"))
    document.data = _plain(data)
    if schema:
        for broken in _validator(schema).iter_errors(document.data):
            for keys, what, hint, of_key in explained(broken):
                document.fault(keys, what, hint, of_key=of_key)
        document.finish()
    return document


def _levels(value: object) -> int:
    """Return how deep tables and lists lie in one another."""
    levels, here = 0, [value]
    while here:
        levels += 1
        here = [
            inner
            for one in here
            if isinstance(one, dict | list)
            for inner in (one.values() if isinstance(one, dict) else one)
        ]
    return levels


def _plain(value: Any) -> Any:  # noqa: ANN401 - TOML can hold anything
    """Return a TOML value with its dates as text: JSON Schema knows no dates."""
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, date) else value


def _to_the_end(table: dict[str, Any]) -> dict[str, Any]:
    """Let `$` mean the end of the text, as in ECMA 262, and not that a line may end there."""
    pattern = table.get("pattern")
    if isinstance(pattern, str) and pattern.endswith("$"):
        table["pattern"] = rf"{pattern[:-1]}\Z"
    return table


@cache
def _validator(name: str) -> "Validator":
    from jsonschema import Draft202012Validator
    from referencing import Registry
    from referencing.jsonschema import DRAFT202012

    schemas = {
        file: json.loads(shipped("schemas", file).read_bytes(), object_hook=_to_the_end)
        for file in (f"{one}.schema.json" for one in _SCHEMAS)
    }
    registry: Registry[Any] = Registry().with_resources(
        (file, DRAFT202012.create_resource(schema)) for file, schema in schemas.items()
    )
    return Draft202012Validator(
        schemas[f"{name}.schema.json"],
        registry=registry,
        format_checker=Draft202012Validator.FORMAT_CHECKER,
    )
