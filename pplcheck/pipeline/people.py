"""How are natural persons kept out of a report? They are numbered, and not named.

So are the sites that are theirs, and what they keep there: an address names its owner. Of a use
at such a site it stays which parts of the commons show there, and not where.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Final

from pplcheck.graph import asset_id, numbered
from pplcheck.model.entity import Entity
from pplcheck.model.report import Report
from pplcheck.model.resolution import Resolution
from pplcheck.pipeline.aliases import Aliases
from pplcheck.pipeline.owners import nameless_owner
from pplcheck.pipeline.parties import parties_of

_WITHHELD: Final = "withheld"
_PERSON: Final = "person"


def without_people(report: Report, described: Iterable[Entity] = ()) -> Report:
    """Return the report with natural persons as `person-1` and what points to them withheld.

    A hash of an id would be guessed from a list of names; a number says nothing. The numbers
    follow a hash all the same, since the alphabet would say something.

    Args:
        report: as judged.
        described: entities that somebody described, besides those in the report: only of them
            it is known who is no person, so that they may be named as owners.

    """
    known = (*described, *(one.entity for one in report.entities))
    organisations = {one.id for one in known if not one.is_person}
    people = {one.entity.id for one in report.entities if one.entity.is_person}
    aliases = aliases_of(report, people)
    numbers = aliases.people if aliases else {}
    shown = aliases.applied(report) if aliases else report
    return replace(
        shown,
        entities=tuple(
            replace(one, entity=_without_owners(one.entity, organisations, numbers))
            for one in shown.entities
        ),
    )


def _without_owners(
    entity: Entity, organisations: Collection[str], numbers: Mapping[str, str]
) -> Entity:
    """Return an entity whose owners are named only where they are known to be no persons."""
    owners = tuple(
        one
        if one.owner in organisations
        else replace(
            one,
            owner=numbers.get(one.owner, _WITHHELD),
            source=replace(one.source, evidence=_WITHHELD, sha256=""),
        )
        for one in entity.owners
    )
    return replace(entity, owners=owners)


def aliases_of(
    report: Report,
    ids: Collection[str],
    sites: Collection[str] = (),
    before: Collection[str] = (),
) -> Aliases | None:
    """Return what stands for some persons in a report; None where nobody is to be hidden.

    Args:
        report: in which they stand.
        ids: of the persons.
        sites: ids of further sites that are a person's, whoever it is.
        before: ids of persons whose numbers come before theirs.

    """
    taken = {result.entity.id for result in report.entities}
    taken |= set(numbered(_PERSON, before, taken).values())
    people = numbered(_PERSON, ids, taken)
    if not people and not sites:
        return None
    theirs = _sites_of(report, people)
    taken = {site.id for site in report.sites}
    theirs |= numbered(f"{_PERSON}-site", set(sites) - theirs.keys(), taken)
    nameless = {nameless_owner(site): nameless_owner(alias) for site, alias in theirs.items()}
    commons = {
        one.id: alias
        for one in report.commons
        for site, alias in sorted(theirs.items())
        if site in {one.id, *one.addresses}
    }
    assets = {
        asset.id: asset.id.replace(id_, alias, 1)
        for asset in report.assets
        for id_, alias in commons.items()
        if asset.id == id_ or asset.id.startswith(asset_id(id_, ""))
    }
    names = {
        name: people[one.entity.id]
        for one in report.entities
        if one.entity.id in people
        for name in (*one.entity.names, one.entity.id)
    }
    parties = parties_of(report, people, assets)
    return Aliases(people, {**people, **nameless}, theirs, commons, assets, names, parties)


def _sites_of(report: Report, people: Mapping[str, str]) -> dict[str, str]:
    """Return the sites of persons: those that are theirs, may be, or that only they use."""
    users: dict[str, set[str]] = {}
    for use in report.uses:
        users.setdefault(use.site, set()).add(use.entity)
    owners = {one.site: one for one in report.resolutions}
    theirs: dict[str, set[str]] = {}
    for site in report.sites:
        told = owners.get(site.id, Resolution(site.id, None))
        known = {told.entity} if told.entity else users.get(site.id, set())
        known -= {nameless_owner(site.id)}
        proposed = {one.entity for one in told.proposals} if not known else set()
        found = (known | proposed) & people.keys()
        if found and (known <= people.keys()):
            theirs.setdefault(min(people[one] for one in found), set()).add(site.id)
    taken = {site.id for site in report.sites}
    return {
        site: alias
        for person, sites in theirs.items()
        for site, alias in numbered(f"{person}-site", sites, taken).items()
    }
