"""What does a KiCad schematic state (KiCad 6 and later)?"""

from collections.abc import Iterator
from typing import Final

from pplcheck.model.design import Format, Role
from pplcheck.model.evidence import Evidence, EvidenceKind, Relation
from pplcheck.read.design import link
from pplcheck.read.kicad import (
    EFFECTS,
    PLACED,
    TITLE_BLOCK,
    block_of,
    is_one_of,
    placed,
    read_forms,
)
from pplcheck.read.lettering import Lettering, spoken
from pplcheck.read.named_fields import PartFields
from pplcheck.syntax.sexpr import Form

NAME = "kicad_schematic"
GLOBS = ("*.kicad_sch",)
FORMAT: Final = Format(
    title="KiCad schematic",
    role=Role.DESIGN,
    source="KiCad, Schematic File Format (dev-docs.kicad.org)",
    places=(
        (EvidenceKind.TITLE, "`title_block`, title"),
        (EvidenceKind.ORGANISATION, "`title_block`, company"),
        (EvidenceKind.PASSAGE, "`title_block`, comments 1 to 9; `text` and `text_box`"),
        (EvidenceKind.AUTHOR, "a comment or text such as `Designed by: …`"),
        (EvidenceKind.EMBEDDED, "`property` License of a symbol, which speaks of the symbol"),
        (EvidenceKind.LINK, "Sheetfile of a `sheet`"),
    ),
    passed_over=(
        "The copy of each library symbol (`lib_symbols`), since the symbols placed repeat its "
        "fields; part numbers, since two boards with one chip are no kin."
    ),
)
_WANTED: Final = {
    "": frozenset({"title_block", "text", "text_box", "symbol", "sheet"}),
    **TITLE_BLOCK,
    **EFFECTS,
    "text": PLACED,
    "text_box": PLACED,
    "symbol": frozenset({"property"}),
    "sheet": frozenset({"property"}),
}


def claims(content: bytes) -> bool:
    """Whether the content begins as a schematic."""
    return is_one_of(content, b"kicad_sch")


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what title block, texts, symbols and sheets say."""
    del path
    sheet = _Sheet()
    return read_forms(content, _WANTED, sheet.take, sheet.rest)


class _Sheet:
    """What is gathered from one file."""

    def __init__(self) -> None:
        self._texts: list[Lettering] = []
        self._fields = PartFields("symbol", "symbols")

    def take(self, form: Form) -> Iterator[Evidence]:
        if form.head == "title_block":
            yield from block_of(form)
        elif form.head == "sheet":
            yield from _sheet_file(form)
        elif form.head == "symbol":
            self._symbol(form)
        elif form.head in {"text", "text_box"}:
            self._texts.append(placed(form))

    def rest(self) -> Iterator[Evidence]:
        yield from spoken(self._texts, "text")
        yield from self._fields.told()

    def _symbol(self, form: Form) -> None:
        values = {part.value(): part.value(1) for part in form.parts}
        reference = values.get("Reference", "")
        for part in form.parts:
            place = (part.line, part.column)
            self._fields.add(reference, part.value(), part.value(1), place)


def _sheet_file(form: Form) -> Iterator[Evidence]:
    for part in form.parts:
        # KiCad 6 wrote the name in two words.
        if part.value().replace(" ", "").lower() == "sheetfile":
            place = (part.line, part.column)
            yield from link(part.value(1), Relation.CONTAINS, "sheet, Sheetfile", place)
