"""The commons' own house: list a tree, read every file, settle which licence holds where."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from pplcheck.discover import SourceFile, Tree, UnloadableError
from pplcheck.licences import (
    Annotations,
    Conclusions,
    Ground,
    Reference,
    declare,
    declare_parts,
    designs_of,
    differing_designs,
    inbound_parts,
    recognisable,
)
from pplcheck.model.asset import Asset
from pplcheck.model.conclusion import Concluded
from pplcheck.model.errors import NothingScannedError, Problem
from pplcheck.model.place import Place
from pplcheck.model.settings import Settings
from pplcheck.model.survey import Declaration, FileRecord, Survey, Unread
from pplcheck.pipeline.assets import assets_of
from pplcheck.pipeline.file import Reading
from pplcheck.pipeline.reading import FileReader
from pplcheck.pipeline.steward import said_in
from pplcheck.recognise.links import links_between

# Called with the number of files done and of all files.
Progress = Callable[[int, int], None]

_BINARY = "binary"


def survey_tree(
    tree: Tree,
    settings: Settings,
    progress: Progress,
    own: tuple[Reference, ...] = (),
) -> tuple[Survey, tuple[Asset, ...]]:
    """Read a listed tree.

    Args:
        tree: what `discover` listed.
        settings: what the steward says of the whole and of its parts.
        progress: called after each file.
        own: the licences that the stewards registered.

    Returns:
        what was read, and what of it can be used by itself, sorted by id: the whole, each
        component that the steward declares, each folder with a package manifest, each design of
        which a use is known.

    Raises:
        NothingScannedError: no file could be read.
        ConfigurationError: a licence in the settings is none, or a component has no files.

    """
    files: list[FileRecord] = []
    unread = list(tree.unread)
    with FileReader(tree.pouring, tree.hash_name, own) as reader:
        for done, source in enumerate(tree.files, start=1):
            record, faults = _read(source, reader)
            files += [record] if record else []
            unread += faults
            progress(done, len(tree.files))
    if len(files) <= sum(one.reason == _BINARY for one in unread):
        raise NothingScannedError(*_nothing_read(tree, unread))
    settled = settle(files, settings)
    known = tuple(sorted({*recognisable(), *(one.id for one in own)}))
    survey = Survey(
        files=settled.ground.settled(settled.files),
        declarations=tuple(sorted(settled.declarations, key=lambda one: (one.place, one.by))),
        conflicts=settled.ground.conflicts(),
        unread=tuple(sorted([*unread, *settled.misunderstood])),
        recognisable=known,
        parts=settled.parts,
        conclusions=settled.conclusions,
    )
    linked = links_between(survey.files)
    survey = replace(
        survey,
        unread=tuple(sorted({*survey.unread, *linked.unread})),
        inbound=inbound_parts(survey.files, settled.ground),
        differing=differing_designs(survey.files, settled.ground, settled.parts),
        designs=tuple(sorted(designs_of(survey.files), key=lambda one: one.path)),
        links=linked.links,
    )
    return survey, assets_of(tree, survey, settings, settled.ground)


@dataclass(frozen=True, slots=True)
class Settled:
    """What files, stewards and reviewers say together.

    Attributes:
        ground: what holds where.
        files: as they were read, with what reviewers concluded of licence files.
        declarations: all of them.
        misunderstood: statements that could not be understood.
        parts: declarations for parts of files, sorted by place.
        conclusions: what reviewers concluded.

    """

    ground: Ground
    files: tuple[FileRecord, ...]
    declarations: frozenset[Declaration]
    misunderstood: tuple[Unread, ...]
    parts: tuple[Declaration, ...]
    conclusions: tuple[Concluded, ...]


def settle(files: Sequence[FileRecord], settings: Settings) -> Settled:
    """Bring together what was read, what is declared, and what a reviewer concluded.

    Args:
        files: as they were read.
        settings: what the steward says of the whole and of its parts.

    Raises:
        ConfigurationError: a licence in the settings is none.

    """
    said = said_in(settings)
    conclusions = Conclusions(said.conclusions, files)
    files = conclusions.corrected(files)
    declarations, misunderstood = declare(files)
    declarations += said.whole
    parts, not_parsed = declare_parts(files)
    annotations = Annotations(files)
    everything = {
        *declarations,
        *(component.declaration for component in said.components),
        *annotations.declarations,
        *conclusions.declared.values(),
    }
    return Settled(
        ground=Ground(declarations, said.components, annotations, conclusions.declared),
        files=tuple(files),
        declarations=frozenset(everything),
        misunderstood=(*misunderstood, *not_parsed, *annotations.unread),
        parts=tuple(sorted(parts, key=lambda one: one.place)),
        conclusions=conclusions.held(),
    )


_MOST_REASONS = 5


def _nothing_read(tree: Tree, unread: Sequence[Unread]) -> tuple[Problem, ...]:
    """Say that there was nothing, and why, for the first few files."""
    hint = "name a folder with text files in it"
    reasons = (Problem(one.place, one.reason, hint) for one in sorted(unread)[:_MOST_REASONS])
    return Problem(Place(tree.name), "no file could be read", hint), *reasons


def _read(source: SourceFile, reader: FileReader) -> tuple[FileRecord | None, list[Unread]]:
    try:
        reading = reader.read(source)
    except UnloadableError as error:
        return None, [Unread(Place(source.path), str(error))]
    record = FileRecord(
        path=source.path,
        content_id=reading.content_id,
        size=reading.size,
        evidence=reading.evidence,
        identification=reading.identification,
        format=reading.format,
    )
    faults = [
        Unread(Place(source.path, line, column), reason)
        for line, column, reason in reading.faults
    ]
    return record, [*faults, *(Unread(Place(source.path), why) for why in _not_read(reading))]


def _not_read(reading: Reading) -> Iterator[str]:
    """Yield why what a file says is not known; what others say of it holds all the same."""
    if reading.closed:
        what = "a file beside it, NAME.license, can speak for it"
        yield f"a closed format ({reading.closed}): {what}"
    elif reading.is_binary and reading.format is None:
        yield _BINARY
