"""What do the names that a font bears say?

The same names are found in every packing of a font, and in the sources that it is built from.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from pplcheck.containers.sfnt import Names
from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.read.design import licence_field, said
from pplcheck.read.rights import rights
from pplcheck.syntax.places import UnparsableError

COPYRIGHT, FAMILY, FULL_NAME, MAKER, DESIGNER, LICENCE, ADDRESS = 0, 1, 4, 8, 9, 13, 14
SOURCE: Final = "OpenType 1.9.1, `name` table, name IDs"
PLACES: Final = (
    (EvidenceKind.EMBEDDED, "name IDs 13 (licence) and 14 (its address)"),
    (EvidenceKind.AUTHOR, "name ID 9 (designer)"),
    (EvidenceKind.ORGANISATION, "name ID 8 (manufacturer)"),
    (EvidenceKind.TITLE, "name ID 4 (full name), else 1 (family)"),
    (EvidenceKind.COPYRIGHT, "name ID 0"),
)
DEFAULT: Final = "“Created by … with FontForge” in name ID 0"
PASSED_OVER: Final = (
    "OS/2 fsType: it says whether documents may carry the font, which is no licence; home pages"
)
_MADE_WITH = re.compile(
    r"\s*(?:created|generated) (?:by\b.{0,200}?\bwith|with|by) "
    r"(?:fontforge|fontlab|fontographer)",
    re.IGNORECASE | re.DOTALL,
)


def stated_by(names: Mapping[int, str], places: Mapping[int, str]) -> Iterator[Evidence]:
    """Yield what a font's names say.

    Args:
        names: by their number.
        places: where each of them stands, by its number.

    """
    for id_ in (FULL_NAME, FAMILY):
        if names.get(id_):
            yield from said(EvidenceKind.TITLE, names[id_], places[id_])
            break
    for id_, kind in ((DESIGNER, EvidenceKind.AUTHOR), (MAKER, EvidenceKind.ORGANISATION)):
        yield from said(kind, names.get(id_, ""), places[id_])
    held = names.get(COPYRIGHT, "")
    text, address = names.get(LICENCE, ""), names.get(ADDRESS, "")
    if held and not _MADE_WITH.match(held):
        # Where the licence has its own name, what is reserved here is no other one.
        is_alone = not text and not address
        place = places[COPYRIGHT]
        yield from (
            rights(held, place) if is_alone else said(EvidenceKind.COPYRIGHT, held, place)
        )
    if LICENCE in names or ADDRESS in names:
        place = places[LICENCE] if text or not address else places[ADDRESS]
        yield from licence_field(text or address, place, means=address)


def stated_in(names: Names) -> Iterator[Evidence]:
    """Yield what the names of a font's table say.

    Raises:
        UnparsableError: some lie outside of the table; the others were read.

    """
    yield from stated_by(names.by_id, _NUMBERED)
    if names.outside:
        what = f"{names.outside} of its names lie outside of the table; the others were read"
        raise UnparsableError(0, 0, what)


_NUMBERED: Final = {
    id_: f"name ID {id_}"
    for id_ in (COPYRIGHT, FAMILY, FULL_NAME, MAKER, DESIGNER, LICENCE, ADDRESS)
}
