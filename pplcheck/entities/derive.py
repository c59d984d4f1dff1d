"""Which facts follow from what a use or an entity says of itself?"""

from collections.abc import Iterable

from pplcheck.model.entity import Entity
from pplcheck.model.fact import Fact, Level, Speaker, Value
from pplcheck.model.terms import Question, Subject
from pplcheck.model.use import Use

_COMMERCIAL, _PERSON = "commercial", "person"


def facts_of_use(use: Use, questions: Iterable[Question]) -> tuple[Fact, ...]:
    """Return the facts stated of a use, and those that its acts and its purpose answer.

    Acts that are given are all acts, unless others may be done too; where none is given, none
    is known.
    """
    facts = list(use.facts)
    for question in questions:
        if question.about is not Subject.USE or not question.answered_by:
            continue
        if question.answered_by == _COMMERCIAL:
            value = use.commercial
        elif question.answered_by in use.acts:
            value = Value.YES
        else:
            is_all = use.acts and not use.may_do_more
            value = Value.NO if is_all else Value.UNKNOWN
        evidence = "; ".join(one.evidence for one in use.how)
        facts.append(
            Fact(
                question.name,
                value,
                Level.STATED,
                Speaker.STEWARD,
                evidence,
                valid_from=use.since,
            )
        )
    return tuple(sorted(set(facts), key=_order))


def facts_of_entity(entity: Entity, questions: Iterable[Question]) -> tuple[Fact, ...]:
    """Return the facts stated of an entity, and whether it is a natural person.

    Of an owner whom nobody described, not even that is known.
    """
    facts = list(entity.facts)
    for question in questions:
        if question.answered_by == _PERSON and entity.is_described:
            value = Value.YES if entity.is_person else Value.NO
            marked = "marked" if entity.is_person else "not marked"
            evidence = f"{entity.place}: {marked} as a natural person"
            facts.append(Fact(question.name, value, Level.STATED, Speaker.STEWARD, evidence))
    return tuple(sorted(set(facts), key=_order))


def _order(fact: Fact) -> tuple[str, int, str, str, str]:
    # `repr` holds every field: two statements never change places between two runs.
    return fact.name, fact.level, fact.value, fact.evidence, repr(fact)
