"""What is a format of designs, as its reader describes it?"""

from dataclasses import dataclass
from enum import StrEnum

from pplcheck.model.evidence import EvidenceKind


class Role(StrEnum):
    """What a file of the format is for."""

    DESIGN = "design"
    MACHINE_FILE = "machine file"
    PICTURE = "picture"
    DOCUMENT = "document"
    FONT = "font"
    SOUND = "sound"


@dataclass(frozen=True, slots=True)
class Format:
    """A format, and where in it what stands.

    Attributes:
        title: what people call it: `FreeCAD document`.
        role: what it is for. From a machine file (G-code, Gerber) somebody made, or could make,
            the thing.
        source: the specification, or what it is known from.
        places: pairs of what may be stated and where, in the format's own terms.
        default: what a programme writes there unasked, and how that is told; empty where none
            does so.
        passed_over: what stands in such files and is not read, and why; empty where nothing.
        head: how many bytes from the beginning are looked at; 0 where all are.
        is_guarded: the file is read in a process of its own, with limits of time and memory.

    """

    title: str
    role: Role
    source: str
    places: tuple[tuple[EvidenceKind, str], ...]
    default: str = ""
    passed_over: str = ""
    head: int = 0
    is_guarded: bool = False
