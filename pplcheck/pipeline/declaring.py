"""An audit ends in a declaration of our own, ready to be signed."""

import os

from pplcheck.model.entity import Entity
from pplcheck.model.errors import ConfigurationError, OutputError, Problem
from pplcheck.model.place import Place
from pplcheck.pipeline.attest import Wish, declaration_text, lacking
from pplcheck.pipeline.audit import Looked
from pplcheck.write import write_whole

# By these stewards know an entity whatever they call it; the first that it has signs.
_KNOWN_BY = ("domain", "register")


def write_declaration(looked: Looked, path: str) -> tuple[str, ...]:
    """Write what we say of ourselves as a declaration, not signed yet.

    Args:
        looked: with the entity, and what it answered.
        path: of the file, which must not be there yet.

    Returns:
        What it lacks for stewards to count it, a line each.

    Raises:
        ConfigurationError: nobody says who we are, we are a natural person, or say nothing.
        OutputError: it is there already, or cannot be written.

    """
    if os.path.lexists(path):
        hint = "name another file, or renew it with `pplcheck attest write --renews`"
        raise OutputError(Problem(Place(path), "is there already", hint))
    answered = _ourselves(looked)
    wish = Wish(issued=looked.as_of, maker=_maker(answered))
    write_whole(path, declaration_text(answered, (), wish))
    return lacking(answered, wish)


def _ourselves(looked: Looked) -> Entity:
    """Return who we are, with what was answered."""
    if looked.entity is None:
        hint = "name the file that says it with --entity"
        raise ConfigurationError(Problem(None, "nobody says who declares", hint))
    id_ = looked.entity.id
    return next(one for one in looked.found.owners.entities if one.id == id_)


def _maker(entity: Entity) -> str:
    """Return under which name to sign: the id may be another one among the stewards."""
    return next(
        (value for kind in _KNOWN_BY for one, value in entity.identifiers if one == kind), ""
    )
