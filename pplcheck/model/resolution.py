"""Whose is a site, how is that known, and whose might it be?"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Proposal:
    """An entity whose the site might be: for a reviewer to decide, never taken by itself.

    Attributes:
        entity: its id.
        why: what speaks for it, in one line.
        score: 0 to 1; how much alike they are.

    """

    entity: str
    why: str
    score: float


@dataclass(frozen=True, slots=True)
class Resolution:
    """Whose a site is, as far as identifiers and reviewers tell.

    Attributes:
        site: its id.
        entity: the owner's id, or None where nothing tells it.
        how: the identifier that tells it, as `kind:value`; empty without an owner.
        evidence: step by step, where it is written that the identifier is the entity's.
        proposals: the most alike first.

    """

    site: str
    entity: str | None
    how: str = ""
    evidence: tuple[str, ...] = ()
    proposals: tuple[Proposal, ...] = ()
