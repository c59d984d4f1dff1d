"""Is what people wrote down of somebody shown by a kept extract, or their own word?

Whoever writes a file can write in it that a register, or the entity itself, says so. It counts
against somebody only where that can be looked at: an extract within the commons whose hash is
the one given. In a file of its own, an entity speaks for itself.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from pplcheck.discover import Files, UnloadableError
from pplcheck.model.entity import Entity
from pplcheck.model.errors import Problem
from pplcheck.model.fact import Fact, Speaker
from pplcheck.model.own_use import OwnUse
from pplcheck.model.ownership import Source
from pplcheck.model.place import Place
from pplcheck.model.use import Use

_Described = TypeVar("_Described", Use, OwnUse)


def with_extracts(files: Files, entity: Entity, problems: list[Problem]) -> Entity:
    """Return an entity, its statements marked as checked where their extract is kept.

    Args:
        files: of the commons; nothing outside of it is read.
        entity: as it is described.
        problems: each kept extract that is not what was hashed is added.

    """
    extracts = _Extracts(files, problems)

    def source(one: Source, what: str, place: Place) -> Source:
        is_kept = extracts.hold(one.evidence, one.sha256, what, place)
        return replace(one, is_checked=is_kept)

    return replace(
        entity,
        facts=extracts.facts(entity.facts, entity.place),
        form=tuple(
            replace(one, source=source(one.source, f"of the form {one.code!r}", one.place))
            for one in entity.form
        ),
        # An owner may be a natural person, and is not named.
        owners=tuple(
            replace(one, source=source(one.source, "of an owner", one.place))
            for one in entity.owners
        ),
        looked_up=tuple(
            replace(
                one, source=source(one.source, f"of the register {one.register!r}", one.place)
            )
            for one in entity.looked_up
        ),
    )


def uses_with_extracts(
    files: Files, uses: Iterable[_Described], problems: list[Problem]
) -> tuple[_Described, ...]:
    """Return uses, their statements marked as `with_extracts` does."""
    extracts = _Extracts(files, problems)
    return tuple(replace(one, facts=extracts.facts(one.facts, one.place)) for one in uses)


def as_own_word(entity: Entity) -> Entity:
    """Return an entity from a file of its own: there `self` is who wrote it."""
    return replace(entity, facts=own_words(entity.facts))


def own_words(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Return statements, those of the entity itself marked as checked."""
    return tuple(
        replace(one, is_checked=True) if one.by is Speaker.SELF else one for one in facts
    )


class _Extracts:
    """Looks at the extracts that a commons keeps."""

    def __init__(self, files: Files, problems: list[Problem]) -> None:
        self._files = files
        self._problems = problems

    def facts(self, facts: Iterable[Fact], place: Place) -> tuple[Fact, ...]:
        """Return statements, those marked as checked whose extract is kept."""
        return tuple(
            replace(
                one,
                is_checked=self.hold(one.evidence, one.sha256, f"of {one.name!r}", place),
            )
            for one in facts
        )

    def hold(self, evidence: str, sha256: str, of_what: str, place: Place) -> bool:
        """Whether an extract is kept, and is what was hashed; what else it is, is a problem."""
        if not sha256 or "://" in evidence:
            return False
        extract = f"the extract {evidence!r} {of_what}"
        try:
            content = self._files.read(evidence)
        except UnloadableError as error:
            hint = "keep it within the commons, and name it from there"
            self._problems.append(Problem(place, f"{extract} cannot be read ({error})", hint))
            return False
        if hashlib.sha256(content).hexdigest() == sha256:
            return True
        what = f"{extract} is not the one that was hashed"
        hint = "look at it again, then give its new sha256"
        self._problems.append(Problem(place, what, hint))
        return False
