"""Which licence text is this?"""

from dataclasses import dataclass
from enum import StrEnum


class TextKind(StrEnum):
    """What a text is, seen from the licence that it resembles or names."""

    TEXT = "text"
    MODIFIED = "modified"
    PARTIAL = "partial"
    DEED = "deed"
    NOTICE = "notice"
    POINTER = "pointer"
    IMPOSTOR = "impostor"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Identification:
    """The answer for one text.

    Attributes:
        licence: an SPDX id, `LicenseRef-…`, or ids joined by AND; None where the file is
            not itself a licence text.
        kind: what the text is.
        confidence: 0 to 1; the share of the licence's word groups found, times the gates.
        why: the ground in plain words.
        names: the licences that the text names, by id, in the order of their appearance.
        points_to: the file named by a pointer.

    """

    licence: str | None
    kind: TextKind
    confidence: float
    why: str
    names: tuple[str, ...] = ()
    points_to: str = ""
