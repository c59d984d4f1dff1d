"""Who does what with which asset?"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from pplcheck.model.act import Act
from pplcheck.model.fact import Fact, Value
from pplcheck.model.found import Found
from pplcheck.model.place import Place
from pplcheck.model.trace import Trace

# The recogniser of what somebody wrote down.
STATED: Final = "stated"


@dataclass(frozen=True, slots=True)
class Recognised:
    """How the use came to be known.

    Attributes:
        recogniser: `stated` where a steward wrote it down.
        evidence: what a person can open.
        score: 0 to 1.

    """

    recogniser: str
    evidence: str
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Version:
    """The version of an asset that a use took, where it is not the one that was looked at.

    Attributes:
        licence: that it was offered under, or None where nothing said.
        says: for people: which version, and what that means.
        is_known: whether the licence could be told.

    """

    licence: str | None
    says: str
    is_known: bool = True


@dataclass(frozen=True, slots=True)
class Use:
    """An entity doing something with an asset, for a purpose.

    Attributes:
        id: `entity/asset`, with a number where there are several.
        entity: its id.
        asset: its id.
        acts: what is done: all of it, where somebody states it; else what shows at the site.
        commercial: whether it aims at commercial advantage or payment.
        how: how it came to be known.
        facts: what is known of this use alone.
        since: first day, or None.
        place: where it is written down.
        version: which one it took, or None for the one that was looked at.
        has_begun: whether it began by the day for which it is judged.
        site: id of the site at which it was found, or empty where it is merely stated.
        traces: what it was recognised by, where it was found; sorted.
        found: which version the site shows, changed how, and which duties are seen; or None.
        is_hint: what was found does not show by itself that anything is used, so that nothing
            is judged.
        disagreements: where what was found is not what was stated, each in one line.

    """

    id: str
    entity: str
    asset: str
    acts: tuple[Act, ...]
    commercial: Value
    how: tuple[Recognised, ...]
    facts: tuple[Fact, ...]
    since: date | None
    place: Place
    version: Version | None = None
    has_begun: bool = True
    site: str = ""
    traces: tuple[Trace, ...] = ()
    found: Found | None = None
    is_hint: bool = False
    disagreements: tuple[str, ...] = ()

    @property
    def done(self) -> tuple[Act, ...]:
        """All acts that are known: what is stated is not all, where more shows at the site."""
        return tuple(sorted({*self.acts, *(self.found.acts if self.found else ())}))
