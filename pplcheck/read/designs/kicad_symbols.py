"""What does a library of KiCad symbols state (KiCad 6 and later)?"""

from collections.abc import Iterator
from typing import Final

from pplcheck.model.design import Format, Role
from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.read.design import passage
from pplcheck.read.kicad import is_one_of, read_forms
from pplcheck.read.lettering import sounds_like_law
from pplcheck.read.named_fields import PartFields, named_field
from pplcheck.syntax.sexpr import Form

NAME = "kicad_symbols"
GLOBS = ("*.kicad_sym",)
FORMAT: Final = Format(
    title="KiCad symbol library",
    role=Role.DESIGN,
    source="KiCad, Symbol Library File Format (dev-docs.kicad.org)",
    places=(
        (
            EvidenceKind.EMBEDDED,
            "`property` License; that of a symbol speaks of the symbol",
        ),
        (EvidenceKind.AUTHOR, "`property` Author of a symbol, likewise"),
        (EvidenceKind.COPYRIGHT, "`property` Copyright of a symbol, likewise"),
        (EvidenceKind.PASSAGE, "`text` in a symbol, likewise"),
    ),
    passed_over="Descriptions, data sheets and part numbers.",
)
_WANTED: Final = {
    "": frozenset({"symbol", "property"}),
    "symbol": frozenset({"property", "symbol", "text"}),
}


def claims(content: bytes) -> bool:
    """Whether the content begins as a library of symbols."""
    return is_one_of(content, b"kicad_symbol_lib")


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what symbols say of themselves, and the library of itself."""
    del path
    library = _Library()
    return read_forms(content, _WANTED, library.take, library.rest)


class _Library:
    """What is gathered from one file."""

    def __init__(self) -> None:
        self._fields = PartFields("symbol", "symbols")

    def take(self, form: Form) -> Iterator[Evidence]:
        place = (form.line, form.column)
        if form.head == "property":
            yield from named_field(form.value(), form.value(1), "property", place)
        elif form.head == "symbol":
            for part in form.all("property"):
                place = (part.line, part.column)
                self._fields.add(form.value(), part.value(), part.value(1), place)
            yield from _printed(form)

    def rest(self) -> Iterator[Evidence]:
        return self._fields.told()


def _printed(symbol: Form) -> Iterator[Evidence]:
    """Yield what a symbol, which is drawn in several units, has as text."""
    texts = [text for unit in symbol.all("symbol") for text in unit.all("text")]
    whole = "\n".join(text.value() for text in texts)
    if sounds_like_law(whole):
        place = (0, 0) if "\n" in whole else (texts[0].line, texts[0].column)
        about = f"symbol {symbol.value()}"
        yield from passage(whole, f"text, line {texts[0].line}", place, about=about)
