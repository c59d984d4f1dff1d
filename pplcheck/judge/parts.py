"""Of which licences is an expression made, and how is each written?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import assert_never

from pplcheck.model.terms import Terms
from pplcheck.model.verdict import Join


@dataclass(frozen=True, slots=True)
class Alone:
    """A licence that there are terms for.

    Attributes:
        terms: its terms.
        readings: the steward's options.
        exception: that may permit more than the terms do, or empty.

    """

    terms: Terms
    readings: Mapping[str, str]
    exception: str = ""


@dataclass(frozen=True, slots=True)
class Open:
    """A licence that is open to everybody, and what it asks of all."""

    licence: str
    asks: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """A licence that nothing is known of."""

    licence: str


@dataclass(frozen=True, slots=True)
class Joined:
    """Several parts, of which one may be chosen, or all of which hold.

    Attributes:
        written: the whole expression.
        join: how.
        parts: two or more.

    """

    written: str
    join: Join
    parts: tuple["Part", ...]


Part = Alone | Open | Unknown | Joined


def str_of(part: Part) -> str:
    """Return how a part is written."""
    match part:
        case Alone(terms, _, exception):
            return f"{terms.id} WITH {exception}" if exception else terms.id
        case Open(licence) | Unknown(licence):
            return licence
        case Joined(written):
            return written
        case _:
            assert_never(part)


def leaves_of(part: Part) -> Iterator[Alone | Open | Unknown]:
    """Yield the single licences of an expression, in order."""
    if isinstance(part, Joined):
        for one in part.parts:
            yield from leaves_of(one)
    else:
        yield part


def terms_in(part: Part) -> Iterator[Terms]:
    """Yield the terms of every licence in an expression, in order."""
    return (one.terms for one in leaves_of(part) if isinstance(one, Alone))
