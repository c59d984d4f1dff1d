"""What follows for an entity from who holds it?

A licence may ask whether those who own an entity have some quality (`of_owners`). Yes, where
owners that together hold most of the votes are known to have it; no, where they are known not
to. Where an owner does not have it, or nothing is known of it, those who own the owner may have
it; so a chain is followed, and what is held through others is held. It is as sure as its
weakest link, and never the speaker's own words.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from graphlib import CycleError, TopologicalSorter
from typing import Final

from pplcheck.entities.held import Holding, holdings_on, weight_of
from pplcheck.entities.links import Link, cut, fact_of, majority, open_fact
from pplcheck.entities.weigh import weigh
from pplcheck.model.entity import Entity
from pplcheck.model.fact import Fact, Level, Speaker, Timing, Value
from pplcheck.model.ownership import Source
from pplcheck.model.terms import Question

_MOST_STEPS: Final = 10
_NAMELESS, _UNDESCRIBED = "a natural person", "an owner whom nobody describes"


class Owners:
    """Answers what is asked of owners, for one day."""

    def __init__(
        self,
        entities: Iterable[Entity],
        as_of: date,
        stands_for: Mapping[str, str] | None = None,
    ) -> None:
        """Take what is known.

        Args:
            entities: with all facts that are known of each, but for those asked of owners.
            as_of: the day.
            stands_for: which id stands for which, where several descriptions are of one.

        """
        self._as_of = as_of
        self._stands_for = stands_for or {}
        self._described: dict[str, list[Entity]] = {}
        for entity in entities:
            self._described.setdefault(self._id(entity.id), []).append(entity)
        self._holdings = {
            id_: holdings_on((one for e in several for one in e.owners), as_of, self._id)
            for id_, several in self._described.items()
        }
        self._order = self._upwards()

    def facts(self, questions: Iterable[Question]) -> Mapping[str, tuple[Fact, ...]]:
        """Return, by id, what follows for each entity that somebody is known to hold.

        Args:
            questions: of the terms; those that ask of owners count.

        """
        asked = sorted({(one.name, one.of_owners) for one in questions if one.of_owners})
        found: dict[str, list[Fact]] = {}
        for name, of_owners in asked:
            answers: dict[str, Fact] = {}
            steps: dict[str, int] = {}
            for id_ in self._order:
                fact, length = self._answer(id_, name, of_owners, answers, steps)
                if fact:
                    answers[id_], steps[id_] = fact, length
                    found.setdefault(id_, []).append(fact)
        return {
            entity.id: tuple(found[id_])
            for id_, several in self._described.items()
            for entity in several
            if id_ in found
        }

    def _id(self, id_: str) -> str:
        return self._stands_for.get(id_, id_)

    def _upwards(self) -> tuple[str, ...]:
        """Return all ids, owners before those whom they hold; those in a circle not at all."""
        above = {
            id_: [one.owner for one in holdings if one.owner in self._described]
            for id_, holdings in self._holdings.items()
        }
        try:
            return tuple(TopologicalSorter(above).static_order())
        except CycleError:
            return ()

    def _answer(
        self,
        id_: str,
        name: str,
        of_owners: str,
        answers: Mapping[str, Fact],
        steps: Mapping[str, int],
    ) -> tuple[Fact | None, int]:
        holdings = self._holdings[id_]
        if not holdings:
            return None, 0
        links = [self._link(one, name, of_owners, answers, steps) for one in holdings]
        for value in (Value.YES, Value.NO):
            decisive = majority([one for one in links if one.value is value])
            if decisive:
                fact = fact_of(name, value, decisive)
                return fact, 1 + max(one.steps for one in decisive)
        return open_fact(name, of_owners, links), 0

    def _link(
        self,
        holding: Holding,
        name: str,
        of_owners: str,
        answers: Mapping[str, Fact],
        steps: Mapping[str, int],
    ) -> Link:
        several = self._described.get(holding.owner, [])
        who = _shown(holding.owner, several)
        share = "" if holding.votes is None else f" with {holding.votes:.4g} of the votes"
        held = f"held by {who}{share} ({_evidence(holding, several)})"
        told = self._told(several, of_owners)
        if not self._is_contested(several, of_owners):
            told = self._above(told, holding.owner, several, name, answers, steps)
        if told is None:
            says = f"{held}, of whom {of_owners} is not known"
            return Link(holding.votes, Value.UNKNOWN, Level.SIGNAL, holding.by, 0, says, ())
        fact, length = told
        level, by = min((holding.level, holding.by), (fact.level, fact.by), key=_weight)
        evidence = "withheld" if _is_person(several) else cut(fact.evidence)
        says = f"{held}, of whom {fact.name} = {fact.value} ({evidence})"
        days = Source(
            fact.level,
            fact.by,
            "",
            fact.sha256,
            fact.valid_from,
            fact.valid_until,
            fact.is_checked,
        )
        return Link(holding.votes, fact.value, level, by, length, says, (holding.source, days))

    def _is_contested(self, several: Sequence[Entity], fact: str) -> bool:
        known = weigh(_statements(several, fact), self._as_of).get(fact)
        return known is not None and known.value is Value.CONTESTED

    def _told(self, several: Sequence[Entity], fact: str) -> tuple[Fact, int] | None:
        """Return the strongest statement on a fact that is known and not contested."""
        facts = _statements(several, fact)
        known = weigh(facts, self._as_of).get(fact)
        if known is None or known.value not in (Value.YES, Value.NO):
            return None
        sound = [
            one
            for one in facts
            if one.value is known.value
            and one.level > Level.SIGNAL
            and one.timing(self._as_of) is Timing.HOLDS
        ]
        return max(sound, key=lambda one: (*weight_of(one), repr(one))), 0

    def _above(
        self,
        told: tuple[Fact, int] | None,
        owner: str,
        several: Sequence[Entity],
        name: str,
        answers: Mapping[str, Fact],
        steps: Mapping[str, int],
    ) -> tuple[Fact, int] | None:
        """Return what an owner answers, those who own it heard too.

        What an owner lacks itself, those who hold it may have; where that is open, it is open.
        """
        if told and told[0].value is Value.YES:
            return told
        through = self._through(owner, several, name, answers, steps)
        is_open = owner in answers and answers[owner].value is not Value.NO
        return through if through or is_open else told

    def _through(
        self,
        owner: str,
        several: Sequence[Entity],
        name: str,
        answers: Mapping[str, Fact],
        steps: Mapping[str, int],
    ) -> tuple[Fact, int] | None:
        """Return what the owners of an owner answer: only a yes is passed on.

        That those above it lack a quality does not tell that an owner lacks it.
        """
        told = self._told(several, name)
        if told and told[0].value is Value.YES:
            return told
        fact = answers.get(owner)
        if fact is None or fact.value is not Value.YES or steps[owner] >= _MOST_STEPS:
            return None
        return fact, steps[owner]


def _statements(several: Iterable[Entity], fact: str) -> list[Fact]:
    return [one for entity in several for one in entity.facts if one.name == fact]


def _weight(pair: tuple[Level, Speaker]) -> Level:
    return pair[0]


def _is_person(several: Iterable[Entity]) -> bool:
    return any(one.is_person for one in several)


def _shown(owner: str, several: Sequence[Entity]) -> str:
    """Return an owner's id; a natural person is not named, nor who may be one."""
    if _is_person(several):
        return _NAMELESS
    return owner if several else _UNDESCRIBED


def _evidence(holding: Holding, several: Sequence[Entity]) -> str:
    if several and not _is_person(several):
        return holding.source.evidence
    return str(holding.place)
