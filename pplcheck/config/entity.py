"""Who is described in `entities/NAME.toml`?"""

from pplcheck.config.document import open_document
from pplcheck.config.facts import read_fact
from pplcheck.config.vocabulary import Vocabulary
from pplcheck.model.entity import Entity
from pplcheck.model.terms import Subject


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
    facts = []
    for name, stated in data.get("facts", {}).items():
        vocabulary.check_fact(document, ("facts", name), Subject.ENTITY)
        several = stated if isinstance(stated, list) else [stated]
        facts += [read_fact(document, ("facts", name), name, one) for one in several]
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
        facts=tuple(facts),
        place=document.place(("id",)),
    )
