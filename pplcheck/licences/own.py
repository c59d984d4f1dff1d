"""Is this text a licence that the stewards registered themselves?"""

from collections.abc import Iterable
from dataclasses import dataclass

from pplcheck.licences.identify import identify as identify_known
from pplcheck.licences.words import words
from pplcheck.model.identification import Identification, TextKind

# As for a text with decisive words: a fifth may be damaged.
_FLOOR = 0.80
_GROUP = 5


@dataclass(frozen=True, slots=True)
class OwnReference:
    """A licence of the stewards' own.

    Attributes:
        id: `LicenseRef-…`.
        names: how people call it.
        groups: the word groups of its text.

    """

    id: str
    names: tuple[str, ...]
    groups: frozenset[tuple[str, ...]]


def own_reference(id_: str, text: str, names: tuple[str, ...] = ()) -> OwnReference:
    """Return a licence that a steward registers, to be recognised like a known one.

    Args:
        id_: `LicenseRef-…`.
        text: the whole text.
        names: how people call it.

    """
    return OwnReference(id_, names, _groups(text))


def identify(text: str, own: Iterable[OwnReference] = ()) -> Identification:
    """Say which licence text `text` is.

    Args:
        text: a whole file, with whatever mark-up it has.
        own: licences that a steward registered, known like all others.

    """
    found = _groups(text) if own else frozenset()
    best = max(own, key=lambda one: _alike(one, found), default=None)
    if best is not None and _alike(best, found) >= _FLOOR:
        share = _alike(best, found)
        why = f"has {share:.0%} of the words of {best.id}, a licence of the stewards' own"
        return Identification(best.id, TextKind.TEXT, round(share, 3), why, (best.id,))
    return identify_known(text)


def _alike(one: OwnReference, found: frozenset[tuple[str, ...]]) -> float:
    """Return the share of words that the two have in common, seen from the longer one."""
    shared = len(one.groups & found)
    return min(shared / max(len(one.groups), 1), shared / max(len(found), 1))


def _groups(text: str) -> frozenset[tuple[str, ...]]:
    said = tuple(words(text))
    several = (said[start : start + _GROUP] for start in range(max(len(said) - _GROUP + 1, 1)))
    return frozenset(several)
