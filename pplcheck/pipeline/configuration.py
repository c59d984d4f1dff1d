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
from pplcheck.discover import Files, FilesOnDisk, UnloadableError, read_named
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
        sorted(
            (read_terms(content, name, is_shipped=True) for name, content in terms_sources()),
            key=_id,
        )
    )


def _id(terms: Terms) -> str:
    return terms.id


def load_configuration(
    root: str, named: str | None, files: Files | None = None
) -> Configuration:
    """Return the configuration of the tree at `root`.

    Args:
        root: the tree; its `pplcheck.toml` is taken, else `[tool.pplcheck]`.
        named: a configuration file to take instead, or None.
        files: where the tree's files are, if not on the disk.

    Raises:
        ConfigurationError: with every problem in every file.

    """
    if not os.path.isdir(root):
        raise ConfigurationError(Problem(Place(root), "no such folder", "name a folder"))
    files = files or FilesOnDisk(root)
    found = _find(files, named)
    if found is None:
        return shipped_configuration()
    return _loaded(*found, _beside(named) if named else files)


def shipped_configuration() -> Configuration:
    """Return what holds where nobody wrote anything."""
    return Configuration(Settings(), shipped_terms())


def load_named(path: str) -> Configuration:
    """Return the configuration in one file, whatever tree it belongs to."""
    return _loaded(*_named(path), _beside(path))


def _beside(path: str) -> Files:
    return FilesOnDisk(os.path.dirname(path) or ".")


def _loaded(shown: str, content: bytes, table: Keys, beside: Files) -> Configuration:
    problems: list[Problem] = []
    terms = (*shipped_terms(), *own_terms(beside, terms_files(content, table), problems))
    vocabulary = vocabulary_of(terms)
    settings = Settings(path=shown, entity_files=entity_patterns(content, table))
    try:
        settings = read_settings(content, shown, vocabulary, table)
    except ConfigurationError as error:
        problems += error.problems
    own = own_references(beside, settings, terms, problems)
    entities = _entities(beside, settings, vocabulary, problems)
    if not problems:
        _check_users(settings, entities, problems)
    if problems:
        raise ConfigurationError(*sorted(set(problems)))
    return Configuration(settings, tuple(sorted(terms, key=_id)), entities, own)


def settings_in(files: Files, vocabulary: Vocabulary) -> Settings:
    """Return what the steward said in an older version; nothing, where it cannot be taken.

    Args:
        files: of that version.
        vocabulary: of today's terms.

    """
    try:
        found = _find(files, None)
        return read_settings(found[1], found[0], vocabulary, found[2]) if found else Settings()
    except ConfigurationError:
        return Settings()


def load_entity(path: str) -> tuple[Entity, tuple[Terms, ...]]:
    """Return the entity described in one file, and the terms to judge it by."""
    terms = shipped_terms()
    return read_entity(named_content(path), path, vocabulary_of(terms)), terms


def _named(path: str) -> tuple[str, bytes, Keys]:
    table = _PROJECT_TABLE if os.path.basename(path) == _PROJECT_FILE else ()
    return path, named_content(path), table


def _find(files: Files, named: str | None) -> tuple[str, bytes, Keys] | None:
    """Return the configuration's name in messages, its content, and our table."""
    if named is not None:
        return _named(named)
    if files.hold(_FILE):
        return _FILE, _content_below(files, _FILE), ()
    if files.hold(_PROJECT_FILE):
        content = _content_below(files, _PROJECT_FILE)
        if has_our_table(content):
            return _PROJECT_FILE, content, _PROJECT_TABLE
    return None


def has_our_table(content: bytes) -> bool:
    """Whether a `pyproject.toml` has `[tool.pplcheck]`; a broken one is reported elsewhere."""
    try:
        project = toml.load(content)
    except UnparsableError:
        return False
    tool = project.get("tool")
    return isinstance(tool, dict) and isinstance(tool.get("pplcheck"), dict)


def named_content(path: str) -> bytes:
    """Return a file that the user named.

    Raises:
        ConfigurationError: it cannot be read.

    """
    try:
        return read_named(path)
    except UnloadableError as error:
        hint = "name a file that can be read"
        raise ConfigurationError(Problem(Place(path), str(error), hint)) from error


def _content_below(files: Files, path: str) -> bytes:
    """Return a file that the tree names: it cannot lead outside."""
    try:
        return files.read(path)
    except UnloadableError as error:
        hint = "put a file that can be read there"
        raise ConfigurationError(Problem(Place(path), str(error), hint)) from error


def _entities(
    files: Files, settings: Settings, vocabulary: Vocabulary, problems: list[Problem]
) -> tuple[Entity, ...]:
    entities: list[Entity] = []
    for pattern in settings.entity_files:
        try:
            paths = files.find(pattern)
        except ValueError:
            paths = ()  # a pattern that leads outside, or to no file at all
        if not paths:
            what = f"no entity file matches {pattern!r}"
            problems.append(Problem(Place(settings.path), what, "correct the pattern"))
        for path in paths:
            try:
                entity = read_entity(_content_below(files, path), path, vocabulary)
            except ConfigurationError as error:
                problems += error.problems
            else:
                entities.append(entity)
                problems += _broken_extracts(files, entity)
    for id_, times in Counter(entity.id for entity in entities).items():
        if times > 1:
            places = [entity.place for entity in entities if entity.id == id_]
            what = f"{times} files describe the same id ({', '.join(map(str, places))})"
            problems.append(Problem(places[0], what, "give each entity an id of its own"))
    return tuple(sorted(entities, key=lambda entity: entity.id))


def _broken_extracts(files: Files, entity: Entity) -> Iterable[Problem]:
    """Yield a problem for each kept extract whose bytes are not those that were hashed."""
    for fact in entity.facts:
        if not fact.sha256 or "://" in fact.evidence:
            continue
        extract = f"the extract {fact.evidence!r} of {fact.name!r}"
        try:
            content = files.read(fact.evidence)
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
