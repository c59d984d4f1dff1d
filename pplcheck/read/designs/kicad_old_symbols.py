"""What does a library of symbols of KiCad 5 or older state?"""

import re
from collections.abc import Iterator
from typing import Final

from pplcheck.model.design import Format, Role
from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.read.design import passage
from pplcheck.read.lettering import sounds_like_law
from pplcheck.read.lines import text_of
from pplcheck.read.named_fields import PartFields

NAME = "kicad_old_symbols"
GLOBS = ("*.lib", "*.dcm")
FORMAT: Final = Format(
    title="EESchema symbol library",
    role=Role.DESIGN,
    source="KiCad, Legacy Schematic Symbol Library File Format (dev-docs.kicad.org)",
    places=(
        (EvidenceKind.PASSAGE, "comments (`#`) before the first symbol"),
        (EvidenceKind.EMBEDDED, "field License of a `DEF`, which speaks of the symbol"),
        (EvidenceKind.AUTHOR, "field Author of a `DEF`, likewise"),
        (EvidenceKind.COPYRIGHT, "field Copyright of a `DEF`, likewise"),
    ),
    passed_over="Descriptions and part numbers.",
)
_HEADS = (b"EESchema-LIBRARY", b"EESchema-DOCLIB")
_STATEMENT = re.compile(
    r"^DEF ~?(?P<symbol>\S+)"
    r'|^F\d+ "(?P<value>(?:[^"\\\n]|\\.)*+)".*"(?P<name>[^"\n]+)"[ \t\r]*$',
    re.MULTILINE,
)
_FIRST = re.compile(r"^(?:DEF|\$CMP) ", re.MULTILINE)
# A rule of signs between two symbols belongs to no sentence.
_RULE = re.compile(r"[#*=\s-]*$")


def claims(content: bytes) -> bool:
    """Whether the content begins as such a library."""
    return content.startswith(_HEADS)


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what the comments at the top say, and the symbols of themselves."""
    del path
    text = text_of(content)
    yield from _header(text)
    fields = PartFields("symbol", "symbols")
    symbol = ""
    line, counted = 1, 0
    for found in _STATEMENT.finditer(text):
        line, counted = line + text.count("\n", counted, found.start()), found.start()
        if found["symbol"]:
            symbol = found["symbol"]
        else:
            fields.add(symbol, found["name"], found["value"], (line, 1))
    yield from fields.told()


def _header(text: str) -> Iterator[Evidence]:
    first = _FIRST.search(text)
    lines = text[: first.start() if first else len(text)].split("\n")
    begin = 1
    while begin < len(lines) and _RULE.match(lines[begin]):
        begin += 1
    comments = [line.lstrip("#").strip() if line.startswith("#") else "" for line in lines]
    whole = "\n".join(comments[begin:]).rstrip()
    if sounds_like_law(whole):
        yield from passage(whole, "comment", (begin + 1, 1))
