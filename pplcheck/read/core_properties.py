"""What do the core properties of a package state: 3MF, and all else that is packed by OPC?

ISO/IEC 29500-2 (Open Packaging Conventions), clause 8: a part that the relations of the package
name.
"""

import re
from collections.abc import Iterator
from typing import Final

from pplcheck.containers.archive import Archive
from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.read.design import passage, said
from pplcheck.read.lettering import sounds_like_law
from pplcheck.syntax import xml

_LARGEST: Final = 1024 * 1024
_RELATIONS: Final = "_rels/.rels"
_KIND: Final = "/metadata/core-properties"
# Where the usual programmes put it, for packages that do not say.
_USUAL: Final = re.compile(
    r"docProps/core\.xml|Metadata/CoreProperties\.prop|.*\.psmdcp", re.IGNORECASE
)
_SAID: Final = {
    "title": EvidenceKind.TITLE,
    "creator": EvidenceKind.AUTHOR,
    "lastModifiedBy": EvidenceKind.AUTHOR,
}
_PASSAGES: Final = frozenset({"subject", "description"})
_FIELDS: Final = frozenset({*_SAID, *_PASSAGES})
_DEPTH: Final = 2


def core_properties(archive: Archive) -> Iterator[Evidence]:
    """Yield what the core properties of a package state.

    Args:
        archive: the package; one without core properties states nothing.

    Raises:
        UnparsableError: they are broken, have a document type, or are larger than 1 MiB.

    """
    part = _part(archive)
    if not part:
        return
    told = set()
    for element in xml.stream(archive.pieces(part, _LARGEST), _FIELDS):
        name, locator = element.path[-1], f"{part}, {element.path[-1]}"
        if len(element.path) != _DEPTH:
            continue
        # Who made it is mostly who changed it last.
        if name in _SAID and (_SAID[name], element.text) not in told:
            told.add((_SAID[name], element.text))
            yield from said(_SAID[name], element.text, locator)
        elif sounds_like_law(element.text):
            yield from passage(element.text, locator)


def _part(archive: Archive) -> str:
    """Return the name of the member that holds them, or nothing."""
    targets = set()
    if _RELATIONS in archive:
        relations = archive.pieces(_RELATIONS, _LARGEST)
        for element in xml.stream(relations, frozenset({"Relationship"})):
            if element.attribute("Type").endswith(_KIND):
                targets.add(element.attribute("Target").lstrip("/").lower())
    for name in archive.names:
        # Names of parts are the same in any case (clause 6.2.2.3).
        if name.lower() in targets or (not targets and _USUAL.fullmatch(name)):
            return name
    return ""
