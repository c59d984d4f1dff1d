"""What does it mean to stand in a register, or not to?

Registers are data: `registers.toml` beside this file.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType

from pplcheck.entities.laws import bases_of, data_of, facts_by_law
from pplcheck.model.fact import Fact
from pplcheck.model.legal import KnownRegister
from pplcheck.model.ownership import LookedUp, Source


@cache
def known_registers() -> Mapping[str, KnownRegister]:
    """Return the registers that are known, by id."""
    found = {
        one["id"]: KnownRegister(
            id=one["id"],
            jurisdiction=one["jurisdiction"],
            name=one["name"],
            listed=bases_of(one["listed"]),
            absent=bases_of(one["absent"]),
            absence=one["absence"],
        )
        for one in data_of("registers.toml")["register"]
    }
    return MappingProxyType(found)


def facts_of_registers(
    looked_up: Iterable[LookedUp], registers: Mapping[str, KnownRegister]
) -> tuple[Fact, ...]:
    """Return what follows from looking into registers.

    What was seen on one day holds until somebody looked again and saw otherwise. What was not
    found says `no` only where the register is complete for that fact by law.

    Args:
        looked_up: by one entity, in any order.
        registers: that are known; what was seen elsewhere says nothing.

    """
    by_register: dict[str, list[LookedUp]] = defaultdict(list)
    for one in looked_up:
        by_register[one.register].append(one)
    return tuple(
        fact
        for id_, several in sorted(by_register.items())
        if id_ in registers
        for fact in _facts(registers[id_], sorted(several, key=_day))
    )


def _facts(register: KnownRegister, several: list[LookedUp]) -> Iterator[Fact]:
    for number, one in enumerate(several):
        later = next(
            (other for other in several[number + 1 :] if other.is_listed != one.is_listed), None
        )
        source = _until_before(one.source, later)
        if one.is_listed:
            because = f"it stands in the register {register.id} ({register.name})"
            yield from facts_by_law(register.listed, source, because)
        else:
            because = f"it does not stand in the register {register.id} ({register.name})"
            yield from facts_by_law(register.absent, source, because)


def _day(one: LookedUp) -> tuple[date, bool]:
    return one.source.valid_from or date.min, one.is_listed


def _until_before(source: Source, later: LookedUp | None) -> Source:
    """Return a source that ends on the day before somebody saw otherwise."""
    seen = later.source.valid_from if later else None
    # On one and the same day, both stand: the fact is contested.
    if seen is None or source.valid_from is None or seen <= source.valid_from:
        return source
    last = seen - timedelta(days=1)
    return replace(source, valid_until=min(source.valid_until or last, last))
