"""Can it be as the entity files say: forms, registers, owners, numbers, kept extracts?"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING

from pplcheck.discover import Files, UnloadableError
from pplcheck.entities import form_refusal, impossible, known_registers
from pplcheck.model.entity import Entity
from pplcheck.model.errors import ConfigurationError, Problem
from pplcheck.model.identity import Identity
from pplcheck.model.own_use import OwnUse
from pplcheck.model.place import Place
from pplcheck.model.use import Use
from pplcheck.pipeline.owners import stands_for

if TYPE_CHECKING:
    from pplcheck.model.ownership import LegalForm, LookedUp, Ownership


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


def broken_extracts(files: Files, entity: Entity) -> Iterator[Problem]:
    """Yield a problem for each kept extract of an entity that is not what was hashed."""
    for fact in entity.facts:
        yield from _broken(files, fact.evidence, fact.sha256, f"of {fact.name!r}", entity.place)
    told: list[tuple[LegalForm | Ownership | LookedUp, str]] = [
        *((one, f"of the form {one.code!r}") for one in entity.form),
        # An owner may be a natural person, and is not named.
        *((one, "of an owner") for one in entity.owners),
        *((one, f"of the register {one.register!r}") for one in entity.looked_up),
    ]
    for one, what in told:
        source = one.source
        yield from _broken(files, source.evidence, source.sha256, what, one.place)


def broken_extracts_of_uses(files: Files, uses: Iterable[Use | OwnUse]) -> Iterator[Problem]:
    """Yield a problem for each kept extract in `[use.facts]` that is not what was hashed."""
    for use in uses:
        for fact in use.facts:
            yield from _broken(
                files, fact.evidence, fact.sha256, f"of {fact.name!r}", use.place
            )


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


def _broken(
    files: Files, evidence: str, sha256: str, of_what: str, place: Place
) -> Iterator[Problem]:
    if not sha256 or "://" in evidence:
        return
    extract = f"the extract {evidence!r} {of_what}"
    try:
        content = files.read(evidence)
    except UnloadableError as error:
        hint = "keep it within the commons, and name it from there"
        yield Problem(place, f"{extract} cannot be read ({error})", hint)
        return
    if hashlib.sha256(content).hexdigest() != sha256:
        what = f"{extract} is not the one that was hashed"
        yield Problem(place, what, "look at it again, then give its new sha256")
