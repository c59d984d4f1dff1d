"""Which licences are known, and by which words is each told from its kin?"""

import tomllib
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from pplcheck.licences.corpus.index import KnownText, known_text, shipped_index
from pplcheck.licences.words import flat, spoken


@dataclass(frozen=True, slots=True)
class Reference:
    """A known licence.

    Attributes:
        id: SPDX id or `LicenseRef-…`.
        names: how people call it.
        tokens: short names that count only where a licence is being stated.
        decisive: words that every form of the text has.
        phrases: the same, flat.
        forbids: decisive words of its kin, flat.
        texts: its forms.
        is_curated: it stands in `licences.toml`, where its kin is told apart by hand.
        is_strict: every word of it counts; no names are filled in between its clauses.

    """

    id: str
    names: tuple[str, ...] = ()
    tokens: tuple[str, ...] = ()
    decisive: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    forbids: tuple[str, ...] = ()
    texts: tuple[KnownText, ...] = ()
    is_curated: bool = False
    is_strict: bool = False


def read_list(content: str) -> list[dict[str, Any]]:
    """Return the rows of `licences.toml`."""
    rows: list[dict[str, Any]] = tomllib.loads(content)["licence"]
    return rows


@cache
def curated() -> tuple[Reference, ...]:
    """Return the licences of the list, in its order, without their texts."""
    package = files("pplcheck.licences.corpus")
    rows = read_list(package.joinpath("licences.toml").read_text(encoding="utf-8"))
    return tuple(
        Reference(
            id=str(row["id"]),
            names=tuple(row.get("names", ())),
            tokens=tuple(row.get("tokens", ())),
            decisive=tuple(row.get("phrases", ())),
            phrases=tuple(flat(phrase) for phrase in row.get("phrases", ())),
            forbids=tuple(flat(phrase) for phrase in row.get("forbids", ())),
            is_curated=True,
            is_strict=bool(row.get("strict")),
        )
        for row in rows
    )


@cache
def references() -> tuple[Reference, ...]:
    """Return all known licences, those of the list first."""
    texts: dict[str, list[KnownText]] = defaultdict(list)
    for text in shipped_index().texts:
        texts[text.id].append(text)
    listed = {reference.id: reference for reference in curated()}
    others = [Reference(id_) for id_ in texts if id_ not in listed]
    return tuple(
        replace(one, texts=tuple(texts[one.id])) for one in (*listed.values(), *others)
    )


@cache
def reference_of() -> dict[str, Reference]:
    """Return all known licences by id."""
    return {reference.id: reference for reference in references()}


def own_reference(id_: str, text: str, names: tuple[str, ...] = ()) -> Reference:
    """Return a licence that a steward registers, to be recognised like a known one.

    Args:
        id_: `LicenseRef-…`.
        text: the whole text.
        names: how people call it.

    """
    known = known_text(id_, "own", spoken(text), is_open=True)
    return Reference(id_, names, texts=(known,), is_strict=True)


def recognisable() -> tuple[str, ...]:
    """Return the ids of the licences that have decisive words, sorted.

    A text that has none of a licence's decisive words is surely not that licence.
    """
    return tuple(sorted({reference.id for reference in curated() if reference.phrases}))


@cache
def by_name() -> dict[str, str]:
    """Return the licence meant by each flat name, token and id."""
    known: dict[str, str] = {}
    for reference in curated():
        for name in (reference.id, *reference.names, *reference.tokens):
            known.setdefault(name_key(name), reference.id)
    # What distributions wrote before PPL was on the SPDX list.
    known[name_key("LicenseRef-PPL")] = "PPL"
    return known


def name_key(name: str) -> str:
    """Return `name` so that spellings of one name are equal."""
    bare = flat(name).replace("licence", "license")
    return bare.removeprefix("the")
