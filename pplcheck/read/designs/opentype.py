"""What does a TrueType or OpenType font state, alone or in a collection?"""

from collections.abc import Iterator
from typing import Final

from pplcheck.containers.sfnt import COLLECTION, FLAVOURS, fonts, names_in
from pplcheck.model.design import Format, Role
from pplcheck.model.evidence import Evidence
from pplcheck.read.font import DEFAULT, PASSED_OVER, PLACES, SOURCE, stated_in

NAME = "opentype"
GLOBS = ("*.ttf", "*.otf", "*.ttc", "*.otc", "*.otb")
FORMAT: Final = Format(
    title="TrueType or OpenType font",
    role=Role.FONT,
    source=SOURCE,
    places=PLACES,
    default=DEFAULT,
    passed_over=PASSED_OVER,
)


def claims(content: bytes) -> bool:
    """Whether it begins with a mark of such fonts."""
    return content[:4] in FLAVOURS or content.startswith(COLLECTION)


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what the names of each font state."""
    del path
    told = set()
    for table in fonts(content):
        for seen in stated_in(names_in(table)):
            if seen not in told:
                told.add(seen)
                yield seen
