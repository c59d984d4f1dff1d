"""How is what is known of an entity written as JSON: statements, form, owners, registers?"""

from typing import Any

from pplcheck.model.entity import Entity
from pplcheck.model.fact import Fact
from pplcheck.model.ownership import Source
from pplcheck.report.files import place
from pplcheck.report.plain import whole

_Table = dict[str, Any]


def known_table(entity: Entity) -> _Table:
    """Return who an entity is and what is known of it."""
    return {
        "id": entity.id,
        "name": whole(entity.names[0]),
        "person": entity.is_person,
        "identifiers": _identifiers(entity),
        "facts": [fact_table(fact) for fact in entity.facts],
        "form": [
            {"code": one.code, **_source(one.source), **place(one.place)} for one in entity.form
        ],
        "owners": [
            {
                "owner": whole(one.owner),
                "votes": one.votes,
                **_source(one.source),
                **place(one.place),
            }
            for one in entity.owners
        ],
        "looked_up": [
            {
                "register": whole(one.register),
                "is_listed": one.is_listed,
                **_source(one.source),
                **place(one.place),
            }
            for one in entity.looked_up
        ],
    }


def fact_table(fact: Fact) -> _Table:
    """Return one statement."""
    return {
        "id": fact.id,
        "fact": fact.name,
        "value": fact.value,
        "level": int(fact.level),
        "by": fact.by,
        "evidence": whole(fact.evidence),
        "sha256": fact.sha256 or None,
        "from": fact.valid_from.isoformat() if fact.valid_from else None,
        "until": fact.valid_until.isoformat() if fact.valid_until else None,
        "jurisdiction": fact.jurisdiction or None,
    }


def _source(source: Source) -> _Table:
    return {
        "level": int(source.level),
        "by": source.by,
        "evidence": whole(source.evidence),
        "sha256": source.sha256 or None,
        "from": source.valid_from.isoformat() if source.valid_from else None,
        "until": source.valid_until.isoformat() if source.valid_until else None,
    }


def _identifiers(entity: Entity) -> _Table:
    """Return them as they are written: several of one kind as a list."""
    found: dict[str, list[str]] = {}
    for kind, value in entity.identifiers:
        found.setdefault(kind, []).append(value)
    return {kind: one[0] if len(one) == 1 else one for kind, one in found.items()}
