"""An audit ends in a declaration of our own, ready to be signed."""

import os

from pplcheck.model.errors import ConfigurationError, OutputError, Problem
from pplcheck.model.place import Place
from pplcheck.pipeline.attest import Wish, declaration_text
from pplcheck.pipeline.audit import Looked
from pplcheck.write import write_whole


def write_declaration(looked: Looked, path: str) -> None:
    """Write what we say of ourselves as a declaration, not signed yet.

    Args:
        looked: with the entity, and what it answered.
        path: of the file, which must not be there yet.

    Raises:
        ConfigurationError: nobody says who we are, we are a natural person, or say nothing.
        OutputError: it is there already, or cannot be written.

    """
    if os.path.lexists(path):
        hint = "name another file, or renew it with `pplcheck attest write --renews`"
        raise OutputError(Problem(Place(path), "is there already", hint))
    write_whole(path, declaration_of(looked))


def declaration_of(looked: Looked) -> bytes:
    """Return what we say of ourselves as a declaration, not signed yet.

    Args:
        looked: with the entity, and what it answered.

    Raises:
        ConfigurationError: nobody says who we are, we are a natural person, or say nothing.

    """
    if looked.entity is None:
        hint = "name the file that says it with --entity"
        raise ConfigurationError(Problem(None, "nobody says who declares", hint))
    id_ = looked.entity.id
    answered = next(one for one in looked.found.owners.entities if one.id == id_)
    return declaration_text(answered, (), Wish(issued=looked.as_of))
