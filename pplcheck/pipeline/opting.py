"""How are persons who opted out kept out of a report? They are left out, whatever was asked."""

from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING

from pplcheck.entities import hash_of, is_opted_out, is_site_opted_out
from pplcheck.model.report import Report
from pplcheck.pipeline.aliases import Aliases
from pplcheck.pipeline.configuration import Configuration
from pplcheck.pipeline.people import aliases_of
from pplcheck.pipeline.replacing import replaced

if TYPE_CHECKING:
    from pplcheck.model.resolution import Resolution


def opted_out_of(configuration: Configuration) -> frozenset[str]:
    """Return the ids of the persons who are described and must not appear."""
    hashes = configuration.opt_out
    return frozenset(one.id for one in configuration.entities if is_opted_out(one, hashes))


def without_opted_out(report: Report, hashes: Collection[str]) -> Report:
    """Return the report without the persons on the list, their uses, and their sites.

    Where others' lines speak of them, a number stands in their place, like that of any person
    and after those of the others: neither the word nor a gap tells that somebody asked.

    Args:
        report: in which everybody stands.
        hashes: of who must not appear.

    """
    if not hashes:
        return report
    people = {one.entity.id for one in report.entities if is_opted_out(one.entity, hashes)}
    report = _without_owners(report, hashes, people)
    others = {one.entity.id for one in report.entities if one.entity.is_person} - people
    aliases = aliases_of(report, people, _sites(report, hashes), before=others)
    if aliases is None:
        return report
    return _left_out(aliases.applied(report), aliases)


def _without_owners(report: Report, hashes: Collection[str], people: Collection[str]) -> Report:
    """Return the report in which nobody on the list is an owner of anything.

    Whom nobody described is known by an id all the same.
    """
    described = {one.entity.id for one in report.entities}

    def is_hidden(owner: str) -> bool:
        return owner in people or (owner not in described and hash_of(owner) in hashes)

    return replace(
        report,
        entities=tuple(
            replace(
                one,
                entity=replace(
                    one.entity,
                    owners=tuple(
                        each for each in one.entity.owners if not is_hidden(each.owner)
                    ),
                ),
            )
            for one in report.entities
        ),
    )


def _sites(report: Report, hashes: Collection[str]) -> set[str]:
    """Return the sites that are listed by an identifier, but for those of organisations."""
    organisations = {
        one.entity.id
        for one in report.entities
        if one.entity.is_described and not one.entity.is_person
    }
    theirs = {one.site for one in report.resolutions if one.entity in organisations}
    return {
        one.id
        for one in report.sites
        if one.id not in theirs and is_site_opted_out(one, hashes)
    }


def _left_out(report: Report, aliases: Aliases) -> Report:
    people, sites = set(aliases.entities.values()), set(aliases.sites.values())
    uses = {one.id for one in report.uses if one.entity in people or one.site in sites}
    gone = {*people, *uses, *aliases.parties.agreements.values()}
    words = dict.fromkeys(gone, "")
    left = (one for one in report.verdicts if one.use not in uses)
    return replace(
        report,
        survey=replace(
            report.survey,
            unread=tuple(one for one in report.survey.unread if one.place.path not in sites),
        ),
        entities=tuple(one for one in report.entities if one.entity.id not in people),
        uses=tuple(one for one in report.uses if one.id not in uses),
        verdicts=tuple(
            replace(one, id=f"V{number}") for number, one in enumerate(left, start=1)
        ),
        findings=tuple(
            one for one in report.findings if replaced(one.message, words) == one.message
        ),
        evidence=tuple(pair for pair in report.evidence if pair[0] not in gone),
        sites=tuple(one for one in report.sites if one.id not in sites),
        resolutions=tuple(
            _without_proposals(one, people)
            for one in report.resolutions
            if one.site not in sites
        ),
        agreements=tuple(
            one for one in report.agreements if one.agreement.entity not in people
        ),
        reminders=tuple(one for one in report.reminders if one.owner not in gone),
    )


def _without_proposals(one: "Resolution", people: Collection[str]) -> "Resolution":
    return replace(
        one, proposals=tuple(each for each in one.proposals if each.entity not in people)
    )
