"""Which readers are there, and which read this file?

A new one is a file, a fixture and a line here; its shape is in `doors`.
"""

import re
from fnmatch import translate
from functools import cache
from typing import Final

from pplcheck.model.place import SHELF
from pplcheck.read.doors import CueReader, Reader
from pplcheck.read.manifests import (
    bare_lock,
    bill_of_materials,
    bill_of_parts,
    cabal,
    cargo_toml,
    citation_cff,
    codemeta_json,
    composer_json,
    composer_lock,
    conda_recipe,
    debian_copyright,
    dockerfile,
    gemspec,
    gitbuilding,
    gitbuilding_parts,
    gitmodules,
    go_mod,
    mix_exs,
    msbuild_project,
    nuspec,
    okh_toml,
    okh_yaml,
    okw,
    oshwa_record,
    package_json,
    package_lock,
    package_swift,
    pkgbuild,
    podspec,
    pom_xml,
    publiccode_yml,
    pyproject_toml,
    r_description,
    reuse_toml,
    ro_crate,
    setup_cfg,
    setup_py,
    thingiverse,
)
from pplcheck.read.text import (
    contribution_terms,
    contributors,
    copyright_lines,
    front_matter,
    gitbuilding_links,
    licence_file,
    oshwa_id,
    readme,
    readme_badges,
    snippets,
    spdx_tags,
)

CUE_READERS: Final[tuple[CueReader, ...]] = (
    spdx_tags,
    copyright_lines,
    contributors,
    snippets,
    oshwa_id,
    gitbuilding_links,
)

READERS: Final[tuple[Reader, ...]] = (
    licence_file,
    readme,
    readme_badges,
    contribution_terms,
    front_matter,
    package_json,
    composer_json,
    pyproject_toml,
    setup_cfg,
    setup_py,
    cargo_toml,
    package_lock,
    composer_lock,
    bare_lock,
    bill_of_materials,
    go_mod,
    pom_xml,
    gemspec,
    nuspec,
    msbuild_project,
    podspec,
    package_swift,
    mix_exs,
    cabal,
    r_description,
    citation_cff,
    codemeta_json,
    publiccode_yml,
    dockerfile,
    pkgbuild,
    conda_recipe,
    reuse_toml,
    debian_copyright,
    gitmodules,
    okh_yaml,
    okh_toml,
    okw,
    oshwa_record,
    gitbuilding,
    gitbuilding_parts,
    ro_crate,
    thingiverse,
    bill_of_parts,
)


def readers_for(path: str) -> tuple[Reader, ...]:
    """Return the readers of the file at `path`: by its name, or by the folder of the texts."""
    folder, _, name = path.rpartition("/")
    by_name = _readers_called(name)
    if folder.rpartition("/")[2] == SHELF and licence_file not in by_name:
        return (licence_file, *by_name)
    return by_name


@cache
def _readers_called(name: str) -> tuple[Reader, ...]:
    lower = name.lower()
    if not _any_of(READERS).fullmatch(lower):
        return ()
    return tuple(reader for reader in READERS if _any_of((reader,)).fullmatch(lower))


@cache
def _any_of(readers: tuple[Reader, ...]) -> re.Pattern[str]:
    globs = (glob for reader in readers for glob in reader.GLOBS)
    return re.compile("|".join(map(translate, globs)))
