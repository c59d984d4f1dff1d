"""What does a board of Pcbnew before 2013 state?"""

import re
from collections.abc import Iterator
from typing import Final

from pplcheck.model.design import Format, Role
from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.read.lettering import MIDDLE, Lettering, lettering, spoken
from pplcheck.read.lines import text_of
from pplcheck.read.title_block import Entry, title_block

NAME = "kicad_old_board"
GLOBS = ("*.brd",)
FORMAT: Final = Format(
    title="Pcbnew board",
    role=Role.DESIGN,
    source="KiCad, Legacy Pcbnew File Format (dev-docs.kicad.org)",
    places=(
        (EvidenceKind.TITLE, "`$SHEETDESCR`, Title"),
        (EvidenceKind.ORGANISATION, "`$SHEETDESCR`, Comp"),
        (EvidenceKind.PASSAGE, "`$SHEETDESCR`, Comment1 to Comment4; `$TEXTPCB`"),
        (EvidenceKind.AUTHOR, "a comment or text such as `Designed by: …`"),
    ),
    passed_over="Texts of modules.",
)
_STATEMENT = re.compile(
    r'^(?P<entry>Title|Comp|Comment\d+) "(?P<filled>.*)"[ \t\r]*$'
    r"|^\$TEXTPCB[ \t\r]*\n(?P<printed>(?:(?!\$).*\n){1,20})",
    re.MULTILINE,
)
_PRINTED = re.compile(r'^(?:Te|nl) "(.*)"', re.MULTILINE)
_POSITION = re.compile(r"^Po (-?\d+) (-?\d+) (\d+) \d+ \d+ (-?\d+)", re.MULTILINE)
_LAYER = re.compile(r"^De (\d+) (?P<is_plain>[01])", re.MULTILINE)
_NAMES = {"Title": "title", "Comp": "company"}


def claims(content: bytes) -> bool:
    """Whether the content begins as such a board."""
    return content.startswith(b"PCBNEW-BOARD")


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what title block and texts say."""
    del path
    entries: list[Entry] = []
    texts: list[Lettering] = []
    text = text_of(content)
    line, counted = 1, 0
    for found in _STATEMENT.finditer(text):
        line, counted = line + text.count("\n", counted, found.start()), found.start()
        if found["entry"]:
            name = _NAMES.get(found["entry"], found["entry"].lower())
            entries.append(Entry(name, found["filled"], (line, len(found["entry"]) + 3)))
        else:
            texts.append(_text(found["printed"], line + 1))
    yield from title_block(entries)
    yield from spoken(texts, "$TEXTPCB")


def _text(printed: str, line: int) -> Lettering:
    position, layer = _POSITION.search(printed), _LAYER.search(printed)
    x, y, size, tenths = map(float, position.groups()) if position else (0.0, 0.0, 1.0, 0.0)
    degrees = tenths / 10
    if layer and layer["is_plain"] == "0":
        x, degrees = -x, -degrees
    return lettering(
        "\n".join(_PRINTED.findall(printed)),
        (x, -y),
        degrees,
        size,
        layer[1] if layer else "",
        anchor=MIDDLE,
        place=(line, 1),
    )
