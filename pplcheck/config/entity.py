"""Who is described in `entities/NAME.toml`?"""

from collections.abc import Iterator
from math import isnan
from typing import Any

from pplcheck.config.document import Document, open_document
from pplcheck.config.facts import day, note_period, read_fact, read_source
from pplcheck.config.vocabulary import Vocabulary
from pplcheck.model.entity import Entity
from pplcheck.model.fact import Fact, Level, Speaker
from pplcheck.model.ownership import LegalForm, LookedUp, Ownership, Source
from pplcheck.model.terms import Subject
from pplcheck.syntax.places import Keys


def read_entity(content: bytes, path: str, vocabulary: Vocabulary) -> Entity:
    """Return the entity that a file describes.

    Args:
        content: TOML after `schemas/entity.schema.json`.
        path: for messages.
        vocabulary: the facts that some licence asks for.

    Raises:
        ConfigurationError: with every problem in the file.

    """
    document = open_document(content, path, "entity")
    data = document.data
    facts = tuple(_facts(document, vocabulary))
    form, owners, looked_up = _form(document), _owners(document), _looked_up(document)
    document.finish()
    return Entity(
        id=data["id"],
        names=tuple(data["names"]),
        is_person=data.get("person", False),
        identifiers=tuple(
            sorted(
                (kind, value)
                for kind, stated in data.get("identifiers", {}).items()
                for value in ({stated} if isinstance(stated, str) else set(stated))
            )
        ),
        facts=facts,
        place=document.place(("id",)),
        form=form,
        owners=owners,
        looked_up=looked_up,
    )


def _facts(document: Document, vocabulary: Vocabulary) -> Iterator[Fact]:
    for name, stated in document.data.get("facts", {}).items():
        vocabulary.check_fact(document, ("facts", name), Subject.ENTITY)
        for keys, one in _each(("facts", name), stated):
            yield read_fact(document, keys, name, one)


def _form(document: Document) -> tuple[LegalForm, ...]:
    return tuple(
        LegalForm(
            one["code"], read_source(document, keys, one), document.place((*keys, "code"))
        )
        for keys, one in _each(("form",), document.data.get("form", []))
    )


def _owners(document: Document) -> tuple[Ownership, ...]:
    """Return who holds it; whoever is held by themselves, or is a person, is noted."""
    data, owners = document.data, []
    for index, one in enumerate(data.get("owner", [])):
        keys: Keys = ("owner", index)
        if data.get("person", False):
            document.fault(keys, "nobody holds a natural person", "leave [[owner]] out")
        elif one["entity"] == data["id"]:
            what = f"{data['id']!r} owns itself here"
            document.fault((*keys, "entity"), what, "name who holds it")
        source, votes = read_source(document, keys, one), one.get("votes")
        place = document.place((*keys, "entity"))
        share = None if votes is None else float(votes)
        if share is not None and isnan(share):
            document.fault((*keys, "votes"), "nan is no share", "write a number from 0 to 1")
        owners.append(Ownership(one["entity"], share, source, place))
    return tuple(owners)


def _looked_up(document: Document) -> tuple[LookedUp, ...]:
    """Return where it was looked for: what was seen there is the register's word."""
    found = []
    for index, one in enumerate(document.data.get("looked_up", [])):
        keys: Keys = ("looked_up", index)
        on, ends = day(one["on"]), day(one.get("until"))
        note_period(document, keys, on, ends)
        source = Source(
            Level.REGISTER, Speaker.REGISTER, one["evidence"], one["sha256"], on, ends
        )
        place = document.place((*keys, "register"))
        found.append(LookedUp(one["register"], one["listed"] == "yes", source, place))
    return tuple(found)


def _each(keys: Keys, stated: Any) -> Iterator[tuple[Keys, dict[str, Any]]]:  # noqa: ANN401 - a table of TOML, or an array of them
    """Yield a table, or each one of an array, with its keys."""
    if isinstance(stated, list):
        for index, one in enumerate(stated):
            yield (*keys, index), one
    else:
        yield keys, stated
