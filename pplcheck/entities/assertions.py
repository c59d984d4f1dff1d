"""Which signed assertions count, of whom, for which facts; and if one does not, why not?

A good signature shows that whoever holds a key said this. What their word weighs is another
question: an entity's own is of level 1, a federation's of level 2, and only for the facts that
it looks at before it admits a member. Neither ever weighs as much as a register.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from pplcheck.entities.identifiers import key_of
from pplcheck.model.assertion import Assertion, Criteria, MadeBy, SignatureState, Signed
from pplcheck.model.entity import Entity
from pplcheck.model.fact import Fact, Speaker
from pplcheck.model.survey import Unread

# Of these an entity has one of a sort: another number is another entity's.
_NUMBERS: Final = frozenset({"register", "lei"})


@dataclass(frozen=True, slots=True)
class Counted:
    """What signed assertions came to.

    Attributes:
        entities: with the facts that were asserted of them, in the order in which they came.
        left_out: what does not count, and why, in one line each; sorted.
        of_nobody: likewise what is about nobody of them.

    """

    entities: tuple[Entity, ...]
    left_out: tuple[Unread, ...]
    of_nobody: tuple[Unread, ...] = ()


class _DoesNotCountError(Exception):
    """An assertion does not count; the message is the reason."""


def count_assertions(
    signed: Iterable[Signed],
    entities: Sequence[Entity],
    criteria: Iterable[Criteria],
    as_of: date,
) -> Counted:
    """Return the entities with what signed assertions say of them on a day.

    Args:
        signed: assertions, their signatures looked at for that day.
        entities: as they are described.
        criteria: what each federation's word counts for.
        as_of: the day.

    """
    left_out: list[Unread] = []
    of_nobody: list[Unread] = []
    by_maker: dict[tuple[str, str], list[Signed]] = defaultdict(list)
    owners = _Owners(entities)
    for one in signed:
        try:
            entity = owners.of(one.assertion)
            if entity is None:
                why = "it is about nobody who is described here"
                of_nobody.append(_unread(one.assertion, why))
                continue
            _refuse_unsigned(one, as_of)
            _refuse_other_maker(one.assertion, entity)
        except _DoesNotCountError as error:
            left_out.append(_unread(one.assertion, str(error)))
        else:
            by_maker[entity.id, one.assertion.maker].append(one)
    known = tuple(criteria)
    facts: dict[str, list[Fact]] = defaultdict(list)
    for (entity_id, _), found in sorted(by_maker.items(), key=lambda pair: pair[0]):
        latest, older = _latest(found)
        left_out += older
        for one in latest:
            beyond = beyond_criteria(one.assertion, known, as_of)
            try:
                facts[entity_id] += _facts(one.assertion, beyond, as_of)
            except _DoesNotCountError as error:
                left_out.append(_unread(one.assertion, str(error)))
            else:
                left_out += _beyond(one.assertion, beyond)
    return Counted(
        tuple(replace(one, facts=(*one.facts, *facts[one.id])) for one in entities),
        tuple(sorted(set(left_out))),
        tuple(sorted(set(of_nobody))),
    )


def _unread(assertion: Assertion, why: str) -> Unread:
    return Unread(assertion.place, f"this declaration does not count: {why}")


def _refuse_unsigned(one: Signed, as_of: date) -> None:
    if one.signature.state is not SignatureState.GOOD:
        raise _DoesNotCountError(f"it {one.signature.says}")
    if one.assertion.issued > as_of:
        raise _DoesNotCountError(f"it is issued on {one.assertion.issued}, after {as_of}")


def _refuse_other_maker(assertion: Assertion, entity: Entity) -> None:
    """See that who speaks as the entity is the entity, and who attests it is not."""
    if entity.is_person:
        raise _DoesNotCountError("it is about a natural person, and none is assessed")
    is_own = assertion.maker in set(_names_of(entity)) or _is_address_of(assertion, entity)
    if assertion.made_by is MadeBy.SELF and not is_own:
        raise _DoesNotCountError(
            f"it speaks for {entity.id}, and {assertion.maker} is neither its id nor any of "
            "its identifiers"
        )
    if assertion.made_by is MadeBy.FEDERATION and is_own:
        raise _DoesNotCountError("nobody attests themselves: made_by must be self")


def _names_of(entity: Entity) -> Iterator[str]:
    """Yield by which names an entity may sign: those that the stewards wrote of it."""
    yield entity.id
    for kind, value in entity.identifiers:
        yield value
        yield f"{kind}:{value}"


def _is_address_of(assertion: Assertion, entity: Entity) -> bool:
    """Whether the maker is a mail address under a domain of the entity."""
    _, at, host = assertion.maker.rpartition("@")
    domains = {
        value.casefold()
        for kind, value in entity.identifiers
        if kind in ("domain", "email_domain")
    }
    return bool(at) and host.casefold() in domains


class _Owners:
    """Finds whom an assertion is about, by identifiers alone."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._by_key: dict[str, dict[str, Entity]] = defaultdict(dict)
        for entity in entities:
            for kind, value in (("id", entity.id), *entity.identifiers):
                self._by_key[key_of(kind, value)][entity.id] = entity

    def of(self, assertion: Assertion) -> Entity | None:
        """Return the one entity that all known identifiers of an assertion name, if any."""
        keys = {key_of(kind, value) for kind, value in assertion.identifiers} - {""}
        found = {
            id_: entity for key in keys for id_, entity in self._by_key.get(key, {}).items()
        }
        if not found:
            return None
        if len(found) > 1:
            what = f"its identifiers are those of {len(found)} entities that are described here"
            raise _DoesNotCountError(what)
        (entity,) = found.values()
        ours = _numbers(entity.identifiers)
        for register, theirs in sorted(_numbers(assertion.identifiers).items()):
            if ours.get(register, theirs).isdisjoint(theirs):
                shown = ", ".join(sorted(theirs))
                what = f"it names {shown}, and the entity that is described has another number"
                raise _DoesNotCountError(what)
        return entity


