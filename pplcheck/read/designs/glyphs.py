"""What does a font's source for the editor Glyphs state?"""

import re
from collections.abc import Iterator
from typing import Final

from pplcheck.model.design import Format, Role
from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.read.font import (
    ADDRESS,
    COPYRIGHT,
    DESIGNER,
    FAMILY,
    LICENCE,
    MAKER,
    PASSED_OVER,
    stated_by,
)
from pplcheck.read.lines import text_of

NAME = "glyphs"
GLOBS = ("*.glyphs",)
FORMAT: Final = Format(
    title="Glyphs's source of a font",
    role=Role.FONT,
    source="Glyphs, file formats 2 and 3 (OpenStep property lists)",
    places=(
        (EvidenceKind.EMBEDDED, "license and licenseURL, as custom parameters or properties"),
        (EvidenceKind.AUTHOR, "designer"),
        (EvidenceKind.ORGANISATION, "manufacturer"),
        (EvidenceKind.TITLE, "familyName"),
        (EvidenceKind.COPYRIGHT, "copyright"),
    ),
    passed_over=PASSED_OVER,
)
_MARK = re.compile(rb"\s*\{\s*\.?(?:app|format)")
_OUTLINES: Final = b"\nglyphs = ("
_VALUE: Final = r'(?:"(?P<quoted>(?:[^"\\]|\\.)*)"|(?P<bare>[\w.:/-]+))'
# At the beginning of a line: a property of the font itself.
_PLAIN = re.compile(rf"^(?P<name>\w+) = {_VALUE};", re.MULTILINE)
_PARAMETER = re.compile(rf"\bname = (?P<name>\w+);\s*value = {_VALUE};")
_PROPERTY = re.compile(
    r"\bkey = (?P<name>\w+);\s*(?:values = \(\s*\{\s*(?:language = \w+;\s*)?)?"
    rf"value = {_VALUE};"
)
_KEYS: Final = {
    "copyright": COPYRIGHT,
    "copyrights": COPYRIGHT,
    "familyName": FAMILY,
    "familyNames": FAMILY,
    "designer": DESIGNER,
    "designers": DESIGNER,
    "manufacturer": MAKER,
    "manufacturers": MAKER,
    "license": LICENCE,
    "licenses": LICENCE,
    "licenseURL": ADDRESS,
}
_ESCAPED = re.compile(r"\\(n|.)", re.DOTALL)
_PLACES: Final = {id_: key for key, id_ in reversed(_KEYS.items())}


def claims(content: bytes) -> bool:
    """Whether it begins as such a property list does."""
    return bool(_MARK.match(content))


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what the font's properties state."""
    del path
    text = text_of(content.partition(_OUTLINES)[0])
    names: dict[int, str] = {}
    for pattern in (_PLAIN, _PARAMETER, _PROPERTY):
        for found in pattern.finditer(text):
            if found["name"] in _KEYS:
                written = found["bare"] or _unescaped(found["quoted"] or "")
                names.setdefault(_KEYS[found["name"]], written)
    yield from stated_by(names, _PLACES)


def _unescaped(written: str) -> str:
    return _ESCAPED.sub(lambda sign: "\n" if sign[1] == "n" else sign[1], written)
