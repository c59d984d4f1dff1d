"""What does a KiCad board state?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pplcheck.model.design import Format, Role
from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.read.design import HINT, passage
from pplcheck.read.kicad import (
    EFFECTS,
    PLACED,
    TITLE_BLOCK,
    block_of,
    is_one_of,
    local_link,
    placed,
    read_forms,
)
from pplcheck.read.lettering import Lettering, authors_in, sounds_like_law, spoken
from pplcheck.read.lines import text_of
from pplcheck.read.named_fields import PartFields, named_field
from pplcheck.syntax.places import Point, UnparsableError
from pplcheck.syntax.sexpr import Form, stream

NAME = "kicad_board"
GLOBS = ("*.kicad_pcb",)
FORMAT: Final = Format(
    title="KiCad board",
    role=Role.DESIGN,
    source="KiCad, Board File Format (dev-docs.kicad.org)",
    places=(
        (EvidenceKind.TITLE, "`title_block`, title"),
        (EvidenceKind.ORGANISATION, "`title_block`, company"),
        (
            EvidenceKind.PASSAGE,
            "`title_block`, comments 1 to 9; `gr_text` on any layer",
        ),
        (EvidenceKind.PASSAGE, "texts of a footprint without pads, which is lettering"),
        (EvidenceKind.PASSAGE, "the name of a footprint that is a licence's logo, as a hint"),
        (EvidenceKind.AUTHOR, "a comment or text such as `Designed by: …`"),
        (
            EvidenceKind.EMBEDDED,
            "`property` LICENSE of the board; that of a footprint speaks of the footprint",
        ),
        (EvidenceKind.LINK, "`model` within the project (`${KIPRJMOD}`)"),
    ),
    passed_over="Models and footprints of the programme's own libraries; part numbers.",
)
_WANTED: Final = {
    "": frozenset({
        "title_block", "gr_text", "gr_text_box", "property", "footprint", "module",
    }),
    **TITLE_BLOCK,
    **EFFECTS,
    "gr_text": PLACED,
    "gr_text_box": PLACED,
    "footprint": frozenset({"property", "fp_text", "model"}),
    "module": frozenset({"fp_text", "model"}),
}  # fmt: skip
_WITH_PADS: Final = {
    "": frozenset({"footprint", "module"}),
    "footprint": frozenset({"pad"}),
    "module": frozenset({"pad"}),
}
_LOGO = re.compile(r"\b(?:cc|creative[ _-]?commons)[ _-](by(?:[ _-](?:nc|sa|nd))*)(?![a-z])")


def claims(content: bytes) -> bool:
    """Whether the content begins as a board."""
    return is_one_of(content, b"kicad_pcb")


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what title block, texts and footprints say."""
    del path
    board = _Board(content)
    return read_forms(content, _WANTED, board.take, board.rest)


@dataclass(frozen=True, slots=True)
class _Printed:
    """The texts of one footprint."""

    text: str
    reference: str
    place: Point
    footprint: Point


class _Board:
    """What is gathered from one file."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._texts: list[Lettering] = []
        self._printed: list[_Printed] = []
        self._fields = PartFields("footprint", "footprints")
        self._models: set[str] = set()

    def take(self, form: Form) -> Iterator[Evidence]:
        place = (form.line, form.column)
        if form.head == "title_block":
            yield from block_of(form)
        elif form.head in {"gr_text", "gr_text_box"}:
            self._texts.append(placed(form))
        elif form.head == "property":
            yield from named_field(form.value(), form.value(1), "board property", place)
        elif form.head in {"footprint", "module"}:
            yield from self._footprint(form)

    def rest(self) -> Iterator[Evidence]:
        yield from spoken(self._texts, "gr_text")
        yield from self._fields.told()
        if self._printed:
            yield from self._lettering(_with_pads(self._content))

    def _footprint(self, form: Form) -> Iterator[Evidence]:
        reference = _reference(form)
        for part in form.all("property"):
            place = (part.line, part.column)
            self._fields.add(reference, part.value(), part.value(1), place)
        texts = [part for part in form.all("fp_text") if part.value() == "user"]
        whole = "\n".join(part.value(1) for part in texts)
        if sounds_like_law(whole):
            place = (texts[0].line, texts[0].column)
            self._printed.append(_Printed(whole, reference, place, (form.line, form.column)))
        for part in form.all("model"):
            if part.value() not in self._models:
                self._models.add(part.value())
                yield from local_link(part.value(), "model", (part.line, part.column))
        logo = _LOGO.search(form.value().lower())
        if logo:
            said = "CC-" + logo[1].replace("_", "-").upper()
            place = (form.line, form.column)
            yield from passage(said, f"footprint {form.value()}", place, confidence=HINT)

    def _lettering(self, with_pads: set[Point]) -> Iterator[Evidence]:
        """Yield what footprints say: of themselves if they are parts, of the board if not."""
        for printed in self._printed:
            is_part = printed.footprint in with_pads
            about = f"footprint {printed.reference}" if is_part else ""
            place = (0, 0) if "\n" in printed.text else printed.place
            locator = f"fp_text, line {printed.place[0]}"
            yield from passage(printed.text, locator, place, about=about)
            yield from authors_in(printed.text, locator, printed.place, about=about)


def _reference(form: Form) -> str:
    """Return what the board calls a footprint: KiCad 8 has a property, older ones a text."""
    for part in form.parts:
        if part.value().lower() == "reference":
            return part.value(1)
    return form.value()


def _with_pads(content: bytes) -> set[Point]:
    """Return where the footprints stand that have pads.

    A second look, since only few boards have lettering that matters, and all have many pads.
    """
    found = set()
    try:
        for form in stream(text_of(content), _WITH_PADS):
            if form.parts:
                found.add((form.line, form.column))
    except UnparsableError:
        return found
    return found
