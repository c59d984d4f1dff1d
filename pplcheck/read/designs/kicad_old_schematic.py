"""What does a schematic of KiCad 5 or older state?"""

import re
from collections.abc import Iterator
from typing import Final

from pplcheck.model.design import Format, Role
from pplcheck.model.evidence import Evidence, EvidenceKind, Relation
from pplcheck.read.design import link
from pplcheck.read.lettering import LEFT, RIGHT, Lettering, lettering, spoken
from pplcheck.read.lines import text_of
from pplcheck.read.named_fields import PartFields
from pplcheck.read.title_block import Entry, title_block

NAME = "kicad_old_schematic"
GLOBS = ("*.sch",)
FORMAT: Final = Format(
    title="EESchema schematic",
    role=Role.DESIGN,
    source="KiCad, Legacy Schematic File Format (dev-docs.kicad.org)",
    places=(
        (EvidenceKind.TITLE, "`$Descr`, Title"),
        (EvidenceKind.ORGANISATION, "`$Descr`, Comp"),
        (EvidenceKind.PASSAGE, "`$Descr`, Comment1 to Comment9; `Text Notes`"),
        (EvidenceKind.AUTHOR, "a comment or note such as `Designed by: …`"),
        (EvidenceKind.EMBEDDED, "field License of a `$Comp`, which speaks of the component"),
        (EvidenceKind.LINK, "`$Sheet`, F1"),
    ),
    passed_over="Part numbers, since two boards with one chip are no kin.",
)
_HEAD = b"EESchema Schematic File"
_STATEMENT = re.compile(
    r'^(?P<entry>Title|Comp|Comment\d+) "(?P<filled>.*)"[ \t\r]*$'
    r"|^Text Notes +(?P<x>-?\d+) +(?P<y>-?\d+) +(?P<turn>\d+) +(?P<size>\d+)(?P<end>.*\n)"
    r"(?P<note>.*)"
    r'|^F ?1 "(?P<sheet>[^"\n]+)" \d+[ \t\r]*$'
    r"|^L \S+ (?P<reference>\S+)"
    r'|^F \d+ "(?P<value>(?:[^"\\\n]|\\.)*+)".*"(?P<name>[^"\n]+)"[ \t\r]*$',
    re.MULTILINE,
)
_NAMES = {"Title": "title", "Comp": "company"}
_MIL = 0.0254
# Which way a note runs, and which of its ends stands at its place.
_TURNS = {0: (0, LEFT), 1: (90, LEFT), 2: (0, RIGHT), 3: (90, RIGHT)}


def claims(content: bytes) -> bool:
    """Whether the content begins as such a schematic."""
    return content.startswith(_HEAD)


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what title block, notes, components and sheets say."""
    del path
    entries: list[Entry] = []
    notes: list[Lettering] = []
    fields = PartFields("component", "components")
    reference = ""
    text = text_of(content)
    line, counted = 1, 0
    for found in _STATEMENT.finditer(text):
        line, counted = line + text.count("\n", counted, found.start()), found.start()
        if found["entry"]:
            entries.append(_entry(found, line))
        elif found["note"]:
            notes.append(_note(found, line + 1))
        elif found["sheet"]:
            yield from link(found["sheet"], Relation.CONTAINS, "$Sheet, F1", (line, 1))
        elif found["reference"]:
            reference = found["reference"]
        elif found["name"]:
            fields.add(reference, found["name"], _plain(found["value"]), (line, 1))
    yield from title_block(entries)
    yield from spoken(notes, "Text Notes")
    yield from fields.told()


def _entry(found: re.Match[str], line: int) -> Entry:
    name = _NAMES.get(found["entry"], found["entry"].lower())
    column = found.start("filled") - found.start() + 1
    return Entry(name, _plain(found["filled"]), (line, column))


def _note(found: re.Match[str], line: int) -> Lettering:
    degrees, anchor = _TURNS.get(int(found["turn"][:2]), (0, LEFT))
    return lettering(
        _plain(found["note"]),
        (float(found["x"]) * _MIL, -float(found["y"]) * _MIL),
        degrees,
        float(found["size"]) * _MIL,
        "",
        anchor=anchor,
        place=(line, 1),
    )


def _plain(written: str) -> str:
    return written.replace(r"\n", "\n").replace(r"\"", '"').strip("\r")
