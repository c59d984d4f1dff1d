"""What does a conda recipe declare for the software that it builds?

Source: conda-build, "Defining metadata", `about/license` and `about/license_file`; the same
keys in rattler-build's `recipe.yaml`. A recipe is a template before it is YAML, so it is read
by lines.
"""

import re
from collections.abc import Iterator

from pplcheck.model.evidence import Evidence
from pplcheck.read.lines import text_of
from pplcheck.read.statement import stated
from pplcheck.syntax.places import LARGEST, Point

NAME = "conda-recipe"
GLOBS = ("meta.yaml", "recipe.yaml")

_KEY = re.compile(r"\s+(?P<key>license|license_file):\s*(?P<value>[^\s#][^#\n]{0,2000})")
_QUOTES = "\"' "
# conda-build's own words for "see the file".
_SAYS_NOTHING = frozenset({"other", "unknown", "custom"})
_OPENS_A_PART = frozenset("[{|>&*")


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield the licence, or the one file that holds it."""
    del path
    known = _about(text_of(content[:LARGEST]).splitlines())
    for key in ("license", "license_file"):
        if key in known:
            value, place = known[key]
            if value.lower() not in _SAYS_NOTHING:
                points_to = value if key == "license_file" else ""
                yield from stated(value, place, points_to=points_to)
                return


def _about(lines: list[str]) -> dict[str, tuple[str, Point]]:
    """Return the values that stand in `about:`, as far as no template makes them."""
    known: dict[str, tuple[str, Point]] = {}
    is_about = False
    for number, line in enumerate(lines, start=1):
        if line[:1].strip() and not line.startswith("#"):
            is_about = line.rstrip() == "about:"
        found = _KEY.match(line) if is_about else None
        if found and "{{" not in line and found["value"][0] not in _OPENS_A_PART:
            place = (number, found.start("value") + 1)
            known.setdefault(found["key"], (found["value"].strip(_QUOTES), place))
    return known
