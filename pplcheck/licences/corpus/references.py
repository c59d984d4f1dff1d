"""Which licences are known, and by which words is each told from its kin?"""

import json
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pplcheck.licences.corpus.fingerprints import Fingerprints, unpack
from pplcheck.licences.words import flat


@dataclass(frozen=True, slots=True)
class Reference:
    """A known licence.

    Attributes:
        id: SPDX id or `LicenseRef-…`.
        names: how people call it.
        tokens: short names that count only where a licence is being stated.
        phrases: decisive words, flat; every form of the text has them.
        forbids: decisive words of its kin, flat.
        texts: pairs of a bit in the fingerprints and the number of groups of that text.

    """

    id: str
    names: tuple[str, ...]
    tokens: tuple[str, ...]
    phrases: tuple[str, ...]
    forbids: tuple[str, ...]
    texts: tuple[tuple[int, int], ...]


def read_list(content: str) -> list[dict[str, list[str]]]:
    """Return the rows of `licences.toml`."""
    rows: list[dict[str, list[str]]] = tomllib.loads(content)["licence"]
    return rows


@cache
def references() -> tuple[Reference, ...]:
    """Return all known licences, in the order of the list."""
    package = files("pplcheck.licences.corpus")
    rows = read_list(package.joinpath("licences.toml").read_text(encoding="utf-8"))
    sizes = json.loads(package.joinpath("fingerprints.json").read_text(encoding="utf-8"))
    bits = {
        name: (bit, text["groups"]) for bit, (name, text) in enumerate(sizes["texts"].items())
    }
    return tuple(
        Reference(
            id=str(row["id"]),
            names=tuple(row.get("names", ())),
            tokens=tuple(row.get("tokens", ())),
            phrases=tuple(flat(phrase) for phrase in row.get("phrases", ())),
            forbids=tuple(flat(phrase) for phrase in row.get("forbids", ())),
            texts=tuple(bits[text] for text in row["texts"]),
        )
        for row in rows
    )


@cache
def fingerprints() -> Fingerprints:
    """Return the fingerprints of all known texts."""
    return unpack(files("pplcheck.licences.corpus").joinpath("fingerprints.bin").read_bytes())


def recognisable() -> tuple[str, ...]:
    """Return the ids of the licences that have decisive words, sorted.

    A text that has none of a licence's decisive words is surely not that licence.
    """
    return tuple(sorted({reference.id for reference in references() if reference.phrases}))


@cache
def by_name() -> dict[str, str]:
    """Return the licence meant by each flat name, token and id."""
    known: dict[str, str] = {}
    for reference in references():
        for name in (reference.id, *reference.names, *reference.tokens):
            known.setdefault(name_key(name), reference.id)
    # What distributions wrote before PPL was on the SPDX list.
    known[name_key("LicenseRef-PPL")] = "PPL"
    return known


def name_key(name: str) -> str:
    """Return `name` so that spellings of one name are equal."""
    bare = flat(name).replace("licence", "license")
    return bare.removeprefix("the")
