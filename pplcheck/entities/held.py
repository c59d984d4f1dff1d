"""Who holds an entity on a given day, and can that be as it is written?"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from math import fsum
from typing import Final

from pplcheck.model.entity import Entity
from pplcheck.model.errors import Problem
from pplcheck.model.fact import Fact, Level, Speaker
from pplcheck.model.ownership import Ownership, Source
from pplcheck.model.place import Place

# A sum of shares such as 0.7 + 0.2 + 0.1 is not exact.
_WHOLE: Final = 1 + 1e-9


@dataclass(frozen=True, slots=True)
class Holding:
    """What is known, on one day, of one owner's part in an entity.

    Attributes:
        owner: its id.
        votes: share of the votes, or None where it is not known, or statements differ.
        source: the strongest statement.
        place: where that is written.

    """

    owner: str
    votes: float | None
    source: Source
    place: Place

    @property
    def level(self) -> Level:
        """The weight of that statement."""
        return self.source.level

    @property
    def by(self) -> Speaker:
        """Who made it."""
        return self.source.by


def holdings_on(
    owners: Iterable[Ownership], day: date, stands_for: Callable[[str], str]
) -> tuple[Holding, ...]:
    """Return who holds an entity on a day, each owner once, in the order of their ids.

    Args:
        owners: all statements about one entity; signals do not count.
        day: on which they must hold.
        stands_for: returns the id under which an owner is known.

    """
    by_owner: dict[str, list[Ownership]] = defaultdict(list)
    for one in owners:
        if one.source.level > Level.SIGNAL and _holds(one.source, day):
            by_owner[stands_for(one.owner)].append(one)
    return tuple(_holding(id_, by_owner[id_]) for id_ in sorted(by_owner))


def weight_of(said: Source | Fact) -> tuple[Level, bool, Level]:
    """Return how strong a statement is: from level 3, what was checked is the stronger."""
    return min(said.level, Level.REGISTER), said.is_checked, said.level


def impossible(
    entities: Sequence[Entity], stands_for: Callable[[str], str]
) -> Iterator[Problem]:
    """Yield a problem for each circle of owners, and each entity held by more than all.

    Both must hold on one and the same day: what was sold is nobody's any more.

    Args:
        entities: that are described.
        stands_for: returns the id under which an entity is known.

    """
    held: dict[str, list[Ownership]] = defaultdict(list)
    for entity in entities:
        held[stands_for(entity.id)] += entity.owners
    for id_, owners in sorted(held.items()):
        yield from _too_much(id_, owners, stands_for)
    if _circle(held, None, stands_for):
        seen: set[tuple[str, ...]] = set()
        for day in _days(one for owners in held.values() for one in owners):
            circle = _circle(held, day, stands_for)
            # The same circle on another day is no other fault.
            if circle and tuple(sorted(circle)) not in seen:
                seen.add(tuple(sorted(circle)))
                yield _owning_itself(circle, held, day, stands_for)


def _holding(owner: str, several: Sequence[Ownership]) -> Holding:
    shares = {one.votes for one in several if one.votes is not None}
    votes = next(iter(shares)) if len(shares) == 1 else None
    telling = [one for one in several if one.votes == votes] or several
    best = max(telling, key=lambda one: (*weight_of(one.source), repr(one)))
    return Holding(owner, votes, best.source, best.place)


def _holds(source: Source, day: date) -> bool:
    begun = source.valid_from is None or source.valid_from <= day
    return begun and (source.valid_until is None or day <= source.valid_until)


def _days(owners: Iterable[Ownership]) -> list[date]:
    """Return the days on which something begins: what overlaps at all overlaps on one."""
    return sorted({one.source.valid_from or date.min for one in owners})


def _too_much(
    id_: str, owners: Sequence[Ownership], stands_for: Callable[[str], str]
) -> Iterator[Problem]:
    for day in _days(owners):
        least: dict[str, Ownership] = {}
        for one in owners:
            if one.votes is None or not _holds(one.source, day):
                continue
            # Where statements about one owner differ, the least of them must have room.
            known = least.setdefault(stands_for(one.owner), one)
            if one.votes < (known.votes or 0.0):
                least[stands_for(one.owner)] = one
        total = fsum(one.votes or 0.0 for one in least.values())
        if total > _WHOLE:
            first, *others = sorted(least.values(), key=lambda one: one.place)
            where = ", ".join(str(one.place) for one in others)
            what = f"owners hold {total:.0%} of the votes in {id_!r} (also {where})"
            yield Problem(first.place, what, "correct the shares, or the days of each")
            return


def _circle(
    held: Mapping[str, Sequence[Ownership]],
    day: date | None,
    stands_for: Callable[[str], str],
) -> tuple[str, ...]:
    """Return the ids of some circle of owners on a day, or on any; or nothing."""
    above = {
        id_: sorted(
            {stands_for(one.owner) for one in owners if day is None or _holds(one.source, day)}
        )
        for id_, owners in sorted(held.items())
    }
    for id_, owners in above.items():
        if id_ in owners:
            return (id_, id_)
    try:
        TopologicalSorter(above).prepare()
    except CycleError as error:
        found: list[str] = error.args[1]
        return tuple(found)
    return ()


def _owning_itself(
    circle: Sequence[str],
    held: Mapping[str, Sequence[Ownership]],
    day: date,
    stands_for: Callable[[str], str],
) -> Problem:
    places = []
    for one, other in pairwise(circle):
        for owned, owner in ((one, other), (other, one)):
            places += [
                held_by.place
                for held_by in held.get(owned, ())
                if stands_for(held_by.owner) == owner and _holds(held_by.source, day)
            ]
    ordered = sorted(set(places))
    where = f" ({', '.join(map(str, ordered[1:]))})" if ordered[1:] else ""
    named = ", ".join(repr(id_) for id_ in sorted(set(circle)))
    through = "" if len(set(circle)) == 1 else " through others"
    first = min(set(circle))
    what = f"{first!r} owns itself{through}: the circle is {named}{where}"
    return Problem(ordered[0], what, "correct one of these owners, or the days of each")
