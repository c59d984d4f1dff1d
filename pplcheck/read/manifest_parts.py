"""How do the persons, the licences and the paths of a hardware manifest become evidence?

What the manifests of Open Know-How, Open Know-Where, GitBuilding and RO-Crate have in common:
a field holds a text, a table, or a list of these.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from pplcheck.model.evidence import Evidence, EvidenceKind, Relation
from pplcheck.read.addresses import named_by
from pplcheck.read.design import FIRM, link, said
from pplcheck.read.statement import stated
from pplcheck.syntax.blanks import filled
from pplcheck.syntax.places import Keys, Places

# The words of Open Know-How; what is not the hardware does not speak for it.
DOCUMENTATION: Final = "documentation"
SOFTWARE: Final = "software"

# Nobody listed so many; of more, the first count.
_MOST = 500
_LONGEST_NAME, _LONGEST_LICENCE = 300, 2_000
# `Jane Doe (FSF) <jane@example.org>`; an address of the web stands there as well.
_PERSON = re.compile(
    r"(?P<name>[^<(]*)(?:\((?P<of>[^()]*)\))?\s*(?:<[^<>]*>)?\s*(?:\(.*\))?[\s,;]*$"
)
_CONTACTS = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+|https?://[^\s()]+")
_NAMES = ("name", "title")
_GROUPS = ("affiliation", "memberof", "member-of", "organization", "organisation")
_ADDRESS = re.compile(r"\s*\(?\b(?P<address>https?://[^\s()]+)\)?\s*$")


def listed(value: object) -> list[tuple[Keys, Any]]:
    """Return the entries of a field, with their place in it: one that is no list has one."""
    if isinstance(value, list):
        return [((index,), entry) for index, entry in enumerate(value[:_MOST])]
    return [((), value)]


def one_of(table: dict[str, Any], *names: str) -> tuple[str, Any]:
    """Return the first of some keys that is there, and its value; in any case, with - or _."""
    wanted = {_plain(name): rank for rank, name in reversed(list(enumerate(names)))}
    there = [key for key in table if _plain(key) in wanted]
    if not there:
        return names[0], None
    key = min(there, key=lambda one: wanted[_plain(one)])
    return key, table[key]


def _plain(key: str) -> str:
    return re.sub(r"[\s_]", "-", key.strip().lower())


def licence(
    value: object,
    places: Places,
    keys: Keys,
    *,
    about: str = "",
    is_default: bool = False,
) -> Iterator[Evidence]:
    """Yield the licence of a field: a name, an address, or a name with an address behind it."""
    written = filled(value)
    found = _ADDRESS.search(written) if len(written) <= _LONGEST_LICENCE else None
    means = named_by(found["address"]) if found else ""
    name = written[: found.start()].strip() if found and found.start() else written
    yield from stated(
        name,
        places.of_value(keys),
        means=means if name != written else "",
        is_default=is_default,
        about=about,
    )


def people(
    value: object,
    places: Places,
    keys: Keys,
    *,
    kind: EvidenceKind = EvidenceKind.AUTHOR,
    about: str = "",
) -> Iterator[Evidence]:
    """Yield the persons, or organisations, of a field, and to whom they belong.

    Args:
        value: a text, a table with `name`, or a list of these.
        places: where the values stand.
        keys: of the field.
        kind: what the persons are to the design.
        about: the part of the design that they made.

    """
    for index, entry in listed(value):
        path = (*keys, *index)
        place, locator = places.of_value(path), dotted(path)
        if isinstance(entry, dict):
            key, name = one_of(entry, *_NAMES)
            yield from said(kind, filled(name), f"{locator}.{key}", place, about=about)
            if kind is EvidenceKind.CONTRIBUTOR:
                # For whom somebody works who helped says nothing of the design.
                continue
            key, group = one_of(entry, *_GROUPS)
            if isinstance(group, dict):
                group = one_of(group, *_NAMES)[1]
            there = places.of_value((*path, key))
            group = _without_contacts(filled(group))
            yield from said(EvidenceKind.ORGANISATION, group, locator, there, about=about)
            continue
        name, group = person(filled(entry))
        yield from said(kind, name, locator, place, about=about)
        if kind is not EvidenceKind.CONTRIBUTOR:
            yield from said(EvidenceKind.ORGANISATION, group, locator, place, about=about)


def person(written: str) -> tuple[str, str]:
    """Return the name and the organisation of `Jane Doe (FSF) <jane@example.org>`."""
    # One blank between words, and no novel: the patterns look at such texts several times.
    written = " ".join(written.split())[:_LONGEST_NAME]
    found = _PERSON.match(written)
    if not found:
        return _without_contacts(written), ""
    return _without_contacts(found["name"]), _without_contacts(found["of"] or "")


def _without_contacts(name: str) -> str:
    return _CONTACTS.sub("", name[:_LONGEST_NAME]).strip(" ,;-<>()")


def files(
    value: object,
    places: Places,
    keys: Keys,
    *,
    relation: Relation = Relation.CONTAINS,
    confidence: float = FIRM,
    about: str = "",
) -> Iterator[Evidence]:
    """Yield the designs that a field points at, by path, address or name.

    Args:
        value: a text, a table with a path, an address or a title, or a list of these.
        places: where the values stand.
        keys: of the field.
        relation: how the manifest's design stands to them.
        confidence: how sure it is that they are meant so.
        about: the part of the design that points at them.

    """
    for index, entry in listed(value):
        path = (*keys, *index)
        target = entry
        if isinstance(entry, dict):
            named = ("manifest", "path", "location", "web", "link", "url", "title", "name")
            found = (one_of(entry, name) for name in named)
            target = next((held for _, held in found if filled(held)), "")
        place = places.of_value(path)
        for seen in link(filled(target), relation, dotted(path), place, confidence=confidence):
            yield replace(seen, about=about)


def part(
    name: str, locator: str, place: tuple[int, int], *, about: str = ""
) -> Iterator[Evidence]:
    """Yield a row of what a design is made of."""
    yield from said(EvidenceKind.PART, name, locator, place, about=about)


def dotted(keys: Keys) -> str:
    """Return a path of keys as people write it: `part[2].license`."""
    shown = "".join(f"[{key + 1}]" if isinstance(key, int) else f".{key}" for key in keys)
    return shown.removeprefix(".")
