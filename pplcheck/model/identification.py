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
class Difference:
    """Words in which a text and a known licence differ.

    Attributes:
        at: number of the text's word where it begins, from 0.
        added: words that only the text has, or empty.
        missing: words that only the licence has, or empty; also where they are not shipped.
        lost: how many words of the licence are missing.

    """

    at: int
    added: str
    missing: str
    lost: int


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
        differences: where a modified text says something else than the licence.

    """

    licence: str | None
    kind: TextKind
    confidence: float
    why: str
    names: tuple[str, ...] = ()
    points_to: str = ""
    differences: tuple[Difference, ...] = ()


class PassageKind(StrEnum):
    """What a passage of a text is, beside a licence."""

    SAME = "same"
    FORM = "form"
    CHANGED = "changed"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Passage:
    """Neighbouring words of a text, beside those of a licence.

    Attributes:
        kind: the same words; words that differ in form only (numbers of clauses, a copyright
            line, a typing error); a change of what is said; or other words before or behind.
        first_line, last_line: in the text, from 1.
        words: how many words of the text.
        here: the text's words, or empty where they are the same.
        there: the licence's words, or empty where they are the same or not shipped.
        lost: how many words of the licence stand there.

    """

    kind: PassageKind
    first_line: int
    last_line: int
    words: int
    here: str = ""
    there: str = ""
    lost: int = 0


@dataclass(frozen=True, slots=True)
class Comparison:
    """A text beside one licence, passage by passage.

    Attributes:
        licence: its id.
        source: which form of its text.
        matched: how many words of the licence the text has.
        of: how many words the licence has.
        lacking: decisive words that the text does not have.
        passages: in the order of the text.

    """

    licence: str
    source: str
    matched: int
    of: int
    lacking: tuple[str, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What one named file is.

    Attributes:
        path: as it was named.
        found: which licence text it is.
        comparisons: word by word with each licence that it is a form of; None where nobody
            asked for them.

    """

    path: str
    found: Identification
    comparisons: tuple[Comparison, ...] | None = None
