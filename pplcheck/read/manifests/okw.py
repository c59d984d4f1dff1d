"""Which facility does a record of Open Know-Where describe, and what does it make?

Source: the Open Know-Where Specification 1 (Internet of Production Alliance: `Name`, `Owner`,
`Contact`, `Affiliation`, `Typical Products`), its data in JSON (a list of `facility` tables),
and the form of Helpful Engineering (`title`, `contact`, `product-atoms`), in YAML. None of them
has a field for a legal form: nothing here is a standing. A licence is that of the record.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pplcheck.model.evidence import Evidence, EvidenceKind, Relation
from pplcheck.read.design import FIRM, HINT, link, said
from pplcheck.read.manifest_parts import dotted, licence, listed, one_of, people
from pplcheck.syntax import json, toml, yaml
from pplcheck.syntax.blanks import filled
from pplcheck.syntax.places import Keys, Places

NAME = "okw"
GLOBS = ("*okw*.yml", "*okw*.yaml", "*okw*.toml", "*okw*.json")

_RECORD = "the record of the facility"
# Of a table of all facilities of the world, so many are looked at.
_MOST = 1_000
_PEOPLE = (
    ("owner", EvidenceKind.ORGANISATION),
    ("affiliation", EvidenceKind.ORGANISATION),
    ("affiliations", EvidenceKind.ORGANISATION),
    ("contact", EvidenceKind.AUTHOR),
    ("contact-person", EvidenceKind.AUTHOR),
    ("licensor", EvidenceKind.AUTHOR),
)
_PRODUCTS = ("product-atoms", "product-atom", "products", "typical-products")
_ADDRESS = re.compile(r"https?://\S+$")
# An entry of Wikidata is a sort of thing; who makes such things need not make this design.
_IS_SORT = re.compile(r"https?://(?:www\.)?wiki(?:data|pedia)\.org/|https?://\w+\.wikipedia\.")


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield name, owner and contact of each facility, and the designs that it makes."""
    held, places = _loaded(path.lower(), content)
    if isinstance(held, dict) and ("$schema" in held or "definitions" in held):
        return
    is_list = isinstance(held, list)
    for index, record in enumerate(held[:_MOST] if is_list else [held]):
        if not isinstance(record, dict):
            continue
        keys: Keys = (index,) if is_list else ()
        inner, facility = one_of(record, "facility", "manufacturing-facility")
        if isinstance(facility, dict):
            keys = (*keys, inner)
        described = facility if isinstance(facility, dict) else record
        yield from _facility(described, places, keys, is_one_of_many=is_list)


def _loaded(path: str, content: bytes) -> tuple[Any, Places]:
    if path.endswith(".json"):
        return json.load(content), json.places(content)
    if path.endswith(".toml"):
        return toml.load(content), toml.places(content)
    return yaml.load_placed(content)


def _facility(
    record: dict[str, Any], places: Places, keys: Keys, *, is_one_of_many: bool
) -> Iterator[Evidence]:
    key, name = one_of(record, "name", "title")
    identifying = ("facility-id", "id", "url", "website")
    ids = (filled(one_of(record, identity)[1]) for identity in identifying)
    about = next(filter(None, ids), "") if is_one_of_many else ""
    place = places.of_value((*keys, key))
    yield from said(EvidenceKind.TITLE, filled(name), key, place, about=about)
    for named, kind in _PEOPLE:
        key, value = one_of(record, named)
        for seen in people(value, places, (*keys, key), kind=kind, about=about):
            # `Ada Lovelace, PhD`: what follows is a title, or a part of the address.
            yield replace(seen, value=seen.value.partition(",")[0])
    key, written = one_of(record, "license", "licence")
    yield from licence(written, places, (*keys, key), about=about or _RECORD)
    for named in _PRODUCTS:
        key, value = one_of(record, named)
        yield from _products(value, places, (*keys, key))


def _products(value: object, places: Places, keys: Keys) -> Iterator[Evidence]:
    for index, one in listed(value):
        held = one_of(one, "link", "manifest", "url")[1] if isinstance(one, dict) else one
        target = filled(held)
        if _ADDRESS.match(target):
            path = (*keys, *index)
            sure = HINT if _IS_SORT.match(target) else FIRM
            place = places.of_value(path)
            yield from link(target, Relation.MANUFACTURES, dotted(path), place, confidence=sure)
