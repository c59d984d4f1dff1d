"""What do signed assertions say on a day of the entities that a commons knows?"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from pplcheck.config import read_assertion, read_settings, terms_files, vocabulary_of
from pplcheck.entities import Counted, count_assertions
from pplcheck.model.assertion import Signed
from pplcheck.model.entity import Entity
from pplcheck.model.errors import ConfigurationError, Problem
from pplcheck.model.place import Place
from pplcheck.model.survey import Unread
from pplcheck.pipeline.configuration import Configuration, found_in, shipped_terms
from pplcheck.pipeline.own import own_terms
from pplcheck.pipeline.own_file import home_of, load_entity
from pplcheck.pipeline.sealed import Sealed, find_sealed
from pplcheck.sign import verify


@dataclass(frozen=True, slots=True)
class Asserted:
    """A configuration with what was asserted of its entities.

    Attributes:
        configuration: its entities bear the facts that count.
        unread: the assertions that do not count, and why.

    """

    configuration: Configuration
    unread: tuple[Unread, ...] = ()


def with_assertions(configuration: Configuration, as_of: date) -> Asserted:
    """Return the configuration with what signed assertions say of its entities on a day.

    An assertion that does not count changes nothing, and is told.

    Args:
        configuration: what people wrote.
        as_of: the day.

    Raises:
        SigningError: `ssh-keygen` is missing, or what is trusted cannot be read.

    """
    if configuration.sealed is None:
        return Asserted(configuration)
    counted, unread = _counted(configuration.sealed, configuration.entities, as_of)
    told = tuple(sorted({*unread, *counted.left_out, *counted.of_nobody}))
    return Asserted(replace(configuration, entities=counted.entities), told)


def load_attested(path: str, as_of: date) -> tuple[Entity, tuple[Unread, ...]]:
    """Return the entity that a file describes, with what signed assertions say of it on a day.

    Taken are those that the configuration names to which the file belongs; those that are
    about others are not told.

    Args:
        path: of the entity's file.
        as_of: the day.

    Raises:
        PplcheckError: a file is wrong, or nothing can be verified.

    """
    entity, _ = load_entity(path)
    sealed = _sealed_around(path)
    if sealed is None:
        return entity, ()
    counted, unread = _counted(sealed, (entity,), as_of)
    (attested,) = counted.entities
    return attested, tuple(sorted({*unread, *counted.left_out}))


def _sealed_around(path: str) -> Sealed | None:
    """Return the assertions of the configuration that a file belongs to."""
    files = home_of(path)
    found = found_in(files, None)
    if found is None:
        return None
    shown, content, table = found
    problems: list[Problem] = []
    terms = (*shipped_terms(), *own_terms(files, terms_files(content, table), problems))
    vocabulary = vocabulary_of(terms)
    settings = read_settings(content, shown, vocabulary, table)
    sealed = find_sealed(files, settings, vocabulary, problems)
    if problems:
        raise ConfigurationError(*sorted(set(problems)))
    return sealed


def _counted(
    sealed: Sealed, entities: tuple[Entity, ...], as_of: date
) -> tuple[Counted, tuple[Unread, ...]]:
    """Return what assertions came to, and what of them could not be read."""
    unread: list[Unread] = []
    signed = tuple(_looked_at(sealed, as_of, unread))
    return count_assertions(signed, entities, sealed.criteria, as_of), tuple(unread)


def _looked_at(sealed: Sealed, as_of: date, unread: list[Unread]) -> Iterator[Signed]:
    for path, content, signature in sealed.files:
        try:
            assertion = read_assertion(content, path, sealed.vocabulary)
        except ConfigurationError as error:
            for problem in error.problems:
                why = f"this declaration does not count: {problem.what}"
                unread.append(Unread(problem.place or Place(path), why))
            continue
        found = verify(content, signature, assertion.maker, sealed.trust, as_of)
        yield Signed(assertion, found, hashlib.sha256(content).hexdigest())
