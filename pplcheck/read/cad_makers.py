"""Whom do the fields for people name in what a CAD programme exports?

Programmes fill them with their own names, with that of the account, or with examples; some
people state the licence there, for want of a field.
"""

import re
from collections.abc import Iterator
from typing import Final

from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.read.design import passage, said
from pplcheck.read.lettering import sounds_like_law
from pplcheck.syntax.places import Point

_NOBODY: Final = re.compile(
    r"(?:an? )?(?:author|company|organi[sz]ation|designer)\d*$"
    r"|(?:unspecified|not specified|undefined|me|windows user|sys ?admin|it ?support|no ?name"
    r"|nicht definiert|non d[ée]fini|not defined|(?:user|example) user|j(?:ohn|ane) doe"
    r"|doe,? john|redacted(?: redacted)?|enter .*|\d+)$",
    re.IGNORECASE,
)
# As if the programme, or its maker, had made the design.
_PROGRAMMES: Final = re.compile(
    r"(?:free ?cad|ki ?cad|pcbnew|solid ?works|solid ?edge|auto ?cad|inventor|open ?scad"
    r"|open ?cascade|occt?|ksu mcad|blender ?bim|bonsai|ifc ?open ?shell|fusion(?: 360)?|rhino"
    # The last two are whom Windows was registered for when it was bought with the machine.
    r"|onshape|cadquery|build123d|revit|archi ?cad|nx|creo|catia|microsoft"
    r"|hewlett-?packard|hp)\b"
    r"(?:[\s\d.,\-]|technology|company|corp(?:oration)?|inc|sas?|srl|ltd|gmbh|s\.a\.)*$",
    re.IGNORECASE,
)
_NAME_OF_LAW: Final = re.compile(
    r"licen[cs]|\bcc[ -](?:by|0)|copyright|©|\(c\)|all rights", re.IGNORECASE
)


def maker(
    kind: EvidenceKind,
    written: str,
    locator: str,
    place: Point = (0, 0),
    *,
    about: str = "",
) -> Iterator[Evidence]:
    """Yield an author or an organisation, or what else somebody wrote in such a field.

    Args:
        kind: `AUTHOR` or `ORGANISATION`.
        written: as it stands there.
        locator: where, in the format's own terms.
        place: line and column, where the format has lines.
        about: the part that was made, where not the whole.

    """
    name = written.strip()
    if sounds_like_law(name):
        yield from passage(name, locator, place, about=about)
    if _NAME_OF_LAW.search(name) or _NOBODY.match(name) or _PROGRAMMES.match(name):
        return
    yield from said(kind, name, locator, place, about=about)
