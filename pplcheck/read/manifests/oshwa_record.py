"""What does a record of the OSHWA certification say of a design?

Source: the API of the Open Source Hardware Association's certification: `oshwaUid`,
`responsibleParty`, `hardwareLicense`, `documentationLicense`, `softwareLicense`,
`previousVersions`. The type of the party is what it says of itself, and no standing.
"""

import re
from collections.abc import Iterator
from typing import Any

from pplcheck.model.evidence import Evidence, EvidenceKind, Relation
from pplcheck.read.design import link, said
from pplcheck.read.manifest_parts import DOCUMENTATION, SOFTWARE, licence, listed
from pplcheck.syntax import json
from pplcheck.syntax.blanks import filled
from pplcheck.syntax.places import Keys, Places

NAME = "oshwa-record"
GLOBS = ("*oshwa*.json", "*certification*.json")

_UID = re.compile(r"[A-Za-z]{2}\d{6}$")
_LICENCES = (
    ("hardwareLicense", ""),
    ("documentationLicense", DOCUMENTATION),
    ("softwareLicense", SOFTWARE),
)
_NO_LICENCE = re.compile(
    r"(?:other|none|no (?:software|hardware|documentation).*)$", re.IGNORECASE
)
_MOST = 1_000


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what each record says; a single one speaks for its folder."""
    del path
    held = json.load(content)
    records = held if isinstance(held, list) else [held]
    places = json.places(content)
    is_alone = len(records) == 1
    for index, record in enumerate(records[:_MOST]):
        if isinstance(record, dict) and _UID.match(_text(record, "oshwaUid")):
            keys: Keys = (index,) if isinstance(held, list) else ()
            yield from _record(record, places, keys, is_alone=is_alone)


def _record(
    record: dict[str, Any], places: Places, keys: Keys, *, is_alone: bool
) -> Iterator[Evidence]:
    uid = _text(record, "oshwaUid").upper()
    whose = "" if is_alone else uid
    party = EvidenceKind.ORGANISATION
    if _text(record, "responsiblePartyType") in {"", "Individual"}:
        party = EvidenceKind.AUTHOR
    for kind, key, value in (
        (EvidenceKind.IDENTIFIER, "oshwaUid", f"oshwa:{uid}"),
        (EvidenceKind.TITLE, "projectName", _text(record, "projectName")),
        (party, "responsibleParty", _text(record, "responsibleParty")),
    ):
        yield from said(kind, value, key, places.of_value((*keys, key)), about=whose)
    for key, scope in _LICENCES:
        if not _NO_LICENCE.match(_text(record, key)):
            about = ", ".join(filter(None, (whose, scope)))
            yield from licence(record.get(key), places, (*keys, key), about=about)
    key = "previousVersions"
    for index, earlier in listed(record.get(key)):
        if isinstance(earlier, str) and _UID.match(earlier):
            place = places.of_value((*keys, key, *index))
            target = f"oshwa:{earlier.upper()}"
            yield from link(target, Relation.DERIVED_FROM, key, place)


def _text(record: dict[str, Any], key: str) -> str:
    return filled(record.get(key))
