"""How are natural persons kept out of a report? They are hashed, and not named."""

import hashlib
from dataclasses import replace

from pplcheck.model.report import EntityResult, Report

_WITHHELD = "withheld"


def without_people(report: Report) -> Report:
    """Return the report with natural persons as `person-…` and what points to them withheld.

    The hash is salted with the name of the commons, so that one person is the same within a
    report, and not traceable from one commons to another.
    """
    aliases = {
        result.entity.id: _alias(report.subject.name, result.entity.id)
        for result in report.entities
        if result.entity.is_person
    }
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


def _alias(commons: str, id_: str) -> str:
    digest = hashlib.sha256(f"{commons}\0{id_}".encode()).hexdigest()
    return f"person-{digest[:8]}"


def _use_alias(use: str, entity: str, aliases: dict[str, str]) -> str:
    return aliases[entity] + use.removeprefix(entity) if entity in aliases else use


def _entity(result: EntityResult, aliases: dict[str, str]) -> EntityResult:
    entity = result.entity
    if not entity.is_person:
        return result
    alias = aliases[entity.id]
    nameless = replace(entity, id=alias, names=(alias,), identifiers=(), facts=())
    return replace(result, entity=nameless)
