"""What is a format of designs, and what does one design say of itself?"""

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


class Statement(StrEnum):
    """Whether a design says what its licence is."""

    STATED = "stated"
    DEFAULT = "default"
    EMPTY = "empty"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Design:
    """What a design says of itself.

    Attributes:
        path: of the file, relative to the root.
        format: of the file.
        statement: whether it says what its licence is: somebody stated it; a programme wrote
            its default; there is a field, and it is empty; there is none, or none was found.
        written: the licence as it stands there, or the default; may be empty.
        licence: what that means, as an expression; empty where it is not understood.
        locator: where it stands, in the format's own terms; may be empty.
        line: where the format has lines, the line; else 0.
        titles, authors, organisations, identifiers: as written, each once.

    """

    path: str
    format: Format
    statement: Statement
    written: str = ""
    licence: str = ""
    locator: str = ""
    line: int = 0
    titles: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()
