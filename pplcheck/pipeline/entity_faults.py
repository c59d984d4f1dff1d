"""Can it be as the entity files say: forms, registers, owners, numbers?"""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from pplcheck.entities import form_refusal, impossible, known_registers
from pplcheck.model.entity import Entity
from pplcheck.model.errors import ConfigurationError, Problem
from pplcheck.model.identity import Identity
from pplcheck.pipeline.owners import stands_for


def refused(entities: Sequence[Entity], decisions: Sequence[Identity]) -> tuple[Problem, ...]:
    """Return what cannot be as it is written, in all files together.

    Args:
        entities: that are described, each id once.
        decisions: of reviewers, on who is who.

    """
    problems = [problem for one in entities for problem in _unknown(one)]
    try:
        same = stands_for(entities, decisions)
    except ConfigurationError as error:
        return (*problems, *error.problems)
    return (*problems, *impossible(entities, lambda id_: same.get(id_, id_)))


def _unknown(entity: Entity) -> Iterator[Problem]:
    """Yield a problem for each form and register that there is not."""
    for form in entity.form:
        why = form_refusal(form.code)
        if why:
            hint = "give the code of the form that it has, or leave it out"
            yield Problem(form.place, why, hint)
    known = known_registers()
    for one in entity.looked_up:
        if one.register not in known:
            close = get_close_matches(one.register, known, 1)
            listed = f"known: {', '.join(known)}; else state what was seen under [facts]"
            hint = f"did you mean {close[0]!r}?" if close else listed
            yield Problem(one.place, f"no register {one.register!r} is known", hint)
