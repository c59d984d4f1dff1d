"""What does an entity say of itself by naming its legal form, and what of that is not declared?

A form stands in no declaration: what follows from it by law does, fact by fact, with the law as
the evidence, so that whoever signs sees what they say.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date

from pplcheck.entities import facts_of_form, known_forms
from pplcheck.model.entity import Entity
from pplcheck.model.fact import Fact, Level, Speaker
from pplcheck.model.ownership import LegalForm


def said_by_form(entity: Entity, asked: Collection[str], day: date) -> Iterator[Fact]:
    """Yield what an entity says by its legal form, as its own word.

    Args:
        entity: as described.
        asked: the facts that some licence asks for.
        day: on which the form must hold.

    """
    for form in entity.form:
        if not _why_not(form, asked, day):
            for fact in facts_of_form(form):
                if fact.name in asked:
                    yield replace(fact, is_derived=False)


def undeclared_forms(entity: Entity, asked: Collection[str], day: date) -> Iterator[str]:
    """Yield why a legal form that is described goes into no declaration, and what to do."""
    for form in entity.form:
        if why := _why_not(form, asked, day):
            yield f"{form.place}: the legal form {form.code} is not declared: {why}"


def _why_not(form: LegalForm, asked: Collection[str], day: date) -> str:
    source = form.source
    if source.level > Level.STATED:
        return (
            f"it rests on more than your word (level {source.level.value}, by {source.by}); "
            "hand the stewards the extract itself, which weighs more"
        )
    if source.by is not Speaker.SELF:
        return f'it is what the {source.by} says; write by = "self" to say it yourselves'
    if (source.valid_from or day) > day or (source.valid_until or day) < day:
        return f'it does not hold on {day}; correct "from" and "until"'
    if form.code not in known_forms():
        return "what follows from it is not known here; state the facts themselves ([facts.…])"
    if not any(fact.name in asked for fact in facts_of_form(form)):
        return "nothing that a licence asks for follows from it; state the facts themselves"
    return ""
