"""The commons' own house: list a tree, read every file, settle which licence holds where."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from pplcheck.discover import SourceFile, Tree, UnloadableError
from pplcheck.licences import (
    Annotations,
    Conclusions,
    Ground,
    Reference,
    declare,
    declare_parts,
    inbound_parts,
    parse_loosely,
    recognisable,
)
from pplcheck.model.asset import Asset, AssetKind
from pplcheck.model.conclusion import Concluded
from pplcheck.model.errors import ConfigurationError, NothingScannedError, Problem
from pplcheck.model.evidence import EvidenceKind
from pplcheck.model.place import Place
from pplcheck.model.settings import ComponentSetting, Settings
from pplcheck.model.survey import Declaration, FileRecord, Survey, Unread
from pplcheck.pipeline.reading import FileReader
from pplcheck.pipeline.steward import said_in

# Called with the number of files done and of all files.
Progress = Callable[[int, int], None]

_ROOT = "."
# Go and Swift have package manifests in which no licence can be named.
_MAKES_A_PACKAGE = frozenset({EvidenceKind.MANIFEST, EvidenceKind.PACKAGE})
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
        component that the steward declares, each folder with a package manifest.

    Raises:
        NothingScannedError: no file could be read.
        ConfigurationError: a licence in the settings is none, or a component has no files.

    """
    files: list[FileRecord] = []
    unread = list(tree.unread)
    reader = FileReader(tree.pouring, tree.hash_name, own)
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
    survey = replace(survey, inbound=inbound_parts(survey.files, settled.ground))
    return survey, _assets(tree, survey, settings, settled.ground)


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
    )
    faults = [
        Unread(Place(source.path, line, column), reason)
        for line, column, reason in reading.faults
    ]
    # What it says itself is not known; what others say of it holds all the same.
    binary = [Unread(Place(source.path), _BINARY)] if reading.is_binary else []
    return record, [*faults, *binary]


def _assets(
    tree: Tree, survey: Survey, settings: Settings, ground: Ground
) -> tuple[Asset, ...]:
    root = Asset(
        id=_ROOT,
        name=settings.name or tree.name,
        kind=AssetKind.REPOSITORY,
        licence=_licence("", survey.files, ground),
        paths=("**",),
        content_id=_content_id(survey.files),
    )
    components = [_component(setting, survey) for setting in settings.components]
    # A component called like a package's folder is that package, on the steward's terms.
    named = {component.id for component in components}
    folders = [folder for folder in _package_folders(survey) if folder not in named]
    packages = [_package(folder, survey, ground) for folder in folders]
    return tuple(sorted([root, *components, *packages], key=lambda asset: asset.id))


def _component(setting: ComponentSetting, survey: Survey) -> Asset:
    files = [
        file
        for file in survey.files
        if any(pattern.matches(file.path) for pattern in setting.patterns)
    ]
    if not files:
        patterns = ", ".join(pattern.text for pattern in setting.patterns)
        what = f"component {setting.name!r} has no files"
        hint = f"nothing matches {patterns}; correct the paths"
        raise ConfigurationError(Problem(setting.place, what, hint))
    return Asset(
        id=setting.name,
        name=setting.name,
        kind=AssetKind.COMPONENT,
        licence=parse_loosely(setting.licence).normal,
        paths=tuple(pattern.text for pattern in setting.patterns),
        content_id=_content_id(files),
        parent=_ROOT,
    )


def _package(folder: str, survey: Survey, ground: Ground) -> Asset:
    files = [file for file in survey.files if file.path.startswith(f"{folder}/")]
    return Asset(
        id=folder,
        name=folder.rpartition("/")[2],
        kind=AssetKind.PACKAGE,
        licence=_licence(f"{folder}/", files, ground),
        paths=(f"{folder}/**",),
        content_id=_content_id(files),
        parent=_ROOT,
    )


def _package_folders(survey: Survey) -> Iterable[str]:
    folders = {
        file.path.rpartition("/")[0]
        for file in survey.files
        if any(seen.kind in _MAKES_A_PACKAGE for seen in file.evidence)
    }
    return sorted(folders - {""})


def disputed_assets(assets: Iterable[Asset], survey: Survey) -> frozenset[str]:
    """Return the assets whose licence is the winner of a conflict."""
    winners = {
        (conflict.scope, conflict.used.licence.normal)
        for conflict in survey.conflicts
        if conflict.used
    }
    return frozenset(
        asset.id
        for asset in assets
        for scope, licence in winners
        if asset.licence == licence and (not scope or _stands_in(asset, scope))
    )


def _stands_in(asset: Asset, scope: str) -> bool:
    return any(f"{path}/".startswith(f"{scope}/") for path in asset.paths)


def _licence(folder: str, files: Sequence[FileRecord], ground: Ground) -> str | None:
    """Return what holds for a folder; where only its files speak, what they agree on."""
    holder = ground.holds_for(folder)
    if holder:
        return holder.licence.normal
    licences = {file.licence.normal for file in files if file.licence}
    return licences.pop() if len(licences) == 1 else None


def _content_id(files: Iterable[FileRecord]) -> str:
    digest = hashlib.sha256()
    for file in files:
        digest.update(f"{file.content_id} {file.path}\0".encode("utf-8", "surrogateescape"))
    return f"sha256:{digest.hexdigest()}"
