"""What did people write: the terms, the steward's settings, the entities?"""

import os
from dataclasses import dataclass, replace
from difflib import get_close_matches

from pplcheck.config import (
    Vocabulary,
    entity_patterns,
    read_opt_out,
    read_settings,
    read_terms,
    terms_files,
    vocabulary_of,
)
from pplcheck.discover import Files, FilesOnDisk, UnloadableError, read_named
from pplcheck.licences import Reference, terms_sources
from pplcheck.model.contest import Contest
from pplcheck.model.entity import Entity
from pplcheck.model.errors import ConfigurationError, Problem
from pplcheck.model.place import Place
from pplcheck.model.report import Input, InputKind
from pplcheck.model.settings import Settings
from pplcheck.model.terms import Terms
from pplcheck.pipeline.agreement_faults import broken_evidence, faults_of_parties
from pplcheck.pipeline.answering import contests_in, unmeant_contests
from pplcheck.pipeline.entity_faults import refused
from pplcheck.pipeline.entity_files import entities_in, named, undescribed_users
from pplcheck.pipeline.extracts import (
    uses_with_extracts,
)
from pplcheck.pipeline.inputs import Noted, input_of, nameable
from pplcheck.pipeline.own import own_references, own_terms
from pplcheck.pipeline.sealed import Sealed, find_sealed, trust_files
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
        contests: what entities answer, by entity and place.
        opt_out: hashes of persons who must not appear.
        sealed: signed assertions, as they were found; None where none is named.
        inputs: the files that say by what is judged.

    """

    settings: Settings
    terms: tuple[Terms, ...]
    entities: tuple[Entity, ...] = ()
    own: tuple[Reference, ...] = ()
    contests: tuple[Contest, ...] = ()
    opt_out: frozenset[str] = frozenset()
    sealed: Sealed | None = None
    inputs: tuple[Input, ...] = ()


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
    found = found_in(files, named)
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
    beside = noted = Noted(beside)
    own_files = terms_files(content, table)
    terms = (*shipped_terms(), *own_terms(beside, own_files, problems))
    vocabulary = vocabulary_of(terms)
    settings = Settings(path=shown, entity_files=entity_patterns(content, table))
    try:
        settings = read_settings(content, shown, vocabulary, table)
    except ConfigurationError as error:
        problems += error.problems
    own = own_references(beside, settings, terms, problems)
    entities = entities_in(beside, settings, vocabulary, problems)
    uses = uses_with_extracts(beside, settings.uses, problems)
    settings = replace(settings, uses=uses)
    problems += broken_evidence(beside, settings)
    contests = contests_in(beside, settings, problems)
    opt_out = _opt_out(beside, settings, problems)
    sealed = find_sealed(beside, settings, vocabulary, problems)
    if not problems:
        problems += undescribed_users(settings, entities)
        problems += refused(entities, settings.identities)
        problems += unmeant_contests(contests, entities)
        problems += faults_of_parties(settings, entities)
    if problems:
        raise ConfigurationError(*sorted(set(problems)))
    ordered = tuple(sorted(terms, key=_id))
    inputs = (
        input_of(InputKind.CONFIGURATION, shown, content),
        *noted.inputs(InputKind.TERMS, own_files),
        *noted.inputs(InputKind.TRUST, trust_files(settings)),
        *noted.inputs(InputKind.ENTITY, nameable(entities, opt_out)),
    )
    return Configuration(settings, ordered, entities, own, contests, opt_out, sealed, inputs)


def settings_in(files: Files, vocabulary: Vocabulary) -> Settings:
    """Return what the steward said in an older version; nothing, where it cannot be taken.

    Args:
        files: of that version.
        vocabulary: of today's terms.

    """
    try:
        found = found_in(files, None)
        return read_settings(found[1], found[0], vocabulary, found[2]) if found else Settings()
    except ConfigurationError:
        return Settings()


def _named(path: str) -> tuple[str, bytes, Keys]:
    table = _PROJECT_TABLE if os.path.basename(path) == _PROJECT_FILE else ()
    return path, named_content(path), table


def found_in(files: Files, named: str | None) -> tuple[str, bytes, Keys] | None:
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


def _opt_out(files: Files, settings: Settings, problems: list[Problem]) -> frozenset[str]:
    if settings.opt_out:
        try:
            content = _content_below(files, settings.opt_out)
            return read_opt_out(content, settings.opt_out)
        except ConfigurationError as error:
            problems += error.problems
    return frozenset()


def described(id_: str, configuration: Configuration) -> Entity:
    """Return an entity that the configuration describes.

    Raises:
        ConfigurationError: there is none of that id.

    """
    known = {entity.id: entity for entity in configuration.entities}
    if id_ in known:
        return known[id_]
    shown = named(configuration.entities)
    close = get_close_matches(id_, shown, 1)
    listed = f"described are: {', '.join(shown) or 'none'}"
    hint = f"did you mean {close[0]!r}?" if close else listed
    raise ConfigurationError(Problem(None, f"no entity {id_!r} is described", hint))
