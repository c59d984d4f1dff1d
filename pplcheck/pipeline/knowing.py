"""What is known of entities beyond what was stated: by form, by register, through owners?"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from pplcheck.entities import (
    Owners,
    facts_of_entity,
    facts_of_form,
    facts_of_registers,
    known_registers,
    reminders,
)
from pplcheck.model.entity import Entity
from pplcheck.model.fact import Fact
from pplcheck.model.identity import Identity
from pplcheck.model.reminder import Reminder
from pplcheck.model.terms import Question, Subject
from pplcheck.pipeline.configuration import Configuration
from pplcheck.pipeline.judging import Numbered
from pplcheck.pipeline.owners import stands_for


def with_derived(configuration: Configuration, as_of: date) -> Configuration:
    """Return the configuration with what follows for each entity on a day.

    Only what some terms ask for is added.

    Args:
        configuration: as people wrote it.
        as_of: the day.

    """
    questions = [question for terms in configuration.terms for question in terms.questions]
    asked = {one.name for one in questions if one.about is Subject.ENTITY}
    asked |= {one.of_owners for one in questions if one.of_owners}
    entities = [_with_form(one, asked) for one in configuration.entities]
    answering = [replace(one, facts=facts_of_entity(one, questions)) for one in entities]
    through = _through_owners(answering, configuration.settings.identities, questions, as_of)
    return replace(
        configuration,
        entities=tuple(
            replace(one, facts=(*one.facts, *through.get(one.id, ()))) for one in entities
        ),
    )


def reminders_of(numbered: Numbered, as_of: date) -> tuple[Reminder, ...]:
    """Return which of the statements end soon, or ended."""
    return reminders(numbered.evidence, as_of)


def _with_form(entity: Entity, asked: set[str]) -> Entity:
    derived = [fact for form in entity.form for fact in facts_of_form(form)]
    derived += facts_of_registers(entity.looked_up, known_registers())
    return replace(
        entity, facts=(*entity.facts, *(fact for fact in derived if fact.name in asked))
    )


def _through_owners(
    entities: Sequence[Entity],
    decisions: Sequence[Identity],
    questions: Sequence[Question],
    as_of: date,
) -> Mapping[str, tuple[Fact, ...]]:
    if not any(one.owners for one in entities):
        return {}
    return Owners(entities, as_of, stands_for(entities, decisions)).facts(questions)
