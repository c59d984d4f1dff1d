"""Which facts follow from what a use or an entity says of itself?"""

from collections.abc import Iterable, Iterator

from pplcheck.model.entity import Entity
from pplcheck.model.fact import Fact, Level, Speaker, Value
from pplcheck.model.terms import Question, Subject
from pplcheck.model.use import STATED, Use

_COMMERCIAL, _PERSON = "commercial", "person"


def facts_of_use(use: Use, questions: Iterable[Question]) -> tuple[Fact, ...]:
    """Return the facts stated of a use, and those that its acts and its purpose answer.

    Acts that are stated are all acts; where none is stated, none is known. Those that a site
    shows are some of them.
    """
    facts = list(use.facts)
    for question in questions:
        if question.about is Subject.USE and question.answered_by:
            facts += _stated(use, question)
            facts += _seen(use, question)
    return tuple(sorted(set(facts), key=_order))


def _stated(use: Use, question: Question) -> Iterator[Fact]:
    stated = [one.evidence for one in use.how if one.recogniser == STATED]
    if not stated:
        return
    if question.answered_by == _COMMERCIAL:
        value = use.commercial
    elif use.acts:
        value = Value.YES if question.answered_by in use.acts else Value.NO
    else:
        value = Value.UNKNOWN
    yield Fact(
        question.name,
        value,
        Level.STATED,
        Speaker.STEWARD,
        "; ".join(stated),
        valid_from=use.since,
    )


def _seen(use: Use, question: Question) -> Iterator[Fact]:
    if use.found and question.answered_by in use.found.acts:
        shown = (one.evidence for one in use.how if one.recogniser != STATED)
        yield Fact(question.name, Value.YES, Level.STATED, Speaker.SEEN, "; ".join(shown))


def facts_of_entity(entity: Entity, questions: Iterable[Question]) -> tuple[Fact, ...]:
    """Return the facts stated of an entity, and whether it is a natural person.

    Of an owner whom nobody described, not even that is known.
    """
    facts = list(entity.facts)
    for question in questions:
        if question.answered_by == _PERSON and entity.is_described:
            value = Value.YES if entity.is_person else Value.NO
            marked = "marked" if entity.is_person else "not marked"
            evidence = f"{marked} as a natural person in {entity.place}"
            # Nobody states what a file leaves out: it is seen there.
            facts.append(Fact(question.name, value, Level.STATED, Speaker.SEEN, evidence))
    return tuple(sorted(set(facts), key=_order))


def _order(fact: Fact) -> tuple[str, int, str, str, str]:
    # `repr` holds every field: two statements never change places between two runs.
    return fact.name, fact.level, fact.value, fact.evidence, repr(fact)
