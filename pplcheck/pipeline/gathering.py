"""What is gathered of a commons, so that others can look for it without having it?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pplcheck.config import vocabulary_of
from pplcheck.discover import Tree, files_of, past_of
from pplcheck.model.asset import Asset
from pplcheck.model.commons import Commons
from pplcheck.model.errors import SourceError
from pplcheck.model.history import History
from pplcheck.model.past import Life, Past
from pplcheck.model.place import Place
from pplcheck.model.site import SiteKind
from pplcheck.model.survey import FileRecord, Survey, Unread
from pplcheck.pipeline.addresses import own_address
from pplcheck.pipeline.assets import disputed_assets
from pplcheck.pipeline.configuration import Configuration, load_configuration, settings_in
from pplcheck.pipeline.fingerprints import TextsOfPast, texts_now
from pplcheck.pipeline.history import with_history
from pplcheck.pipeline.saying import said_at
from pplcheck.pipeline.sketches import sketch_designs
from pplcheck.pipeline.survey import Progress, survey_tree
from pplcheck.recognise.dependency import packages_of
from pplcheck.recognise.gathered import Gathered
from pplcheck.recognise.offering import licence_files_of, notices_of


@dataclass(frozen=True, slots=True)
class Surveyed:
    """A commons whose present version was read.

    Attributes:
        tree: what `discover` listed.
        configuration: what its stewards wrote.
        survey: what reading it gave.
        assets: what can be used by itself, with licences over time.
        history: how far back versions are known.

    """

    tree: Tree
    configuration: Configuration
    survey: Survey
    assets: tuple[Asset, ...]
    history: History | None


def survey_commons(tree: Tree, config: str | None, progress: Progress) -> Surveyed:
    """Read the present version of a commons, and which licence held when.

    Args:
        tree: what `discover` listed.
        config: a configuration to take instead of the tree's own, or None.
        progress: called while files are read.

    Raises:
        ConfigurationError: the configuration cannot be taken as it is.
        NothingScannedError: no file could be read.

    """
    configuration = load_configuration(tree.root, config, files_of(tree))
    survey, assets = survey_tree(tree, configuration.settings, progress, configuration.own)
    vocabulary = vocabulary_of(configuration.terms)
    assets, history = with_history(
        tree,
        assets,
        lambda files: configuration.settings if config else settings_in(files, vocabulary),
        progress,
    )
    return Surveyed(tree, configuration, survey, assets, history)


def gather(commons: Surveyed, progress: Progress) -> tuple[Gathered, tuple[Unread, ...]]:
    """Return what goes into an index for a commons, and what could not be taken in.

    Args:
        commons: as it was read.
        progress: called while fingerprints are taken.

    """
    tree, files = commons.tree, commons.survey.files
    past, unread = _past(tree, files)
    texts, unread_texts = texts_now(tree, files, progress)
    if past.commits:
        texts, more = TextsOfPast(tree, past, files).added_to(texts, progress)
        unread_texts += more
    designs = sketch_designs(tree, files, progress)
    return (
        Gathered(_described(commons, past), past, texts, designs.meshes, designs.drawn),
        tuple(sorted({*unread, *unread_texts, *designs.unread})),
    )


def _past(tree: Tree, files: Sequence[FileRecord]) -> tuple[Past, tuple[Unread, ...]]:
    """Return all versions; one without commits where git knows none, or cannot tell."""
    unread: tuple[Unread, ...] = ()
    if tree.repository and tree.revision:
        try:
            past = past_of(tree.repository, tree.revision, with_lives=True, below=tree.prefix)
        except SourceError as error:
            why = f"older versions are not known: {error.problems[0].what}"
            unread = (Unread(Place(tree.name), why),)
        else:
            return _with_work_in_progress(past, files), unread
    lives = tuple(Life(file.content_id, file.path, 0, 0) for file in files)
    return Past((), (), lives), unread


def _with_work_in_progress(past: Past, files: Iterable[FileRecord]) -> Past:
    """Add what stands in the folder and in no version yet."""
    newest = len(past.line) - 1
    known = {(life.path, life.content_id) for life in past.lives}
    added = [
        Life(file.content_id, file.path, newest, newest, is_aside=True)
        for file in files
        if (file.path, file.content_id) not in known
    ]
    if not added:
        return past
    lives = sorted([*past.lives, *added], key=lambda one: (one.path, one.first, one.last))
    return Past(past.commits, past.line, tuple(lives), past.is_whole)


def _described(commons: Surveyed, past: Past) -> Commons:
    tree, settings, survey = commons.tree, commons.configuration.settings, commons.survey
    address = own_address(tree.repository)
    name = settings.name or tree.name
    entities = {entity.id: entity for entity in commons.configuration.entities}
    return Commons(
        # A folder of a repository is a commons by itself.
        id=f"{address}/{tree.prefix}".rstrip("/") if address else name,
        name=name,
        revision=tree.revision,
        family=tuple(sorted(one.id for one in past.commits if not one.parents)),
        addresses=(address,) if address else (),
        packages=packages_of(said_at(tree, SiteKind.REPOSITORY, frozenset())[0]),
        assets=commons.assets,
        history=commons.history,
        notices=notices_of(survey.files),
        stewards=tuple(
            entities[id_].names[0]
            for id_ in settings.stewards
            if id_ in entities and not entities[id_].is_person
        ),
        licence_files=licence_files_of(survey.files),
        hash_name=tree.hash_name,
        readings=tuple(
            sorted((one.licence, one.reading, one.option) for one in settings.readings)
        ),
        disputed=tuple(sorted(disputed_assets(commons.assets, survey))),
    )
