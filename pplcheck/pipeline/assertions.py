"""What do signed assertions say on a day of the entities that a commons knows?"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from pplcheck.config import read_assertion
from pplcheck.entities import count_assertions
from pplcheck.model.assertion import Signed
from pplcheck.model.errors import ConfigurationError
from pplcheck.model.place import Place
from pplcheck.model.survey import Unread
from pplcheck.pipeline.configuration import Configuration
from pplcheck.pipeline.sealed import Sealed
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
    unread: list[Unread] = []
    signed = tuple(_looked_at(configuration.sealed, as_of, unread))
    criteria = configuration.sealed.criteria
    counted = count_assertions(signed, configuration.entities, criteria, as_of)
    return Asserted(
        replace(configuration, entities=counted.entities),
        tuple(sorted({*unread, *counted.left_out})),
    )


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
