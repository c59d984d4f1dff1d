"""How are natural persons kept out of a report? They are numbered, and not named."""

import hashlib
from dataclasses import replace
from itertools import count

from pplcheck.model.report import EntityResult, Report

_WITHHELD = "withheld"


def without_people(report: Report) -> Report:
    """Return the report with natural persons as `person-1` and what points to them withheld.

    A hash of an id would be guessed from a list of names; a number says nothing. The numbers
    follow a hash all the same, since the alphabet would say something.
    """
    people = sorted(
        (hashlib.sha256(result.entity.id.encode()).hexdigest(), result.entity.id)
        for result in report.entities
        if result.entity.is_person
    )
    taken = {result.entity.id for result in report.entities}
    free = (name for number in count(1) if (name := f"person-{number}") not in taken)
    aliases = dict(zip((id_ for _, id_ in people), free, strict=False))
    if not aliases:
        return report
    uses = {use.id: _use_alias(use.id, use.entity, aliases) for use in report.uses}
    return replace(
        report,
        entities=tuple(_entity(result, aliases) for result in report.entities),
        uses=tuple(
            replace(
                use,
                id=uses[use.id],
                entity=aliases[use.entity],
                how=tuple(replace(one, evidence=_WITHHELD) for one in use.how),
                facts=(),
            )
            if use.entity in aliases
            else use
            for use in report.uses
        ),
        verdicts=tuple(replace(one, use=uses[one.use]) for one in report.verdicts),
        evidence=tuple(
            (aliases.get(owner, uses.get(owner, owner)), fact)
            if owner not in aliases and uses.get(owner, owner) == owner
            else (
                aliases.get(owner) or uses[owner],
                replace(fact, evidence=_WITHHELD, sha256=""),
            )
            for owner, fact in report.evidence
        ),
    )


def _use_alias(use: str, entity: str, aliases: dict[str, str]) -> str:
    return aliases[entity] + use.removeprefix(entity) if entity in aliases else use


def _entity(result: EntityResult, aliases: dict[str, str]) -> EntityResult:
    entity = result.entity
    if not entity.is_person:
        return result
    alias = aliases[entity.id]
    nameless = replace(entity, id=alias, names=(alias,), identifiers=(), facts=())
    return replace(result, entity=nameless)
