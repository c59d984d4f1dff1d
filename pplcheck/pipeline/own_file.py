"""What does an entity's file say, where it is read by itself?"""

import os
from contextlib import suppress
from dataclasses import replace

from pplcheck.config import read_entity, read_own_uses, vocabulary_of
from pplcheck.discover import Files, FilesOnDisk
from pplcheck.model.entity import Entity
from pplcheck.model.errors import ConfigurationError, Problem
from pplcheck.model.own_use import OwnUse
from pplcheck.model.report import Input, InputKind
from pplcheck.model.terms import Terms
from pplcheck.pipeline.configuration import found_in, named_content, shipped_terms
from pplcheck.pipeline.entity_faults import refused
from pplcheck.pipeline.extracts import (
    as_own_word,
    own_words,
    uses_with_extracts,
    with_extracts,
)
from pplcheck.pipeline.inputs import input_of


def load_entity(path: str) -> tuple[Entity, tuple[Terms, ...]]:
    """Return the entity described in one file of its own, and the terms to judge it by.

    Its extracts are named from the folder of the configuration that it belongs to, or from its
    own where there is none. What the file says as the entity itself is its own word.

    Raises:
        ConfigurationError: with every problem in the file.

    """
    terms = shipped_terms()
    entity = read_entity(named_content(path), path, vocabulary_of(terms))
    problems = [*refused((entity,), ())]
    entity = as_own_word(with_extracts(home_of(path), entity, problems))
    if problems:
        raise ConfigurationError(*sorted(set(problems)))
    return entity, terms


def load_own_uses(path: str) -> tuple[OwnUse, ...]:
    """Return what an entity's file says of its own uses.

    Raises:
        ConfigurationError: with every problem in the file.

    """
    said = read_own_uses(named_content(path), path, vocabulary_of(shipped_terms()))
    problems: list[Problem] = []
    said = uses_with_extracts(home_of(path), said, problems)
    if problems:
        raise ConfigurationError(*problems)
    return tuple(replace(one, facts=own_words(one.facts)) for one in said)


def entity_input(path: str, entity: Entity) -> tuple[Input, ...]:
    """Return an entity's file as what a result comes from; not that of a natural person."""
    if entity.is_person:
        return ()
    return (input_of(InputKind.ENTITY, path, named_content(path)),)


def home_of(path: str) -> Files:
    """Return the files below the closest folder, at or above a file's, that is configured."""
    own = here = os.path.dirname(os.path.abspath(path))
    while True:
        files = FilesOnDisk(here)
        with suppress(ConfigurationError):
            if found_in(files, None) is not None:
                return files
        above = os.path.dirname(here)
        if above == here:
            return FilesOnDisk(own)
        here = above
