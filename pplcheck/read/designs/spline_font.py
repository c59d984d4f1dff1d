"""What does a font's source for FontForge state?"""

import re
from binascii import a2b_base64
from collections.abc import Iterator
from typing import Final

from pplcheck.model.design import Format, Role
from pplcheck.model.evidence import Evidence
from pplcheck.read.font import (
    ADDRESS,
    COPYRIGHT,
    DEFAULT,
    DESIGNER,
    FAMILY,
    FULL_NAME,
    LICENCE,
    MAKER,
    PASSED_OVER,
    PLACES,
    stated_by,
)
from pplcheck.read.lines import text_of

NAME = "spline-font"
GLOBS = ("*.sfd",)
FORMAT: Final = Format(
    title="FontForge's source of a font",
    role=Role.FONT,
    source="FontForge, “Spline Font Database File Format”",
    places=PLACES,
    default=DEFAULT,
    passed_over=PASSED_OVER,
)
_MARK: Final = b"SplineFontDB:"
_AMERICAN: Final = "1033"
_LINE = re.compile(r"^(Copyright|FullName|FamilyName|LangName): ?(.*)$", re.MULTILINE)
_QUOTED = re.compile(r'"([^"]*)"')
_SHIFTED = re.compile(r"\+([A-Za-z0-9+/]*)-?")
# Of one to three letters beyond the last four, how many give a byte.
_LEFT: Final = (0, 0, 2, 3)
_LANGUAGE = re.compile(r"\d+")
# Where the outlines begin; what tells of the font stands before.
_OUTLINES: Final = b"\nBeginChars:"
_IN_LINES: Final = {"Copyright": COPYRIGHT, "FullName": FULL_NAME, "FamilyName": FAMILY}


def claims(content: bytes) -> bool:
    """Whether it begins with the mark of the format."""
    return content.startswith(_MARK)


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what the font's names state: as lines, and as in the fonts made of it."""
    del path
    names: dict[int, str] = {}
    places: dict[int, str] = {}
    by_language: dict[str, str] = {}
    for line in _LINE.finditer(text_of(content.partition(_OUTLINES)[0])):
        called, written = line.groups()
        if called == "LangName":
            language = _LANGUAGE.match(written)
            by_language[language.group() if language else ""] = written
        else:
            names[_IN_LINES[called]] = written.replace("\\n", "\n")
            places[_IN_LINES[called]] = called
    # English, or the first there is.
    chosen = by_language.get(_AMERICAN) or next(iter(by_language.values()), "")
    for id_, one in enumerate(_QUOTED.findall(chosen)):
        if one:
            names[id_], places[id_] = _decoded(one), f"LangName, name ID {id_}"
    for id_ in (COPYRIGHT, FAMILY, FULL_NAME, DESIGNER, MAKER, LICENCE, ADDRESS):
        places.setdefault(id_, f"name ID {id_}")
    yield from stated_by(names, places)


def _decoded(written: str) -> str:
    """Return a name that is written in UTF-7, as FontForge does: not always to the last bit."""
    return _SHIFTED.sub(_shifted, written)


def _shifted(found: re.Match[str]) -> str:
    letters = found[1]
    if not letters:
        return "+"
    # Two bytes a letter; what is left over is padding.
    bits = a2b_base64(letters[: len(letters) // 4 * 4 + _LEFT[len(letters) % 4]] + "==")
    return bits[: len(bits) // 2 * 2].decode("utf-16-be", "replace").replace("\0", "")
