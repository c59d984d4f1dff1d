"""Do so many hold a thing, that have nothing to do with each other, that it is nobody's?

A screw, a font, a library that half the world takes in. Clones and forks of one work are one
family, and count once.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final, Protocol

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
