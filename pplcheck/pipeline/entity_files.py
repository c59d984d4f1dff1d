"""Whom do the entity files of a configuration describe, and whom do they not?"""

from collections import Counter
from collections.abc import Iterable, Iterator

from pplcheck.config import Vocabulary, read_entity
from pplcheck.discover import Files, UnloadableError
from pplcheck.model.entity import Entity
from pplcheck.model.errors import ConfigurationError, Problem
from pplcheck.model.place import Place
from pplcheck.model.settings import Settings
from pplcheck.pipeline.extracts import with_extracts


def entities_in(
    files: Files, settings: Settings, vocabulary: Vocabulary, problems: list[Problem]
) -> tuple[Entity, ...]:
    """Return the entities that the files of a configuration describe, by id.

    Args:
        files: of the configuration's folder; nothing outside of it is read.
        settings: that name the files.
        vocabulary: of the terms.
        problems: what is wrong with a file is added.

    """
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
                entity = read_entity(files.read(path), path, vocabulary)
            except ConfigurationError as error:
                problems += error.problems
            except UnloadableError as error:
                hint = "put a file that can be read there"
                problems.append(Problem(Place(path), str(error), hint))
            else:
                entities.append(with_extracts(files, entity, problems))
    for id_, times in Counter(entity.id for entity in entities).items():
        if times > 1:
            places = [entity.place for entity in entities if entity.id == id_]
            what = f"{times} files describe the same id ({', '.join(map(str, places))})"
            problems.append(Problem(places[0], what, "give each entity an id of its own"))
    return tuple(sorted(entities, key=lambda entity: entity.id))


def undescribed_users(settings: Settings, entities: Iterable[Entity]) -> Iterator[Problem]:
    """Yield a problem for each use whose user no file describes."""
    known = {entity.id: entity for entity in entities}
    for use in settings.uses:
        if use.entity not in known:
            what = f"the use names the entity {use.entity!r}, which no file describes"
            listed = ", ".join(named(known.values())) or "none"
            yield Problem(use.place, what, f"describe it; described are: {listed}")


def named(entities: Iterable[Entity]) -> list[str]:
    """Return the ids that a message may name: natural persons are left out."""
    return sorted(entity.id for entity in entities if not entity.is_person)
