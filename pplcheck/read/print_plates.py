"""From which designs are the objects of a print project, and which of them are on a plate?

Slicers that keep their projects as 3MF put settings beside the model: Bambu Studio and Orca
Slicer `Metadata/model_settings.config` and, where it is sliced, `Metadata/slice_info.config`;
PrusaSlicer and its kin `Metadata/Slic3r_PE_model.config`. All tell the name of each object, and
the file from which it was loaded. Cura, and others, call the objects like the files.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

from pplcheck.containers.archive import Archive
from pplcheck.model.evidence import Evidence, Relation
from pplcheck.read.design import STATED, link
from pplcheck.syntax import xml

_LARGEST: Final = 16 * 1024 * 1024
_GCODE: Final = re.compile(r"/?Metadata/plate_\d+\.gcode", re.IGNORECASE)
# That of a sliced plate first: it names what lies on it, and not all that was loaded.
_SLICED: Final = re.compile(r"/?Metadata/slice_info\.config", re.IGNORECASE)
_LOADED: Final = re.compile(
    r"/?Metadata/(?:model_settings|Slic3r_PE_model)\.config", re.IGNORECASE
)
_WANTED: Final = frozenset({"metadata", "object"})
_MOST: Final = 500
_FILE: Final = re.compile(
    r".+\.(?:3mf|amf|dxf|f3d|fcstd|iges?|obj|ply|scad|ste?p|stl|svg)", re.IGNORECASE
)
# What slicers name for want of a file: a shape that they make, a part of an assembly.
_NO_FILE: Final = re.compile(
    r"(?:(?:generic|cube|box|cylinder|sphere|cone|torus|disc|slab)(?:[-_ ]?(?:cube|\d+))?"
    r"|object[_ ]?\d*|assembly|\W*)$",
    re.IGNORECASE,
)


def plates(
    archive: Archive, own_name: str, objects: Iterable[tuple[str, str]]
) -> Iterator[Evidence]:
    """Yield a link to each design on the plates of a project, or loaded into it.

    Args:
        archive: the project.
        own_name: of its file; what was loaded from there is the file itself.
        objects: of the model, each by its name and where it stands.

    Raises:
        UnparsableError: the settings are broken, or larger than 16 MiB.

    """
    is_sliced = any(map(_GCODE.fullmatch, archive.names))
    relation = Relation.MANUFACTURES if is_sliced else Relation.CONTAINS
    told = {own_name.lower()}
    files = (one for one in objects if _FILE.fullmatch(one[0]))
    for target, locator in chain(_named(archive, is_sliced=is_sliced), files):
        if target.lower() not in told and len(told) <= _MOST and not _NO_FILE.match(target):
            told.add(target.lower())
            yield from link(target, relation, locator, confidence=STATED)


def _named(archive: Archive, *, is_sliced: bool) -> Iterator[tuple[str, str]]:
    """Yield what is named, and where; of a plate its objects, of a project its files."""
    found = False
    if is_sliced:
        for name in filter(_SLICED.fullmatch, archive.names):
            for element in xml.stream(archive.pieces(name, _LARGEST), _WANTED):
                is_made = element.attribute("skipped") != "true"
                if element.path[-2:] == ("plate", "object") and is_made:
                    found = True
                    yield element.attribute("name"), f"{name}, object"
    key = "name" if is_sliced else "source_file"
    for name in filter(_LOADED.fullmatch, archive.names) if not found else ():
        for element in xml.stream(archive.pieces(name, _LARGEST), _WANTED):
            is_of_object = key == "source_file" or element.path[-2] == "object"
            if element.attribute("key") == key and len(element.path) > 1 and is_of_object:
                yield element.attribute("value").strip(), f"{name}, {key}"
