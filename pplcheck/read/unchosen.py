"""What of a picture or drawing did a programme or a camera write, and nobody choose?"""

import re
from typing import Final

from pplcheck.model.evidence import Evidence, EvidenceKind

_TITLES: Final = re.compile(
    # KiCad, OpenSCAD, FreeCAD, whose pictures of the screen have their own path for a title.
    r"SVG (?:Picture|Image) created as .* date |OpenSCAD Model$|FreeCAD SVG Export$"
    r"|(?:/|[A-Z]:\\|file:).*\.\w{3,5}$"
    # Adobe's and Sketch's layers, and what has no name yet.
    r"|(?:Artboard|Layer|Slice|Group|Page)(?: ?\d+)?$|Untitled|New document|Unbenannt",
    re.IGNORECASE,
)
_MAKERS: Final = re.compile(
    r"(?:FreeCAD|Inkscape|GIMP|Adobe|Picasa|LibreOffice|OpenSCAD|KiCad|Canva|Sketch|Matplotlib)\b"
    r"(?:[\W\d]| Illustrator| Photoshop|v\d|https?\S+)*$",
    re.IGNORECASE,
)
# Cameras fill the field with themselves.
_HOLDERS: Final = re.compile(r".* DIGITAL CAMERA$|\(c\) by [\w-]+ user$", re.IGNORECASE)


def is_chosen(seen: Evidence) -> bool:
    """Whether it may be what a person wrote; all but titles, makers and holders is."""
    match seen.kind:
        case EvidenceKind.TITLE:
            return not _TITLES.match(seen.value)
        case EvidenceKind.AUTHOR:
            return not _MAKERS.match(seen.value)
        case EvidenceKind.COPYRIGHT:
            return not _HOLDERS.match(seen.value)
        case _:
            return True
