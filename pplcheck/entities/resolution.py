"""Whose is a site?

Identifiers decide, then reviewers; a likeness of names is only ever put to a reviewer. What a
place is called (`github`, `repository` …) tells its owner. What stands in its files (a homepage,
the name of a package) goes along with every fork and copy, so that it tells the owner only of a
published archive or a bill of materials, which speak of nothing else; of a repository it is a
proposal.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches

from pplcheck.entities.hosts import FORGES
from pplcheck.entities.identifiers import OF_PLACES, key_of, key_of_text, keys_of
from pplcheck.entities.names import key_of_name, likeness
from pplcheck.graph.identities import (
    Bond,
    bond_of,
    classes_of,
    joins_among,
    steps_between,
)
from pplcheck.model.entity import Entity
from pplcheck.model.errors import ConfigurationError, Problem
from pplcheck.model.identity import Identity, Sameness
from pplcheck.model.resolution import Proposal, Resolution
from pplcheck.model.site import Site, SiteKind

_SELF_DESCRIBED = frozenset({SiteKind.ARCHIVE, SiteKind.BILL})
_MOST_PROPOSALS = 5
_UNSURE, _STATED = 0.5, 0.9
_ACCOUNT_DEPTH = 2
_EXACT_DEPTH = 99


class Resolver:
    """The entities that are known, with the decisions about them, ready for many sites."""

    def __init__(self, entities: Iterable[Entity], decisions: Iterable[Identity] = ()) -> None:
        """Take what is known.

        Args:
            entities: with their identifiers.
            decisions: about entities and identifiers.

        Raises:
            ConfigurationError: two entities claim one identifier, a decision names an entity
                that is not described or an identifier that tells nobody, or decisions
                contradict each other; all of the first three at once.

        """
        self._entities = {entity.id: entity for entity in entities}
        decisions = tuple(decisions)
        claims = [claim for one in self._entities.values() for claim in _claims(one)]
        decided = [_with_keys(one) for one in decisions]
        problems = {*_unmeant(decisions, self._entities), *_disputed(claims, decided)}
        if problems:
            raise ConfigurationError(*sorted(problems))
        bonds = (*claims, *decided)
        self._classes = classes_of(bonds)
        self._class_of = {id_: one for one in self._classes for id_ in one}
        self._joins = joins_among(bonds)
        self._reviewed: dict[frozenset[str], Bond] = {
            frozenset((bond.one, bond.other)): bond
            for bond in sorted(decided)
            if bond.sameness is not Sameness.SAME
        }
        self._names = tuple(
            (key, entity.id)
            for entity in self._entities.values()
            if not entity.is_person
            for key in sorted({key_of_name(name) for name in (*entity.names, entity.id)})
        )

    @property
    def classes(self) -> tuple[frozenset[str], ...]:
        """Which ids and identifiers mean the same, for `graph.contracted`."""
        return self._classes

    def resolve(self, site: Site) -> Resolution:
        """Return whose a site is, and whose it might be."""
        sure, hints = _keys_of_site(site)
        every = {*sure, *hints}
        for depth in sorted({_depth(key) for key in sure}, reverse=True):
            found = {
                id_: key
                for key in sorted(sure)
                if _depth(key) == depth
                for id_ in self._entities_of(key)
                if not self._is_reviewed(id_, every)
            }
            owners = {min(self._entities_of(id_)) for id_ in found}
            if len(owners) == 1:
                (owner,) = owners
                return self._resolved(site, owner, next(iter(found.values())))
            if owners:
                why = "the identifiers of this site tell of several, one of them is"
                several = (Proposal(id_, f"{why} {key}", 1.0) for id_, key in found.items())
                return Resolution(site.id, None, proposals=_best(several))
        proposals = (
            *self._left_open(every),
            *self._stated(hints, every),
            *self._alike(every),
        )
        return Resolution(site.id, None, proposals=_best(proposals))

    def _resolved(self, site: Site, owner: str, key: str) -> Resolution:
        steps = steps_between(self._joins, key, owner) or ()
        return Resolution(site.id, owner, key, tuple(map(str, steps)))

    def _entities_of(self, key: str) -> tuple[str, ...]:
        """Return the ids of the described entities that a key, or an id, means."""
        found = self._class_of.get(key, (key,))
        return tuple(sorted(id_ for id_ in found if id_ in self._entities))

    def _is_reviewed(self, entity: str, keys: Iterable[str]) -> bool:
        """Whether somebody looked, and did not say that a key is the entity's."""
        same = self._entities_of(entity)
        return any(frozenset((id_, key)) in self._reviewed for id_ in same for key in keys)

    def _left_open(self, keys: Iterable[str]) -> Iterator[Proposal]:
        for ends, bond in self._reviewed.items():
            if bond.sameness is Sameness.UNSURE and (met := ends.intersection(keys)):
                for id_ in {id_ for end in ends - met for id_ in self._entities_of(end)}:
                    yield Proposal(id_, f"left open: {bond.says}, {bond.place}", _UNSURE)

    def _stated(self, hints: Iterable[str], every: Iterable[str]) -> Iterator[Proposal]:
        for key in sorted(hints):
            for id_ in self._entities_of(key):
                if not self._is_reviewed(id_, every):
                    why = f"{key} stands in its files, as it would in a copy"
                    yield Proposal(id_, why, _STATED)

    def _alike(self, keys: Iterable[str]) -> Iterator[Proposal]:
        names = {shown: key_of_name(shown) for key in keys for shown in _names_in(key)}
        for key, id_ in self._names:
            for shown, other in sorted(names.items()):
                score = likeness(key, other)
                if score and not self._is_reviewed(id_, keys):
                    yield Proposal(id_, f"{shown} is a name like its own", score * _STATED)


