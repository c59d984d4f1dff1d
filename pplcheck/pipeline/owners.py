"""Whose are the sites at which uses were found?

Nothing is known of an owner whom no description tells; the report then says what would have to
be known.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pplcheck.entities import Resolver
from pplcheck.model.entity import Entity
from pplcheck.model.identity import Identity
from pplcheck.model.place import Place
from pplcheck.model.resolution import Resolution
from pplcheck.model.site import Site


@dataclass(frozen=True, slots=True)
class Owners:
    """Who owns which site.

    Attributes:
        resolutions: how that is known, in the order of the sites.
        entities: those that are described, and a nameless one for each other site; by id.

    """

    resolutions: tuple[Resolution, ...]
    entities: tuple[Entity, ...]

    def by_site(self) -> Mapping[str, str]:
        """Return the id of the entity that owns each site."""
        return {one.site: one.entity or nameless_owner(one.site) for one in self.resolutions}


def owners_of(
    sites: Sequence[Site], entities: Iterable[Entity], decisions: Sequence[Identity]
) -> Owners:
    """Return who owns which site.

    Args:
        sites: at which uses were found.
        entities: that are described.
        decisions: of reviewers, on who is who.

    Raises:
        ConfigurationError: two entities claim one identifier, or decisions contradict.

    """
    known = tuple(entities)
    resolver = Resolver(known, decisions)
    resolutions = tuple(resolver.resolve(site) for site in sites)
    nameless = {
        nameless_owner(one.site): _nameless(one.site)
        for one in resolutions
        if one.entity is None
    }
    every = [*known, *nameless.values()]
    return Owners(resolutions, tuple(sorted(every, key=lambda entity: entity.id)))


def same_entities(
    entities: Sequence[Entity], decisions: Sequence[Identity]
) -> tuple[frozenset[str], ...]:
    """Return the ids of entities that reviewers found to be one, for `graph.contracted`.

    Args:
        entities: that are described.
        decisions: of reviewers, on who is who.

    Raises:
        ConfigurationError: as in `owners_of`.

    """
    ids = {entity.id for entity in entities}
    classes = (one & ids for one in Resolver(entities, decisions).classes)
    return tuple(one for one in classes if len(one) > 1)


def stands_for(entities: Sequence[Entity], decisions: Sequence[Identity]) -> Mapping[str, str]:
    """Return which id stands for which, of all entities that reviewers found to be one.

    Args:
        entities: that are described.
        decisions: of reviewers, on who is who.

    Raises:
        ConfigurationError: as in `owners_of`.

    """
    classes = same_entities(entities, decisions)
    return {id_: min(one) for one in classes for id_ in one}


def nameless_owner(site: str) -> str:
    """Return the id of an owner of whom nothing is known; no description can have it."""
    return f"owner of {site}"


def _nameless(site: str) -> Entity:
    id_ = nameless_owner(site)
    return Entity(
        id=id_,
        names=(f"the {id_}",),
        is_person=False,
        identifiers=(),
        facts=(),
        place=Place(site),
        is_described=False,
    )
