"""What did people write: the terms, the steward's settings, the entities?"""

import hashlib
import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from pplcheck.config import (
    Vocabulary,
    entity_patterns,
    read_entity,
    read_settings,
    read_terms,
    terms_files,
    vocabulary_of,
)
from pplcheck.discover import UnloadableError, find_files, read_below, read_named
from pplcheck.licences import Reference, terms_sources
from pplcheck.model.entity import Entity
from pplcheck.model.errors import ConfigurationError, Problem
from pplcheck.model.place import Place
from pplcheck.model.settings import Settings
from pplcheck.model.terms import Terms
from pplcheck.pipeline.own import own_references, own_terms
from pplcheck.syntax import toml
from pplcheck.syntax.places import Keys, UnparsableError

_FILE = "pplcheck.toml"
_PROJECT_FILE, _PROJECT_TABLE = "pyproject.toml", ("tool", "pplcheck")


@dataclass(frozen=True, slots=True)
class Configuration:
    """All that people wrote.

    Attributes:
        settings: of the commons; empty where there is no configuration.
        terms: of the licences that can be judged.
        entities: sorted by id.
        own: the licences that the stewards registered, to be recognised.

    """

    settings: Settings
    terms: tuple[Terms, ...]
    entities: tuple[Entity, ...] = ()
    own: tuple[Reference, ...] = ()


def shipped_terms() -> tuple[Terms, ...]:
    """Return the terms that ship with pplcheck, by licence."""
    return tuple(
        sorted((read_terms(content, name) for name, content in terms_sources()), key=_id)
    )


def _id(terms: Terms) -> str:
    return terms.id


def load_configuration(root: str, named: str | None) -> Configuration:
    """Return the configuration of the tree at `root`.

    Args:
        root: the tree; its `pplcheck.toml` is taken, else `[tool.pplcheck]`.
        named: a configuration file to take instead, or None.

    Raises:
        ConfigurationError: with every problem in every file.

    """
    if not os.path.isdir(root):
        raise ConfigurationError(Problem(Place(root), "no such folder", "name a folder"))
    found = _find(root, named)
    if found is None:
        return Configuration(Settings(), shipped_terms())
    return _loaded(*found)


def load_named(path: str) -> Configuration:
    """Return the configuration in one file, whatever tree it belongs to."""
    return _loaded(*_named(path))


def _loaded(path: str, shown: str, content: bytes, table: Keys) -> Configuration:
    base = os.path.dirname(path) or "."
    problems: list[Problem] = []
    terms = (*shipped_terms(), *own_terms(base, terms_files(content, table), problems))
    vocabulary = vocabulary_of(terms)
    settings = Settings(path=shown, entity_files=entity_patterns(content, table))
    try:
        settings = read_settings(content, shown, vocabulary, table)
    except ConfigurationError as error:
        problems += error.problems
    own = own_references(base, settings, terms, problems)
    entities = _entities(base, settings, vocabulary, problems)
    if not problems:
        _check_users(settings, entities, problems)
    if problems:
        raise ConfigurationError(*sorted(set(problems)))
    return Configuration(settings, tuple(sorted(terms, key=_id)), entities, own)


def load_entity(path: str) -> tuple[Entity, tuple[Terms, ...]]:
    """Return the entity described in one file, and the terms to judge it by."""
    terms = shipped_terms()
    return read_entity(_content(path), path, vocabulary_of(terms)), terms


def _named(path: str) -> tuple[str, str, bytes, Keys]:
    table = _PROJECT_TABLE if os.path.basename(path) == _PROJECT_FILE else ()
    return path, path, _content(path), table


def _find(root: str, named: str | None) -> tuple[str, str, bytes, Keys] | None:
    """Return the configuration's path, its name in messages, its content, and our table."""
    if named is not None:
        return _named(named)
    path = os.path.join(root, _FILE)
    if os.path.lexists(path):
        return path, _FILE, _content_below(root, _FILE), ()
    path = os.path.join(root, _PROJECT_FILE)
    if os.path.lexists(path):
        content = _content_below(root, _PROJECT_FILE)
        try:
            project = toml.load(content)
        except UnparsableError:
            return None  # no configuration of ours; the survey reports the broken file
        tool = project.get("tool")
        if isinstance(tool, dict) and isinstance(tool.get("pplcheck"), dict):
            return path, _PROJECT_FILE, content, _PROJECT_TABLE
    return None


def _content(path: str) -> bytes:
    """Return a file that the user named."""
    try:
        return read_named(path)
    except UnloadableError as error:
        hint = "name a file that can be read"
        raise ConfigurationError(Problem(Place(path), str(error), hint)) from error


def _content_below(base: str, path: str) -> bytes:
    """Return a file that the tree names: it cannot lead outside."""
    try:
        return read_below(base, path)
    except UnloadableError as error:
        hint = "put a file that can be read there"
        raise ConfigurationError(Problem(Place(path), str(error), hint)) from error


def _entities(
    base: str, settings: Settings, vocabulary: Vocabulary, problems: list[Problem]
) -> tuple[Entity, ...]:
    entities: list[Entity] = []
    for pattern in settings.entity_files:
        try:
            paths = find_files(base, pattern)
        except ValueError:
            paths = ()  # a pattern that leads outside, or to no file at all
        if not paths:
            what = f"no entity file matches {pattern!r}"
            problems.append(Problem(Place(settings.path), what, "correct the pattern"))
        for path in paths:
            try:
                entity = read_entity(_content_below(base, path), path, vocabulary)
            except ConfigurationError as error:
                problems += error.problems
            else:
                entities.append(entity)
                problems += _broken_extracts(base, entity)
    for id_, times in Counter(entity.id for entity in entities).items():
        if times > 1:
            places = [entity.place for entity in entities if entity.id == id_]
            what = f"{times} files describe the same id ({', '.join(map(str, places))})"
            problems.append(Problem(places[0], what, "give each entity an id of its own"))
    return tuple(sorted(entities, key=lambda entity: entity.id))


def _broken_extracts(base: str, entity: Entity) -> Iterable[Problem]:
    """Yield a problem for each kept extract whose bytes are not those that were hashed."""
    for fact in entity.facts:
        if not fact.sha256 or "://" in fact.evidence:
            continue
        extract = f"the extract {fact.evidence!r} of {fact.name!r}"
        try:
            content = read_below(base, fact.evidence)
        except UnloadableError as error:
            hint = "keep it within the commons, and name it from there"
            yield Problem(entity.place, f"{extract} cannot be read ({error})", hint)
            continue
        if hashlib.sha256(content).hexdigest() != fact.sha256:
            what = f"{extract} is not the one that was hashed"
            yield Problem(entity.place, what, "look at it again, then give its new sha256")


def _check_users(
    settings: Settings, entities: tuple[Entity, ...], problems: list[Problem]
) -> None:
    known = {entity.id for entity in entities}
    for use in settings.uses:
        if use.entity not in known:
            what = f"the use names the entity {use.entity!r}, which no file describes"
            listed = ", ".join(named(entities)) or "none"
            problems.append(Problem(use.place, what, f"describe it; described are: {listed}"))


def named(entities: Iterable[Entity]) -> list[str]:
    """Return the ids that a message may name: natural persons are left out."""
    return sorted(entity.id for entity in entities if not entity.is_person)
