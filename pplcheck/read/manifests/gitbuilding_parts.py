"""Which parts does a part library of GitBuilding describe?

Source: GitBuilding's documentation, part libraries: YAML in which each key is a part with
`Name`, `Description`, `Specs`, `Suppliers` and `Manufacturers`.
"""

from collections.abc import Iterator
from typing import Any

from pplcheck.model.evidence import Evidence
from pplcheck.read.manifest_parts import one_of, part
from pplcheck.syntax import yaml
from pplcheck.syntax.blanks import filled

NAME = "gitbuilding-parts"
GLOBS = ("parts.yaml", "parts.yml", "*[-_]parts.yaml", "*[-_]parts.yml", "partlibrary*.y*ml")

_TELLING = ("Specs", "Suppliers", "Manufacturers")
_MOST = 2_000


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield each part, with the numbers by which it can be bought."""
    del path
    library, places = yaml.load_placed(content)
    if not isinstance(library, dict):
        return
    parts = [(key, one) for key, one in library.items() if _is_part(one)]
    for key, one in parts[:_MOST]:
        named, name = one_of(one, "Name")
        place = places.of_value((key, named))
        yield from part(filled(name), key, place, about=", ".join(_numbers(one)))


def _is_part(value: object) -> bool:
    if not isinstance(value, dict) or not filled(one_of(value, "Name")[1]):
        return False
    return any(one_of(value, name)[1] for name in _TELLING)


def _numbers(table: dict[str, Any]) -> Iterator[str]:
    """Yield `RS 528-817` for each supplier and maker that has a number for it."""
    for named in ("Manufacturers", "Suppliers"):
        sources = one_of(table, named)[1]
        for who, source in sources.items() if isinstance(sources, dict) else ():
            number = one_of(source, "PartNo", "Part No")[1] if isinstance(source, dict) else ""
            if filled(number):
                yield f"{who} {filled(number)}"
