"""Facts are numbered and weighed, then held against the terms."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from pplcheck.entities import facts_of_entity, facts_of_use, weigh
from pplcheck.graph import CommonsGraph
from pplcheck.judge import (
    judge_expression,
    judge_standing,
    judge_use,
    without_terms,
    without_version,
)
from pplcheck.model.entity import Entity
from pplcheck.model.fact import Fact
from pplcheck.model.known import Known
from pplcheck.model.report import EntityResult
from pplcheck.model.settings import Settings
from pplcheck.model.terms import Terms
from pplcheck.model.use import Use
from pplcheck.model.verdict import Verdict
from pplcheck.pipeline.agreeing import Agreements
from pplcheck.pipeline.configuration import Configuration
from pplcheck.pipeline.expressions import Offers


@dataclass(frozen=True, slots=True)
class Numbered:
    """Entities and uses whose statements bear the numbers that proofs cite.

    Attributes:
        entities: sorted by id.
        uses: sorted by id.
        evidence: pairs of the entity's or use's id and the statement, in order of number.

    """

    entities: tuple[Entity, ...]
    uses: tuple[Use, ...]
    evidence: tuple[tuple[str, Fact], ...]


def number_facts(
    configuration: Configuration, uses: Iterable[Use], last: Collection[str] = ()
) -> Numbered:
    """Give every statement its number: `E1` for the first, entities before uses.

    Args:
        configuration: with the entities.
        uses: that are stated or were found.
        last: ids of entities of whom no statement will be shown: theirs have the last numbers,
            so that none is missing among the others.

    """
    questions = [question for terms in configuration.terms for question in terms.questions]
    evidence: list[tuple[str, Fact]] = []

    def numbered(owner: str, facts: Iterable[Fact]) -> Iterator[Fact]:
        for fact in facts:
            with_id = replace(fact, id=f"E{len(evidence) + 1}")
            evidence.append((owner, with_id))
            yield with_id

    entities: list[Entity] = []
    told: list[Use] = []
    ordered = sorted(uses, key=lambda use: use.id)
    for is_last in (False, True):
        entities += (
            replace(one, facts=tuple(numbered(one.id, facts_of_entity(one, questions))))
            for one in configuration.entities
            if (one.id in last) is is_last
        )
        told += (
            replace(use, facts=tuple(numbered(use.id, facts_of_use(use, questions))))
            for use in ordered
            if (use.entity in last) is is_last
        )
    return Numbered(
        entities=tuple(sorted(entities, key=lambda one: one.id)),
        uses=tuple(sorted(told, key=lambda use: use.id)),
        evidence=tuple(evidence),
    )


class Judge:
    """Holds the terms, the steward's readings and the day against users and uses."""

    def __init__(
        self,
        terms: Iterable[Terms],
        settings: Settings,
        as_of: date,
        disputed: frozenset[str] = frozenset(),
    ) -> None:
        """Take what every judgement needs.

        Args:
            terms: of the licences that can be judged.
            settings: the steward's readings.
            as_of: the day.
            disputed: ids of the assets whose declarations disagree.

        """
        self._readings: dict[str, dict[str, str]] = {}
        for setting in settings.readings:
            self._readings.setdefault(setting.licence, {})[setting.reading] = setting.option
        of_licences = {one.id: one for one in terms}
        self._offers = Offers(of_licences, self._readings)
        self._agreements = Agreements(settings, of_licences.values(), as_of)
        self._as_of = as_of
        self._disputed = disputed

    def standings(self, graph: CommonsGraph) -> tuple[EntityResult, ...]:
        """Return every entity with its standing under the licences that it meets."""
        return tuple(
            self.standing_of(entity, self._terms_met(graph.licences_met_by(entity)))
            for entity in graph.entities()
        )

    def standing_of(self, entity: Entity, terms: Iterable[Terms]) -> EntityResult:
        """Return an entity with its standing under each of `terms`."""
        known = weigh(entity.facts, self._as_of)
        standings = (
            judge_standing(one, entity, known, self._readings.get(one.id, {})) for one in terms
        )
        return EntityResult(entity, tuple(standings))

    def verdicts(self, graph: CommonsGraph) -> tuple[Verdict, ...]:
        """Return the verdict on every use that has begun, numbered in the order of the uses.

        What merely hints at a use is none that could be judged.
        """
        begun = (use for use in graph.uses() if use.has_begun and not use.is_hint)
        return tuple(
            replace(
                self._agreements.applied(
                    self._verdict(graph, use), graph, use, partial(self._by, graph, use)
                ),
                id=f"V{number}",
                # What is declared today says nothing of an older version.
                disputed=use.asset in self._disputed and use.version is None,
                version=use.version.says if use.version else "",
            )
            for number, use in enumerate(begun, start=1)
        )

    def _verdict(self, graph: CommonsGraph, use: Use) -> Verdict:
        if use.version and not use.version.is_known:
            return without_version(use)
        licence = graph.licence_of(use)
        if licence is None:
            return without_terms(use, None)
        return judge_expression(self._offers.part(licence), use, self._known(graph, use))

    def _by(self, graph: CommonsGraph, use: Use, terms: Terms) -> Verdict:
        """Judge a use by the terms of one licence."""
        readings = self._readings.get(terms.id, {})
        return judge_use(terms, use, self._known(graph, use), readings)

    def _known(self, graph: CommonsGraph, use: Use) -> Mapping[str, Known]:
        return weigh((*graph.user_of(use).facts, *use.facts), self._as_of)

    def _terms_met(self, licences: Iterable[str]) -> tuple[Terms, ...]:
        found = {one.id: one for name in licences for one in self._offers.terms_in(name)}
        return tuple(found[id_] for id_ in sorted(found))
