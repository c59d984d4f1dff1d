"""Which readers of designs are there, and which claims this file?

A new one is a file, a fixture and a line here.
"""

from fnmatch import fnmatchcase
from functools import cache
from typing import Final

from pplcheck.read.designs import (
    aiff,
    amf,
    blend,
    dwg,
    dxf,
    eagle,
    excellon,
    fcstd,
    flac,
    fritzing,
    gcode,
    gerber,
    gerber_job,
    gif,
    gltf,
    glyphs,
    ifc,
    iges,
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
    obj,
    odf,
    ogg,
    ooxml,
    opentype,
    pdf,
    ply,
    png,
    scad,
    spline_font,
    step,
    stl,
    svg,
    threemf,
    tiff,
    ufo,
    wav,
    webp,
    woff,
)
from pplcheck.read.doors import DesignReader

DESIGN_READERS: Final[tuple[DesignReader, ...]] = (
    fcstd,
    dxf,
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
    ifc,
    scad,
    step,
    iges,
    dwg,
    fritzing,
    stl,
    obj,
    ply,
    gltf,
    threemf,
    amf,
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
    blend,
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
