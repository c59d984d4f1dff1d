"""Where do these trees use these commons: with which evidence, which version, which duties?"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import count
from pathlib import PurePath

from pplcheck import __version__
from pplcheck.discover import listing_at
from pplcheck.graph import asset_id, assets_kept
from pplcheck.model.asset import Asset
from pplcheck.model.commons import Commons
from pplcheck.model.entity import Entity
from pplcheck.model.errors import NothingScannedError, PplcheckError, Problem
from pplcheck.model.place import Place
from pplcheck.model.report import EntityResult, Journey, Report, Subject
from pplcheck.model.site import Site
from pplcheck.model.survey import Survey, Unread
from pplcheck.model.use import Use
from pplcheck.pipeline.configuration import Configuration, load_named, shipped_configuration
from pplcheck.pipeline.finding import UseFinder
from pplcheck.pipeline.indexing import Indexed, index_of, usable
from pplcheck.pipeline.looking import Looked, look_at
from pplcheck.pipeline.opting import without_opted_out
from pplcheck.pipeline.owners import Owners, owners_of
from pplcheck.pipeline.people import without_people
from pplcheck.pipeline.survey import Progress
from pplcheck.recognise.index import OpenedIndex


@dataclass(frozen=True, slots=True)
class UsesOrder:
    """What was asked for.

    Attributes:
        commons: folders, repositories and indexes.
        sites: where to look.
        as_of: the day for which facts hold.
        config: a configuration with entities and decisions on who is who, or None.
        show_people: name natural persons.

    """

    commons: tuple[str, ...]
    sites: tuple[str, ...]
    as_of: date
    config: str | None = None
    show_people: bool = False


@dataclass(frozen=True, slots=True)
class FoundUses:
    """What was found at several sites.

    Attributes:
        uses: by site; whose the sites are is told.
        assets: of all commons that were looked for.
        sites: at which was looked, as they were named.
        owners: whose they are.
        unread: what could not be read there, and why.

    """

    uses: tuple[Use, ...]
    assets: tuple[Asset, ...]
    sites: tuple[Site, ...]
    owners: Owners
    unread: tuple[Unread, ...]


def find_uses(order: UsesOrder, progress: Progress) -> Report:
    """Return what the sites have of the commons; nothing is judged.

    Raises:
        PplcheckError: a commons cannot be read, no site can be, or the configuration is wrong.

    """
    configuration = load_named(order.config) if order.config else shipped_configuration()
    indexed = index_of(order.commons, progress)
    with usable(", ".join(order.commons)):
        found = look_for(indexed.index, order.sites, configuration, progress)
    report = report_of(indexed, found, order.as_of)
    report = without_opted_out(report, configuration.opt_out)
    return report if order.show_people else without_people(report)


def look_for(
    index: OpenedIndex,
    paths: Sequence[str],
    configuration: Configuration,
    progress: Progress,
    *,
    is_own: bool = False,
    is_of_users: bool = False,
) -> FoundUses:
    """Return what sites have of the commons of an index.

    Args:
        index: of the commons.
        paths: of the sites.
        configuration: with entities, terms, and decisions on who is who.
        progress: called while files are read.
        is_own: the index is that of the one commons that is looked at, whose assets need not
            be told from those of others.
        is_of_users: whoever asks is a user: even a clone of a commons is a use of it.

    Raises:
        PplcheckError: no site can be read.

    """
    finder = UseFinder(index, configuration.terms, is_of_users=is_of_users)
    uses: list[Use] = []
    sites: list[Site] = []
    unread: list[Unread] = []
    problems: list[Problem] = []
    names: set[str] = set()
    for path in dict.fromkeys(paths):
        try:
            looked, found = _at(path, finder, names, progress)
        except PplcheckError as error:
            problems += error.problems
            unread += (Unread(Place(path), problem.what) for problem in error.problems)
            continue
        names.add(looked.site.id)
        sites.append(looked.site)
        uses += found
        unread += (_told_of(looked.site, one) for one in looked.unread)
    if problems and not sites:
        raise NothingScannedError(*problems)
    owners = owners_of(sites, configuration.entities, configuration.settings.identities)
    users = owners.by_site()
    return FoundUses(
        uses=_by_id(_owned(use, users[use.site], is_own=is_own) for use in uses),
        assets=tuple(_assets(index.commons, is_own=is_own)),
        sites=tuple(sites),
        owners=owners,
        unread=tuple(sorted(unread)),
    )


def report_of(indexed: Indexed, found: FoundUses, as_of: date) -> Report:
    """Return what was found as a report in which nothing is judged."""
    commons = indexed.index.commons
    users = {use.entity for use in found.uses}
    owners = {one.entity for one in found.owners.resolutions}
    return Report(
        journey=Journey.USES,
        tool_version=__version__,
        subject=Subject("", "", as_of, ", ".join(one.name for one in commons)),
        survey=Survey((), (), (), tuple(sorted({*indexed.unread, *found.unread}))),
        assets=found.assets,
        entities=tuple(
            EntityResult(entity, ())
            for entity in found.owners.entities
            if entity.id in users | owners
        ),
        uses=found.uses,
        commons=commons,
        sites=found.sites,
        resolutions=found.owners.resolutions,
    )


def _at(
    path: str, finder: UseFinder, names: Collection[str], progress: Progress
) -> tuple[Looked, tuple[Use, ...]]:
    """Return a site and its uses; several that have one name are told apart by numbers."""
    listing = listing_at(path)
    if listing is not None:
        return finder.in_listing(_free(PurePath(path).name, names), listing)
    looked = look_at(path, progress)
    looked = looked.called(_free(looked.site.id, names))
    return looked, finder.at(looked)


def _free(name: str, names: Collection[str]) -> str:
    numbered = (f"{name} ({number})" for number in count(2))
    return name if name not in names else next(one for one in numbered if one not in names)


def _told_of(site: Site, unread: Unread) -> Unread:
    place = unread.place
    return Unread(Place(f"{site.id}: {place.path}", place.line, place.column), unread.reason)


def _by_id(uses: Iterable[Use]) -> tuple[Use, ...]:
    """Return the uses by id; of two sites of one name each has its own already."""
    return tuple(sorted(uses, key=lambda use: use.id))


def _owned(use: Use, user: str, *, is_own: bool) -> Use:
    """Return a use with its user, its asset named among those of all commons."""
    commons = next(iter(use.traces)).commons
    asset = use.asset if is_own else asset_id(commons, use.asset)
    return replace(use, id=f"{asset} at {use.site}", entity=user, asset=asset)


def _assets(commons: Iterable[Commons], *, is_own: bool) -> Iterable[Asset]:
    for one in commons:
        yield from one.assets if is_own else assets_kept(one, ())[0]


def as_used_by(found: FoundUses, entity: Entity) -> FoundUses:
    """Return the uses as those of one entity: whoever audits knows whose the tree is."""
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
