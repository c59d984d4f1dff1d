"""What does a field for the rights say: who holds them, or under which licence, or both?

`Copyright` of a picture, `dc:rights` of any file. People write into it a copyright statement,
a name, a reservation, the name of a licence, its address, or several of these.
"""

import re
from collections.abc import Iterator

from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.read.addresses import named_by
from pplcheck.read.design import licence_field, passage, plain, said
from pplcheck.syntax.places import Point

_ADDRESS = re.compile(r"(?:https?:)?//[^\s<>\"'()]+[^\s<>\"'().,;:]", re.IGNORECASE)
# Inkscape's icons say so in a field from which the reader of it cannot see any tab.
_ELSEWHERE = re.compile(r"\W*see (?:the )?licen[cs]e(?: tab| file)?\W*$", re.IGNORECASE)
_HOLDS = re.compile(
    r"\(c\)|©|copyright|\b(?:19|20)\d\d\b|rights? reserved|(?<!\w)c\) ", re.IGNORECASE
)
_RESERVED = re.compile(r"\ball rights reserved\b", re.IGNORECASE)
_NAME = (
    r"(?:CC[ -]?0\b|CC[ -]BY|Creative Commons|CERN[ -]OHL|[AL]?GPL|GNU |GFDL|Public Domain"
    r"|MIT Li|BSD[ -]|Apache[ -]|TAPR|Solderpad|Free Art Li|SIL Open)"
)
_SPEAKS_OF_LICENCE = re.compile(rf"licen[cs]|lizenz|{_NAME}", re.IGNORECASE)
# Where the holder's part of such a field ends and that of the licence begins.
_BORDER = re.compile(rf"\s*[;|,/•·\u2013\u2014]\s+|\.\s+|\s-\s|\s(?=\(?{_NAME})", re.IGNORECASE)
_AROUND = " \t-\u2013\u2014:;,.<>()[]"


def rights(written: str, locator: str, place: Point = (0, 0)) -> Iterator[Evidence]:
    """Yield what a field for the rights says.

    Args:
        written: as it stands there.
        locator: where in the file, in the format's own terms.
        place: line and column, where the format has lines.

    """
    value = plain(written)
    if _ELSEWHERE.match(value):
        return
    holds, offers = bool(_HOLDS.search(value)), bool(_SPEAKS_OF_LICENCE.search(value))
    address = next(filter(named_by, _ADDRESS.findall(value)), "")
    if holds or not (offers or address):
        yield from said(EvidenceKind.COPYRIGHT, value, locator, place)
    if offers and _RESERVED.search(value):
        # "All rights reserved, CC BY-NC-SA for private use": neither half alone was meant.
        yield from licence_field(value, locator, place, means=address)
    elif address:
        name = "" if holds else value.replace(address, "").strip(_AROUND)
        yield from licence_field(name or address, locator, place, means=address)
    elif offers or "//" in value:
        yield from passage(_offered(value), locator, place)


def _offered(value: str) -> str:
    """Return, in lines, what of a field speaks of anything but the holder."""
    parts = (part.strip() for part in _BORDER.split(value))
    return "\n".join(
        part for part in parts if not _HOLDS.search(part) or _SPEAKS_OF_LICENCE.search(part)
    )
