"""Do so many hold a thing, that have nothing to do with each other, that it is nobody's?

A screw, a font, a library that half the world takes in. Clones and forks of one work are one
family, and count once.
"""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Final, Protocol

from pplcheck.model.commons import Commons

NO_FAMILIES: Final[Mapping[str, str]] = MappingProxyType({})
# What so many families hold besides the one that is asked about is everybody's.
EVERYBODYS: Final = 3


class InCollection(Protocol):
    """What is held by somebody."""

    @property
    def collection(self) -> str:
        """Whose it is."""
        ...


def families_of(holders: Iterable[InCollection], families: Mapping[str, str]) -> set[str]:
    """Return the families that hold something.

    Args:
        holders: the holders.
        families: by collection; one that is not named is of its own.

    """
    return {families.get(one.collection, one.collection) for one in holders}


def why_common(
    holders: Iterable[InCollection],
    asked: InCollection,
    families: Mapping[str, str],
    guess: str,
) -> str:
    """Return why what many hold proves nothing; nothing where it does.

    Args:
        holders: of the thing.
        asked: who holds it, too, and is not counted.
        families: by collection; one that is not named is of its own.
        guess: what such a thing may be.

    """
    others = families_of(holders, families) - families_of([asked], families)
    return f"in {len(others)} collections: {guess}" if len(others) >= EVERYBODYS else ""


def families_among(commons: Sequence[Commons]) -> dict[str, str]:
    """Return by id of a commons what it shares with all its clones and forks.

    Args:
        commons: those of an index. Two are of one family if they have a first commit in
            common, or both have one in common with a third.

    """
    leads: dict[str, str] = {}

    def end(name: str) -> str:
        while (further := leads.setdefault(name, name)) != name:
            leads[name] = leads[further]
            name = further
        return name

    for one in commons:
        # A commit's id is no commons' id: neither is the other's.
        for commit in one.family:
            first, second = sorted((end(f"id {one.id}"), end(f"commit {commit}")))
            leads[second] = first
    return {one.id: end(f"id {one.id}") for one in commons}
