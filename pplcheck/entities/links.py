"""What do those who own an entity answer together, and how sure is that?"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum
from typing import Final

from pplcheck.model.fact import Fact, Level, Speaker, Value
from pplcheck.model.ownership import Source

# A sum of shares such as 0.1 + 0.4 is not exact.
_MAJORITY: Final = 0.5 + 1e-9
_MOST_SHOWN: Final = 5
# Ten owners in a chain need half of it. Without an end, owners who all hold one another's
# owners would have it grow fivefold with each step.
_LONGEST_EVIDENCE: Final = 4_000
_LEVELS: Final = (Level.REGISTER, Level.ATTESTED, Level.STATED)


@dataclass(frozen=True, slots=True)
class Link:
    """What one owner answers, and how sure that is.

    Attributes:
        votes: the share that it holds, or None.
        value: of the fact asked of owners.
        level: the weaker of what is known of the owner and that it is one.
        by: whose word is the weaker one.
        steps: how many owners stand above one another.
        says: for people.
        sources: the days for which it holds.

    """

    votes: float | None
    value: Value
    level: Level
    by: Speaker
    steps: int
    says: str
    sources: tuple[Source, ...]

    @property
    def is_checked(self) -> bool:
        """Whether it was checked who says so, of the owner and of what it answers."""
        return all(one.is_checked for one in self.sources)


def majority(links: Sequence[Link]) -> tuple[Link, ...]:
    """Return the owners that hold most votes, at the highest level at which they do.

    Those of whom it was checked come first: with the others, what follows would bear nothing.
    """
    checked = tuple(one for one in links if one.level >= Level.REGISTER and one.is_checked)
    if fsum(one.votes or 0.0 for one in checked) > _MAJORITY:
        return checked
    for level in _LEVELS:
        sure = tuple(one for one in links if one.level >= level)
        if fsum(one.votes or 0.0 for one in sure) > _MAJORITY:
            return sure
    return ()


def fact_of(name: str, value: Value, links: Sequence[Link]) -> Fact:
    """Return what follows from owners that answer alike; as sure as the weakest of them."""
    weakest = min(links, key=lambda one: one.level)
    sources = [source for link in links for source in link.sources]
    begins = [one.valid_from for one in sources if one.valid_from]
    ends = [one.valid_until for one in sources if one.valid_until]
    return Fact(
        name=name,
        value=value,
        level=min(weakest.level, Level.REGISTER),
        by=weakest.by,
        evidence=together(links),
        sha256=next((one.sha256 for one in sources if one.sha256), ""),
        valid_from=max(begins, default=None),
        valid_until=min(ends, default=None),
        is_derived=True,
        is_checked=all(one.is_checked for one in links),
    )


def open_fact(name: str, of_owners: str, links: Sequence[Link]) -> Fact:
    """Return that nothing follows, since too few owners are known to answer."""
    evidence = f"of no owners that hold most votes is {of_owners} known: {together(links)}"
    return Fact(name, Value.UNKNOWN, Level.STATED, Speaker.STEWARD, evidence, is_derived=True)


def together(links: Sequence[Link]) -> str:
    """Return what the owners answer, the first few of them."""
    more = len(links) - _MOST_SHOWN
    shown = "; ".join(one.says for one in links[:_MOST_SHOWN])
    return f"{shown}; and {more} more" if more > 0 else shown


def cut(evidence: str) -> str:
    """Return evidence that nobody would read to its end, ended."""
    whole = len(evidence) <= _LONGEST_EVIDENCE
    return evidence if whole else f"{evidence[:_LONGEST_EVIDENCE]} …"
