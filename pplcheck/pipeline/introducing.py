"""By which identifiers and id is an entity described that describes itself for the first time?

Stewards tell entities by domain or register number; the id is but a short name of its own.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePath
from typing import Final

from pplcheck.entities import key_of
from pplcheck.pipeline.own_file import load_entity
from pplcheck.report.assertion import quoted

Pairs = tuple[tuple[str, str], ...]

_NOT_PLAIN: Final = re.compile("[^a-z0-9]+")


def identifiers_in(text: str) -> Pairs:
    """Return the web domains and register numbers that somebody typed, between commas.

    Args:
        text: such as `riders.example, fr-siren:552100554`.

    Raises:
        ValueError: something in it is neither; the message says so.

    """
    words = filter(None, (word.strip() for word in text.split(",")))
    return tuple(sorted({_identifier(word) for word in words}))


def id_for(name: str, identifiers: Pairs, path: str) -> str:
    """Return an id for an entity: of its name, else its domain, else of its file.

    Args:
        name: of it; in a script that has no Latin letters nothing is left of it.
        identifiers: that it has.
        path: of its file.

    """
    domain = next((value for kind, value in identifiers if kind == "domain"), "")
    return _plain(name) or domain or _plain(PurePath(path).stem) or "us"


def lacks_identifiers(path: str) -> bool:
    """Whether a file describes an organisation, and nothing by which others know it.

    Raises:
        ConfigurationError: it cannot be read, or is wrong.

    """
    entity, _ = load_entity(path)
    return not (entity.is_person or entity.identifiers)


def identifier_lines(identifiers: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield the table of identifiers of an entity's file."""
    by_kind: dict[str, list[str]] = {}
    for kind, value in identifiers:
        by_kind.setdefault(kind, []).append(value)
    if by_kind:
        yield ""
        yield "[identifiers]"
        yield from _rows(by_kind)


def _rows(by_kind: Mapping[str, list[str]]) -> Iterator[str]:
    for kind, values in sorted(by_kind.items()):
        shown = ", ".join(map(quoted, values))
        yield f"{kind} = {shown}" if len(values) == 1 else f"{kind} = [{shown}]"


def _identifier(word: str) -> tuple[str, str]:
    register, colon, number = word.partition(":")
    if colon and not number.startswith("//"):
        if not (register.strip() and key_of("register", word)):
            raise ValueError(f"{word!r} names no register, or no number in it")
        is_lei = register.strip().casefold() == "lei"
        return ("lei", number.strip()) if is_lei else ("register", word)
    kind, _, value = key_of("domain", word).partition(":")
    if kind == "homepage":
        kind, value = "domain", value.partition("/")[0]
    if not value or " " in word:
        raise ValueError(f"{word!r} is no domain of your own, and no REGISTER:NUMBER")
    return kind, value


def _plain(text: str) -> str:
    """Return what is left of a text in small Latin letters and digits."""
    apart = unicodedata.normalize("NFKD", text)
    bare = "".join(char for char in apart if not unicodedata.combining(char)).casefold()
    return _NOT_PLAIN.sub("-", bare).strip("-")
