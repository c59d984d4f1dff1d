"""Of what legal form is an entity, who holds it, and in which registers does it stand?"""

from dataclasses import dataclass
from datetime import date

from pplcheck.model.fact import Level, Speaker
from pplcheck.model.place import Place


@dataclass(frozen=True, slots=True)
class Source:
    """Who says so, on which evidence, for which days.

    Attributes:
        level: the weight of the statement.
        by: who says so.
        evidence: an address or a path that a person can open.
        sha256: of the extract that was kept, in hex; required from level 3.
        valid_from: first day on which it holds, or None.
        valid_until: last day on which it holds, or None.
        is_checked: as of a fact: what follows from it is as well founded.

    """

    level: Level
    by: Speaker
    evidence: str
    sha256: str = ""
    valid_from: date | None = None
    valid_until: date | None = None
    is_checked: bool = False


@dataclass(frozen=True, slots=True)
class LegalForm:
    """A legal form: a hint at few facts, each with its legal basis; never a verdict.

    Attributes:
        code: of ISO 20275, such as `V1Z5`.
        source: who says so.
        place: where it is written.

    """

    code: str
    source: Source
    place: Place


@dataclass(frozen=True, slots=True)
class Ownership:
    """That one entity holds another, or a part of it.

    Attributes:
        owner: its id.
        votes: share of the votes, 0 to 1, or None where it is not known.
        source: who says so.
        place: where it is written.

    """

    owner: str
    votes: float | None
    source: Source
    place: Place


@dataclass(frozen=True, slots=True)
class LookedUp:
    """That an entity was looked for in a register, and found or not.

    Attributes:
        register: its id.
        is_listed: whether it stands there.
        source: who looked, when, and the kept extract.
        place: where it is written.

    """

    register: str
    is_listed: bool
    source: Source
    place: Place
