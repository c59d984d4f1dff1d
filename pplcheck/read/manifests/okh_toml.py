"""What does a manifest of OKH-LOSH 1.0 or OKH 2 say of a design and of its parts?

Source: OKH-LOSH (OPEN-NEXT) and OKH 2 (Internet of Production Alliance), `okh.toml`; part
manifests `okh-NAME.toml` of OKH 2.0. The licence speaks for the folder; a part has one of its
own or inherits it.
"""

from collections.abc import Iterator
from typing import Any

from pplcheck.model.evidence import Evidence, EvidenceKind, Relation
from pplcheck.read.design import HINT, said
from pplcheck.read.manifest_parts import (
    DOCUMENTATION,
    SOFTWARE,
    dotted,
    files,
    licence,
    listed,
    one_of,
    part,
    people,
)
from pplcheck.read.statement import package
from pplcheck.syntax import toml
from pplcheck.syntax.blanks import filled, is_sample_name
from pplcheck.syntax.places import Keys, Places

NAME = "okh-toml"
GLOBS = ("okh*.toml", "*[-_.]okh.toml")

_LINKS = (
    ("fork-of", Relation.DERIVED_FROM, 1.0),
    ("derivative-of", Relation.DERIVED_FROM, 1.0),
    ("variant-of", Relation.DERIVED_FROM, HINT),
    # The design lives there. Only where that is another place than this one is it an origin,
    # and even then it may be a mirror.
    ("repo", Relation.DERIVED_FROM, HINT),
    ("bom", Relation.CONTAINS, 1.0),
    ("source", Relation.CONTAINS, 1.0),
    ("export", Relation.CONTAINS, 1.0),
    ("sub", Relation.CONTAINS, 1.0),
)
_FILES_OF_A_PART = ("manifest", "source", "export", "auxiliary")


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what the manifest says of the design, of its parts, and of where it came from."""
    del path
    manifest = toml.load(content)
    places = toml.places(content)
    key, name = one_of(manifest, "name", "title")
    # Who left the template's name has left its licence as well.
    is_sample = isinstance(name, str) and is_sample_name(name)
    yield from said(EvidenceKind.TITLE, filled(name), key, places.of_value((key,)))
    yield from package(filled(name), places.of_value((key,)))
    yield from _licences(manifest, places, is_sample=is_sample)
    if is_sample:
        return
    key, licensor = one_of(manifest, "licensor")
    yield from people(licensor, places, (key,))
    for named in ("organization", "organisation"):
        key, group = one_of(manifest, named)
        yield from people(group, places, (key,), kind=EvidenceKind.ORGANISATION)
    for named, relation, confidence in _LINKS:
        key, value = one_of(manifest, named)
        yield from files(value, places, (key,), relation=relation, confidence=confidence)
    for index, table in listed(manifest.get("part")):
        if isinstance(table, dict):
            yield from _part(table, places, ("part", *index))


def _licences(
    manifest: dict[str, Any], places: Places, *, is_sample: bool
) -> Iterator[Evidence]:
    key, value = one_of(manifest, "license", "licence", "spdx-license", "alternative-license")
    if not isinstance(value, dict):
        yield from licence(value, places, (key,), is_default=is_sample)
        return
    # The table of Open Know-How 1.0, which some write into TOML.
    for scope, about in (("hardware", ""), (DOCUMENTATION,) * 2, (SOFTWARE,) * 2):
        inner, written = one_of(value, scope)
        yield from licence(written, places, (key, inner), about=about)


def _part(table: dict[str, Any], places: Places, keys: Keys) -> Iterator[Evidence]:
    key, written = one_of(table, "name", "title")
    name = filled(written)
    about = name or dotted(keys)
    yield from part(name, f"{dotted(keys)}.{key}", places.of_value((*keys, key)))
    key, value = one_of(table, "license", "licence")
    yield from licence(value, places, (*keys, key), about=about)
    key, licensor = one_of(table, "licensor")
    yield from people(licensor, places, (*keys, key), about=about)
    for named in _FILES_OF_A_PART:
        key, value = one_of(table, named)
        yield from files(value, places, (*keys, key), about=about)
