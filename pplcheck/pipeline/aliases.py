"""What stands in a report for natural persons, and for what is theirs?"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from pplcheck.model.agreement import Agreed
from pplcheck.model.asset import Asset
from pplcheck.model.commons import Commons
from pplcheck.model.entity import Entity
from pplcheck.model.fact import Fact
from pplcheck.model.finding import Finding, Location
from pplcheck.model.found import Found
from pplcheck.model.place import Place
from pplcheck.model.report import EntityResult, Report
from pplcheck.model.resolution import Proposal, Resolution
from pplcheck.model.site import Site
from pplcheck.model.survey import Unread
from pplcheck.model.trace import Trace
from pplcheck.model.use import Use
from pplcheck.model.verdict import Verdict
from pplcheck.pipeline.answering import without_names
from pplcheck.pipeline.parties import Parties
from pplcheck.pipeline.replacing import replaced

_WITHHELD = "withheld"


@dataclass(frozen=True, slots=True)
class Aliases:
    """What stands for what: for persons, their sites, and the commons that they keep there.

    Attributes:
        people: numbers for the ids of persons.
        entities: the same, and for owners of sites of whom nothing is known.
        sites, commons, assets: numbers for the ids of what is theirs.
        names: numbers for what persons are called, to be replaced where others speak.
        parties: what hides them where agreements speak of them.

    """

    people: Mapping[str, str]
    entities: Mapping[str, str]
    sites: Mapping[str, str]
    commons: Mapping[str, str]
    assets: Mapping[str, str]
    names: Mapping[str, str]
    parties: Parties

    def applied(self, report: Report) -> Report:
        """Return a report in which the aliases stand."""
        uses = {use.id: self._use_id(use) for use in report.uses}
        hidden = {use.id for use in report.uses if self._is_hidden(use)}
        return replace(
            report,
            subject=replace(report.subject, name=self._subject(report)),
            survey=replace(
                report.survey,
                unread=tuple(sorted({self._unread(one) for one in report.survey.unread})),
            ),
            # Where a name stood among others says something of it.
            assets=_by_id(map(self._asset, report.assets)),
            entities=tuple(
                sorted(map(self._entity, report.entities), key=lambda one: one.entity.id)
            ),
            uses=_by_id(self._use(use, uses[use.id]) for use in report.uses),
            verdicts=tuple(self._verdict(one, uses, hidden) for one in report.verdicts),
            findings=tuple(self._finding(one, uses) for one in report.findings),
            evidence=tuple(
                (
                    self._owner(owner, uses),
                    _hidden(fact) if owner in self.people or owner in hidden else fact,
                )
                for owner, fact in report.evidence
            ),
            commons=_by_id(map(self._commons, report.commons)),
            sites=tuple(map(self._site, report.sites)),
            resolutions=tuple(map(self._resolution, report.resolutions)),
            agreements=_by_id(map(self.parties.agreed, report.agreements)),
            reminders=tuple(
                replace(
                    one,
                    owner=self._owner(one.owner, uses),
                    evidence=self.parties.in_words(one.evidence),
                )
                for one in report.reminders
            ),
        )

    def _owner(self, id_: str, uses: Mapping[str, str]) -> str:
        """Return what stands for whoever, or whatever use, statements are about."""
        return self.entities.get(id_) or uses.get(id_, id_)

    def _verdict(
        self, one: Verdict, uses: Mapping[str, str], hidden: Collection[str]
    ) -> Verdict:
        told = self.parties.verdict(one)
        return replace(
            told,
            use=uses[one.use],
            beside=tuple(map(self._in_words, told.beside)),
            answered=without_names(
                one.answered, {**self.sites, **self.names}, is_persons=one.use in hidden
            ),
        )

    def _subject(self, report: Report) -> str:
        """Return the name of what was looked at: a site, or commons by their names."""
        name = report.subject.name
        if any(one.id in self.commons for one in report.commons):
            name = ", ".join(self._commons(one).name for one in report.commons)
        return self.sites.get(report.subject.name, name)

    def _is_hidden(self, use: Use) -> bool:
        """Whether a use shows something of a person: theirs, or taken from their commons."""
        is_theirs = use.entity in self.people or use.site in self.sites
        return is_theirs or use.asset in self.assets

    def _entity(self, result: EntityResult) -> EntityResult:
        entity = result.entity
        alias = self.entities.get(entity.id)
        if alias is None:
            return result
        names = (alias,) if entity.is_person else (f"the {alias}",)
        place = entity.place if entity.is_person else Place(self._in_words(str(entity.place)))
        nameless = Entity(alias, names, entity.is_person, (), (), place, entity.is_described)
        return replace(result, entity=nameless)

    def _asset(self, one: Asset) -> Asset:
        alias = self.assets.get(one.id)
        if alias is None:
            return one
        parent = one.parent and self.assets.get(one.parent, one.parent)
        return replace(one, id=alias, name=alias, parent=parent)

    def _commons(self, one: Commons) -> Commons:
        alias = self.commons.get(one.id)
        if alias is None:
            return one
        return replace(one, id=alias, name=alias, addresses=(), packages=(), notices=())

    def _site(self, one: Site) -> Site:
        alias = self.sites.get(one.id)
        return one if alias is None else Site(alias, one.kind, missing=one.missing)

    def _resolution(self, one: Resolution) -> Resolution:
        proposals = tuple(
            Proposal(self.people[each.entity], _WITHHELD, each.score)
            if each.entity in self.people
            else each
            for each in one.proposals
        )
        site = self.sites.get(one.site, one.site)
        if one.entity is not None and one.entity in self.people:
            return Resolution(site, self.people[one.entity], _WITHHELD, (), proposals)
        if site == one.site:
            return replace(one, proposals=proposals)
        # Whoever else has to do with the site is told by its address, too.
        how = _WITHHELD if one.how else ""
        shown = tuple(replace(each, why=_WITHHELD) for each in proposals)
        return Resolution(site, one.entity, how, (), shown)

    def _use_id(self, use: Use) -> str:
        id_ = use.id
        if use.entity in self.entities and id_.startswith(use.entity):
            id_ = self.entities[use.entity] + id_.removeprefix(use.entity)
        for old, new in ((use.site, self.sites), (use.asset, self.assets)):
            if old in new:
                id_ = id_.replace(old, new[old])
        return id_

    def _use(self, use: Use, id_: str) -> Use:
        renamed = replace(
            use,
            id=id_,
            entity=self.entities.get(use.entity, use.entity),
            asset=self.assets.get(use.asset, use.asset),
            site=self.sites.get(use.site, use.site),
            disagreements=tuple(map(self._in_words, use.disagreements)),
        )
        if not self._is_hidden(use):
            return renamed
        return replace(
            renamed,
            how=tuple(replace(one, evidence=_WITHHELD) for one in use.how),
            facts=(),
            place=Place(renamed.site) if use.place.path == use.site else use.place,
            traces=tuple(sorted({self._trace(one) for one in use.traces})),
            found=renamed.found and _without_paths(renamed.found),
        )

    def _trace(self, one: Trace) -> Trace:
        """Return which part of which commons a trace is of, and not where it stands."""
        here = Place(_WITHHELD) if one.here.path else one.here
        told = replace(one, here=here, lines=(), says="")
        if one.commons not in self.commons:
            return told
        there = one.there and _WITHHELD
        return replace(told, commons=self.commons[one.commons], there=there)

    def _finding(self, one: Finding, uses: Mapping[str, str]) -> Finding:
        message = one.message
        for id_, alias in sorted(uses.items(), reverse=True):
            if id_ != alias:
                message = replaced(message, {id_: alias})
        message = self._in_words(self.parties.in_words(message))
        locations = tuple(
            Location(self._place(where.place), where.says) for where in one.locations
        )
        return replace(one, message=message, locations=locations)

    def _unread(self, one: Unread) -> Unread:
        return Unread(self._place(one.place), one.reason)

    def _place(self, one: Place) -> Place:
        """Return a place at a site of a person as the site alone."""
        for site, alias in self.sites.items():
            if one.path == site or one.path.startswith(f"{site}: "):
                return Place(alias)
        return one

    def _in_words(self, text: str) -> str:
        return replaced(text, {**self.sites, **self.entities})


_Named = TypeVar("_Named", Agreed, Asset, Commons, Use)


def _by_id(ones: Iterable[_Named]) -> tuple[_Named, ...]:
    return tuple(sorted(ones, key=lambda one: one.id))


def _hidden(fact: Fact) -> Fact:
    return replace(fact, evidence=_WITHHELD, sha256="")


def _without_paths(found: Found) -> Found:
    """Return which version was taken; what stands at the site names it."""
    return replace(found, changes=None, seen=())
