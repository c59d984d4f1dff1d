"""What is wrong with a manifest, by the specification that it follows?"""

from dataclasses import dataclass
from enum import StrEnum

from pplcheck.model.finding import Severity
from pplcheck.model.place import Place


class Specification(StrEnum):
    """What a manifest can be held against."""

    OKH_1 = "okh-v1"
    OKH_2 = "okh"
    OKW = "okw"
    SBOM = "sbom"
    RO_CRATE = "ro-crate"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is not as the specification has it.

    Attributes:
        place: where.
        severity: an error where the specification requires it, a warning where it recommends.
        what: the fault, without a full stop.
        hint: what to do about it, without a full stop.

    """

    place: Place
    severity: Severity
    what: str
    hint: str


@dataclass(frozen=True, slots=True)
class Linted:
    """A manifest that was looked at.

    Attributes:
        path: as it was named.
        specification: what it was held against.
        faults: in the order of the file.

    """

    path: str
    specification: Specification
    faults: tuple[Fault, ...]