def _keys_of_site(site: Site) -> tuple[frozenset[str], frozenset[str]]:
    """Return the keys that tell whose a site is, and those that merely stand in its files."""
    sure: set[str] = set()
    hints: set[str] = set()
    for kind, value in site.identifiers:
        is_sure = kind in OF_PLACES or site.kind in _SELF_DESCRIBED
        (sure if is_sure else hints).update(keys_of(kind, value))
    return frozenset(sure), frozenset(hints - sure)


def _depth(key: str) -> int:
    """Return how closely a key tells a place: a repository more than the account it is in."""
    kind, _, value = key.partition(":")
    if kind in FORGES:
        return _ACCOUNT_DEPTH
    if kind == "domain":
        return value.count(".")
    return value.count("/") + 1 if kind in ("repository", "homepage", "purl") else _EXACT_DEPTH


def _names_in(key: str) -> Iterator[str]:
    kind, _, value = key.partition(":")
    if kind == "domain":
        yield value.partition(".")[0]
    elif _depth(key) == _ACCOUNT_DEPTH:
        yield value.rpartition("/")[2]


def _claims(entity: Entity) -> Iterator[Bond]:
    for kind, value in entity.identifiers:
        key = key_of(kind, value)
        if key:
            says = "stands in its description"
            yield Bond(entity.id, key, Sameness.SAME, says, entity.place)


def _with_keys(decision: Identity) -> Bond:
    bond = bond_of(decision)
    return bond._replace(one=_end(bond.one), other=_end(bond.other))


def _end(text: str) -> str:
    return key_of_text(text) if ":" in text else text


def _unmeant(
    decisions: Iterable[Identity], entities: Mapping[str, Entity]
) -> Iterator[Problem]:
    """Yield a problem for each decision about somebody who is not there."""
    for decision in decisions:
        for text in (decision.one, decision.other):
            if ":" not in text and text not in entities:
                close = get_close_matches(text, entities, 1)
                hint = f"did you mean {close[0]!r}?" if close else "describe it in a file"
                yield Problem(decision.place, f"there is no entity {text!r}", hint)
            elif not _end(text):
                what = f"{text!r} tells nobody: many share it"
                yield Problem(decision.place, what, "name something of the entity's own")


def _disputed(claims: Sequence[Bond], decided: Sequence[Bond]) -> Iterator[Problem]:
    """Yield a problem for each identifier that two entities claim, unless they are one."""
    joins = joins_among(decided)
    first: dict[str, Bond] = {}
    for claim in sorted(claims):
        known = first.setdefault(claim.other, claim)
        if steps_between(joins, known.one, claim.one) is None:
            what = f"{claim.other!r} is claimed by {known.one!r}, too ({known.place})"
            hint = "correct one, or write an [[identity]] that says that they are the same"
            yield Problem(claim.place, what, hint)


def _best(proposals: Iterable[Proposal]) -> tuple[Proposal, ...]:
    """Return the best proposal for each entity, the most alike first."""
    found: dict[str, Proposal] = {}
    for one in sorted(proposals, key=lambda one: (-one.score, one)):
        found.setdefault(one.entity, one)
    return tuple(found.values())[:_MOST_PROPOSALS]
