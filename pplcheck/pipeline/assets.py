"""What of a tree can be used by itself?"""

import hashlib
from collections.abc import Iterable, Sequence

from pplcheck.discover import Tree
from pplcheck.licences import Ground, parse_loosely
from pplcheck.model.asset import Asset, AssetKind
from pplcheck.model.errors import ConfigurationError, Problem
from pplcheck.model.evidence import EvidenceKind
from pplcheck.model.settings import ComponentSetting, Settings
from pplcheck.model.survey import FileRecord, Survey

_ROOT = "."
# Go and Swift have package manifests in which no licence can be named.
_MAKES_A_PACKAGE = frozenset({EvidenceKind.MANIFEST, EvidenceKind.PACKAGE})


def assets_of(
    tree: Tree, survey: Survey, settings: Settings, ground: Ground
) -> tuple[Asset, ...]:
    """Return what can be used by itself, sorted by id.

    The whole; each component that the steward declares; each folder with a package manifest;
    each design of which a use is known.

    Raises:
        ConfigurationError: a component has no files.

    """
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
    # A design can be used by itself too; but of thousands only those are assets that are used.
    used = {use.asset for use in settings.uses} - named
    designs = [_design(file) for file in survey.files if file.format and file.path in used]
    return tuple(sorted([root, *components, *packages, *designs], key=lambda asset: asset.id))


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


def _design(file: FileRecord) -> Asset:
    return Asset(
        id=file.path,
        name=file.path.rpartition("/")[2],
        kind=AssetKind.DESIGN,
        licence=file.licence.normal if file.licence else None,
        paths=(file.path,),
        content_id=_content_id([file]),
        parent=_ROOT,
    )


def _package_folders(survey: Survey) -> Iterable[str]:
    folders = {
        file.path.rpartition("/")[0]
        for file in survey.files
        if any(seen.kind in _MAKES_A_PACKAGE for seen in file.evidence)
    }
    return sorted(folders - {""})


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
