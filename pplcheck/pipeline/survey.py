"""The commons' own house: list a tree, read every file, settle which licence holds where."""

import hashlib
from collections.abc import Callable, Iterable, Sequence

from pplcheck.discover import SourceFile, Tree, UnloadableError, blob_id
from pplcheck.licences import (
    Component,
    ExpressionError,
    Ground,
    declare,
    parse_loosely,
    recognisable,
)
from pplcheck.model.asset import Asset, AssetKind
from pplcheck.model.errors import ConfigurationError, NothingScannedError, Problem
from pplcheck.model.evidence import EvidenceKind
from pplcheck.model.place import Place
from pplcheck.model.settings import ComponentSetting, Settings
from pplcheck.model.survey import Declaration, DeclaredBy, FileRecord, Survey, Unread
from pplcheck.pipeline.file import read_file

# Called with the number of files done and of all files.
Progress = Callable[[int, int], None]

_ROOT = "."


def survey_tree(
    tree: Tree, settings: Settings, progress: Progress
) -> tuple[Survey, tuple[Asset, ...]]:
    """Read a listed tree.

    Args:
        tree: what `discover` listed.
        settings: what the steward says of the whole and of its parts.
        progress: called after each file.

    Returns:
        what was read, and what of it can be used by itself, sorted by id: the whole, each
        component that the steward declares, each folder with a package manifest.

    Raises:
        NothingScannedError: no file could be read.
        ConfigurationError: a licence in the settings is none, or a component has no files.

    """
    files: list[FileRecord] = []
    unread = list(tree.unread)
    for done, source in enumerate(tree.files, start=1):
        record, faults = _read(source, tree.hash_name)
        files += [record] if record else []
        unread += faults
        progress(done, len(tree.files))
    if not files:
        raise NothingScannedError(*_nothing_read(tree, unread))
    ground, said, misunderstood = ground_of(files, settings)
    survey = Survey(
        files=ground.settled(files),
        declarations=tuple(sorted(said, key=lambda one: (one.place, one.by))),
        conflicts=ground.conflicts(),
        unread=tuple(sorted([*unread, *misunderstood])),
        recognisable=recognisable(),
    )
    return survey, _assets(tree, survey, settings, ground)


def ground_of(
    files: Iterable[FileRecord], settings: Settings
) -> tuple[Ground, list[Declaration], list[Unread]]:
    """Return what holds where, all that was declared, and what was not understood.

    Args:
        files: as they were read.
        settings: what the steward says of the whole and of its parts.

    Raises:
        ConfigurationError: a licence in the settings is none.

    """
    declarations, misunderstood = declare(files)
    whole, components = _said_by_steward(settings)
    declarations += whole
    said = [*declarations, *(component.declaration for component in components)]
    return Ground(declarations, components), said, misunderstood


_MOST_REASONS = 5


def _nothing_read(tree: Tree, unread: Sequence[Unread]) -> tuple[Problem, ...]:
    """Say that there was nothing, and why, for the first few files."""
    hint = "name a folder with text files in it"
    reasons = (Problem(one.place, one.reason, hint) for one in sorted(unread)[:_MOST_REASONS])
    return Problem(Place(tree.name), "no file could be read", hint), *reasons


def _read(source: SourceFile, hash_name: str) -> tuple[FileRecord | None, list[Unread]]:
    try:
        content = source.load()
    except UnloadableError as error:
        return None, [Unread(Place(source.path), str(error))]
    reading = read_file(source.path, content)
    if reading.is_binary:
        return None, [Unread(Place(source.path), "binary")]
    record = FileRecord(
        path=source.path,
        content_id=source.known_id or blob_id(content, hash_name),
        size=len(content),
        evidence=reading.evidence,
        identification=reading.identification,
    )
    faults = [
        Unread(Place(source.path, line, column), f"{reason}; correct it")
        for line, column, reason in reading.faults
    ]
    return record, faults


def _said_by_steward(settings: Settings) -> tuple[list[Declaration], list[Component]]:
    """Turn the licences that the steward wrote into declarations, all faults at once."""
    problems: list[Problem] = []

    def declaration(
        written: str, place: Place, scope: str, by: DeclaredBy
    ) -> Declaration | None:
        try:
            return Declaration(place, scope, by, parse_loosely(written))
        except ExpressionError as error:
            what = f"licence expression {written!r} does not parse ({error})"
            problems.append(Problem(place, what, "write an SPDX expression such as PPL"))
            return None

    whole = []
    if settings.licence and settings.licence_place:
        place = settings.licence_place
        whole.append(declaration(settings.licence, place, "", DeclaredBy.STEWARD))
    parts = []
    for setting in settings.components:
        base = setting.patterns[0].base
        said = declaration(setting.licence, setting.place, base, DeclaredBy.COMPONENT)
        if said:
            parts.append(Component(setting.patterns, said))
    if problems:
        raise ConfigurationError(*sorted(problems))
    return [one for one in whole if one], parts


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
        if any(seen.kind is EvidenceKind.MANIFEST for seen in file.evidence)
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
