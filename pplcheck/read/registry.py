"""Which readers are there, and which read this file?

A reader is a module. One for files of a certain name has `NAME`, `GLOBS` and `read(path,
content)`; one for statements that may stand in any text has `NAME`, `CUES` and `read(window,
offsets)`, and is asked only where one of its cues stands. One for a format of designs has also
a `FORMAT`, and says of a content whether it `claims` it: `.lib` and `.sch` are the endings of
many things. A new one is a file, a fixture and a line here.
"""

import re
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase, translate
from functools import cache
from typing import Final, Protocol

from pplcheck.model.design import Format
from pplcheck.model.evidence import Evidence
from pplcheck.model.place import SHELF
from pplcheck.read.designs import (
    aiff,
    eagle,
    excellon,
    fcstd,
    flac,
    gcode,
    gerber,
    gerber_job,
    gif,
    glyphs,
    jpeg,
    kicad_board,
    kicad_footprint,
    kicad_old_board,
    kicad_old_schematic,
    kicad_old_symbols,
    kicad_project,
    kicad_schematic,
    kicad_sheet,
    kicad_symbols,
    kicad_tables,
    mp3,
    mp4,
    odf,
    ogg,
    ooxml,
    opentype,
    pdf,
    png,
    spline_font,
    svg,
    tiff,
    ufo,
    wav,
    webp,
    woff,
)
from pplcheck.read.manifests import (
    bare_lock,
    bill_of_materials,
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
    go_mod,
    mix_exs,
    msbuild_project,
    nuspec,
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
    setup_cfg,
    setup_py,
)
from pplcheck.read.text import (
    contributors,
    copyright_lines,
    front_matter,
    licence_file,
    readme,
    readme_badges,
    snippets,
    spdx_tags,
)
from pplcheck.read.window import Window


class Reader(Protocol):
    """A module that reads licence evidence from files of certain names."""

    @property
    def NAME(self) -> str:
        """What the reader is called."""
        ...

    @property
    def GLOBS(self) -> tuple[str, ...]:
        """Patterns of lower-case file names."""
        ...

    def read(self, path: str, content: bytes) -> Iterator[Evidence]:
        """Yield what the file states.

        Args:
            path: relative to the root.
            content: UTF-8, or bytes that are nearly so.

        Raises:
            UnparsableError: the file is not what its name promises.

        """
        ...


class CueReader(Protocol):
    """A module that reads licence evidence wherever it stands in any text."""

    @property
    def NAME(self) -> str:
        """What the reader is called."""
        ...

    @property
    def CUES(self) -> tuple[bytes, ...]:
        """Words in lower case, one of which stands in whatever the reader could read."""
        ...

    def read(self, window: Window, offsets: Sequence[int]) -> Iterator[Evidence]:
        """Yield what is stated around some cues.

        Args:
            window: a stretch of the text.
            offsets: where cues stand in it, rising.

        """
        ...


class DesignReader(Protocol):
    """A module that reads what a design, a picture, a document or a sound says of itself."""

    @property
    def NAME(self) -> str:
        """What the reader is called."""
        ...

    @property
    def GLOBS(self) -> tuple[str, ...]:
        """Patterns of lower-case file names."""
        ...

    @property
    def FORMAT(self) -> Format:
        """The format, and where in it what stands."""
        ...

    def claims(self, content: bytes) -> bool:
        """Whether a content under such a name is of this format, as far as its head tells."""
        ...

    def read(self, path: str, content: bytes) -> Iterator[Evidence]:
        """Yield what the design says of itself and of others.

        Args:
            path: relative to the root.
            content: the bytes; of a format that names a `head`, only so many. A text in UTF-16
                or UTF-32 comes as UTF-8.

        Raises:
            UnparsableError: it is broken, or larger or deeper than any real one; what was
                yielded before stands.

        """
        ...


CUE_READERS: Final[tuple[CueReader, ...]] = (
    spdx_tags,
    copyright_lines,
    contributors,
    snippets,
)

READERS: Final[tuple[Reader, ...]] = (
    licence_file,
    readme,
    readme_badges,
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
)


DESIGN_READERS: Final[tuple[DesignReader, ...]] = (
    fcstd,
    svg,
    png,
    jpeg,
    tiff,
    webp,
    gif,
    kicad_board,
    kicad_schematic,
    kicad_footprint,
    kicad_symbols,
    kicad_sheet,
    kicad_project,
    kicad_tables,
    kicad_old_schematic,
    kicad_old_symbols,
    kicad_old_board,
    eagle,
    gerber,
    gerber_job,
    excellon,
    gcode,
    pdf,
    odf,
    ooxml,
    opentype,
    woff,
    ufo,
    glyphs,
    spline_font,
    mp3,
    flac,
    ogg,
    mp4,
    wav,
    aiff,
)  # fmt: skip


def design_reader_of(path: str, content: bytes) -> DesignReader | None:
    """Return the reader that claims the content of the file at `path`, or None."""
    readers = design_readers_called(path.rpartition("/")[2])
    return next((reader for reader in readers if reader.claims(content)), None)


@cache
def design_readers_called(name: str) -> tuple[DesignReader, ...]:
    """Return the readers that may claim a file of this name."""
    lower = name.lower()
    return tuple(
        reader
        for reader in DESIGN_READERS
        if any(fnmatchcase(lower, glob) for glob in reader.GLOBS)
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
