"""Which commons do we use, may we, and what remains to do? The journey from the user's side."""

from dataclasses import dataclass, replace
from datetime import date

from pplcheck import __version__
from pplcheck.graph import CommonsGraph
from pplcheck.model.entity import Entity
from pplcheck.model.report import Journey, Report, Subject
from pplcheck.model.survey import Survey
from pplcheck.pipeline.configuration import (
    load_entity,
    shipped_configuration,
)
from pplcheck.pipeline.indexing import index_of, usable
from pplcheck.pipeline.judging import Judge, number_facts
from pplcheck.pipeline.knowing import reminders_of, with_derived
from pplcheck.pipeline.people import without_people
from pplcheck.pipeline.survey import Progress
from pplcheck.pipeline.uses import FoundUses, look_for


@dataclass(frozen=True, slots=True)
class AuditOrder:
    """What was asked for.

    Attributes:
        path: of our own tree, archive or bill of materials.
        commons: to look for: folders, repositories and indexes.
        as_of: the day for which facts hold.
        entity: the file that describes us, or None.

    """

    path: str
    commons: tuple[str, ...]
    as_of: date
    entity: str | None = None


def audit(order: AuditOrder, progress: Progress) -> Report:
    """Return which commons a tree uses, and the verdict on each use.

    Raises:
        PplcheckError: the tree or a commons cannot be read, or the entity's file is wrong.

    """
    entity = load_entity(order.entity)[0] if order.entity else None
    indexed = index_of(order.commons, progress)
    configuration = shipped_configuration()
    with usable(", ".join(order.commons)):
        found = look_for(
            indexed.index, (order.path,), configuration, progress, is_of_users=True
        )
    if entity:
        found = _ours(found, entity)
    entities = found.owners.entities
    known = with_derived(replace(configuration, entities=entities), order.as_of)
    numbered = number_facts(known, found.uses)
    graph = CommonsGraph(found.assets, numbered.entities, numbered.uses, found.sites)
    judge = Judge(configuration.terms, configuration.settings, order.as_of)
    report = Report(
        journey=Journey.AUDIT,
        tool_version=__version__,
        subject=Subject("", found.sites[0].revision, order.as_of, found.sites[0].id),
        survey=Survey((), (), (), tuple(sorted({*indexed.unread, *found.unread}))),
        assets=graph.assets(),
        entities=judge.standings(graph),
        uses=graph.uses(),
        verdicts=judge.verdicts(graph),
        evidence=numbered.evidence,
        reminders=reminders_of(numbered, order.as_of),
        terms=configuration.terms,
        commons=indexed.index.commons,
        sites=found.sites,
        resolutions=found.owners.resolutions,
    )
    return without_people(report)


def _ours(found: FoundUses, entity: Entity) -> FoundUses:
    """Return the uses as ours: whoever audits knows whose the tree is."""
    resolutions = tuple(
        replace(
            one, entity=entity.id, how="stated", evidence=(str(entity.place),), proposals=()
        )
        for one in found.owners.resolutions
    )
    return replace(
        found,
        uses=tuple(replace(use, entity=entity.id) for use in found.uses),
        owners=replace(found.owners, resolutions=resolutions, entities=(entity,)),
    )
