"""Which readers of designs are there, and which claims this file?

A new one is a file, a fixture and a line here. A reader is loaded with the first file that has
such a name: few trees have more than some of the formats.
"""

from collections.abc import Mapping
from fnmatch import fnmatchcase
from functools import cache
from importlib import import_module
from typing import Final, cast

from pplcheck.read.doors import DesignReader

# By their names and in the order in which they are asked: the GLOBS of each, as it says itself.
DESIGN_READERS: Final[Mapping[str, str]] = {
    "fcstd": "*.fcstd *.fcstd[0-9] *.fcstd[0-9][0-9] *.fcbak",
    "dxf": "*.dxf",
    "svg": "*.svg *.svgz",
    "png": "*.png *.apng *.jpg *.jpeg *.jpe *.jfif *.tif *.tiff *.dng *.webp *.gif",
    "jpeg": "*.png *.apng *.jpg *.jpeg *.jpe *.jfif *.tif *.tiff *.dng *.webp *.gif",
    "tiff": "*.png *.apng *.jpg *.jpeg *.jpe *.jfif *.tif *.tiff *.dng *.webp *.gif",
    "webp": "*.png *.apng *.jpg *.jpeg *.jpe *.jfif *.tif *.tiff *.dng *.webp *.gif",
    "gif": "*.png *.apng *.jpg *.jpeg *.jpe *.jfif *.tif *.tiff *.dng *.webp *.gif",
    "kicad_board": "*.kicad_pcb",
    "kicad_schematic": "*.kicad_sch",
    "kicad_footprint": "*.kicad_mod",
    "kicad_symbols": "*.kicad_sym",
    "kicad_sheet": "*.kicad_wks",
    "kicad_project": "*.kicad_pro",
    "kicad_tables": "fp-lib-table sym-lib-table design-block-lib-table",
    "kicad_old_schematic": "*.sch",
    "kicad_old_symbols": "*.lib *.dcm",
    "kicad_old_board": "*.brd",
    "eagle": "*.brd *.sch *.lbr",
    "gerber": (
        "*.gbr *.ger *.gbx *.pho *.art *.g[0-9] *.g[0-9][0-9] *.g[tbd][lsopad1] *.gk[o1] "
        "*.gm[0-9l] *.gm[0-9][0-9] *.gp[0-9tb] *.g[pt][0-9] *.gg1 *.gbp *.gtp *.cmp *.sol "
        "*.st[cs] *.pl[cs] *.cr[cs] *.drd"
    ),
    "gerber_job": "*.gbrjob",
    "excellon": "*.drl *.xln *.exc *.drd *.tap *.ncd *.drill *.txt",
    "gcode": "*.gcode *.gco *.g *.gc *.ngc *.nc *.cnc *.tap",
    "ifc": "*.ifc *.ifczip",
    "scad": "*.scad *.escad",
    "step": "*.step *.stp *.p21 *.stpnc",
    "iges": "*.iges *.igs *.ige",
    "dwg": "*.dwg *.dws *.dwt",
    "fritzing": "*.fz *.fzz *.fzp *.fzpz",
    "stl": "*.stl",
    "obj": "*.obj *.mtl",
    "ply": "*.ply",
    "gltf": "*.gltf *.glb",
    "threemf": "*.3mf",
    "amf": "*.amf",
    "pdf": "*.pdf",
    "odf": "*.odt *.ods *.odp *.odg *.ott *.ots *.otp *.otg *.fodt *.fods *.fodp *.fodg",
    "ooxml": (
        "*.docx *.docm *.dotx *.dotm *.xlsx *.xlsm *.xltx *.xltm *.pptx *.pptm *.potx "
        "*.potm *.ppsx *.vsdx"
    ),
    "opentype": "*.ttf *.otf *.ttc *.otc *.otb",
    "woff": "*.woff *.woff2",
    "ufo": "fontinfo.plist",
    "glyphs": "*.glyphs",
    "spline-font": "*.sfd",
    "mp3": "*.mp3 *.aac",
    "flac": "*.flac",
    "ogg": "*.ogg *.oga *.ogv *.ogx *.opus *.spx",
    "mp4": "*.mp4 *.m4a *.m4b *.m4v *.mov *.3gp",
    "wav": "*.wav *.wave",
    "aiff": "*.aif *.aiff *.aifc",
    "blend": "*.blend",
    "vrml": "*.wrl *.vrml",
}

_WHOLE_NAMES: Final = frozenset(
    glob for globs in DESIGN_READERS.values() for glob in globs.split() if "*" not in glob
)
_ENDINGS: Final = frozenset(
    glob[1:] for globs in DESIGN_READERS.values() for glob in globs.split() if glob[0] == "*"
)
_SETS: Final = tuple(
    glob for globs in DESIGN_READERS.values() for glob in globs.split() if "[" in glob
)


def design_reader_of(path: str, content: bytes) -> DesignReader | None:
    """Return the reader that claims the content of the file at `path`, or None."""
    readers = map(design_reader, design_readers_called(path.rpartition("/")[2]))
    return next((reader for reader in readers if reader.claims(content)), None)


def design_readers() -> tuple[DesignReader, ...]:
    """Return all readers of designs, in the order in which they are asked."""
    return tuple(map(design_reader, DESIGN_READERS))


@cache
def design_reader(name: str) -> DesignReader:
    """Return the reader of that name.

    Raises:
        KeyError: there is none.

    """
    if name not in DESIGN_READERS:
        raise KeyError(name)
    module = import_module(f"pplcheck.read.designs.{name.replace('-', '_')}")
    return cast("DesignReader", module)


def design_readers_called(name: str) -> tuple[str, ...]:
    """Return the names of the readers that may claim a file of this name."""
    lower = name.lower()
    if lower in _WHOLE_NAMES:
        return _fitting(lower)
    _, dot, ending = lower.rpartition(".")
    # A tree can have a million names without an ending, or with one that no reader knows.
    called = f"{dot}{ending}"
    is_known = bool(dot) and (called in _ENDINGS or any(fnmatchcase(called, g) for g in _SETS))
    return _fitting(called) if is_known else ()


@cache
def _fitting(name: str) -> tuple[str, ...]:
    return tuple(
        reader
        for reader, globs in DESIGN_READERS.items()
        if any(_fits(name, glob) for glob in globs.split())
    )


def _fits(name: str, glob: str) -> bool:
    """Whether a glob fits; most of them need no pattern, which takes long to make."""
    if "[" in glob:
        return fnmatchcase(name, glob)
    return name.endswith(glob[1:]) if glob.startswith("*") else name == glob