def _numbers(identifiers: Iterable[tuple[str, str]]) -> Mapping[str, frozenset[str]]:
    """Return the numbers that tell one entity from another, by the register they are of."""
    found: dict[str, set[str]] = defaultdict(set)
    for kind, value in identifiers:
        if kind in _NUMBERS:
            register = value.rpartition(":")[0] if kind == "register" else kind
            found[register].add(key_of(kind, value))
    return {register: frozenset(values) for register, values in found.items()}


def _latest(found: Sequence[Signed]) -> tuple[tuple[Signed, ...], tuple[Unread, ...]]:
    """Return what one maker said last of one entity, and why the others do not count."""
    highest = max(one.assertion.serial for one in found)
    last = [one for one in found if one.assertion.serial == highest]
    older = [one for one in found if one.assertion.serial < highest]
    places = ", ".join(sorted({one.assertion.place.path for one in last}))
    why = f"serial {highest} supersedes it ({places})"
    left_out = [_unread(one.assertion, why) for one in older]
    if len({one.sha256 for one in last}) > 1:
        why = f"others have its serial {highest}, and say something else ({places})"
        return (), (*left_out, *(_unread(one.assertion, why) for one in last))
    # Copies say it once.
    return (min(last, key=lambda one: one.assertion.place),), tuple(left_out)


def beyond_criteria(
    assertion: Assertion, criteria: Iterable[Criteria], as_of: date
) -> tuple[str, ...]:
    """Return the facts of an assertion that are not its maker's to assert, in its order.

    Args:
        assertion: as written.
        criteria: what each federation's word counts for.
        as_of: the day.

    """
    if assertion.made_by is MadeBy.SELF:
        return ()
    own = {
        name
        for one in criteria
        if one.principal == assertion.maker and one.since <= as_of
        for name in one.facts
    }
    return tuple(fact.name for fact in assertion.facts if fact.name not in own)


def _facts(assertion: Assertion, beyond: Sequence[str], as_of: date) -> Iterator[Fact]:
    if assertion.expires < as_of:
        raise _DoesNotCountError(f"it expired on {assertion.expires}")
    says = f"(serial {assertion.serial} of {assertion.maker}, signed: {assertion.place.path})"
    for fact in assertion.facts:
        if fact.name not in beyond:
            is_own = fact.by is Speaker.SELF
            yield replace(fact, evidence=f"{fact.evidence} {says}", is_checked=is_own)


def _beyond(assertion: Assertion, names: Sequence[str]) -> Iterator[Unread]:
    if names:
        what = f"not among the criteria of {assertion.maker}, and not counted"
        yield Unread(assertion.place, f"{what}: {', '.join(names)}")
