"""What does a KiCad footprint state?"""

from collections.abc import Iterator
from typing import Final

from pplcheck.model.design import Format, Role
from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.read.design import HINT, STATED, passage
from pplcheck.read.kicad import is_one_of, local_link, read_forms
from pplcheck.read.lettering import sounds_like_law
from pplcheck.read.named_fields import named_field
from pplcheck.syntax.sexpr import Form

NAME = "kicad_footprint"
GLOBS = ("*.kicad_mod",)
FORMAT: Final = Format(
    title="KiCad footprint",
    role=Role.DESIGN,
    source="KiCad, Footprint Library File Format (dev-docs.kicad.org)",
    places=(
        (EvidenceKind.EMBEDDED, "`property` License"),
        (EvidenceKind.AUTHOR, "`property` Author"),
        (EvidenceKind.COPYRIGHT, "`property` Copyright"),
        (EvidenceKind.PASSAGE, "`descr`; texts on the layers Fab, Cmts and Dwgs"),
        (EvidenceKind.PASSAGE, "other texts, which are a hint where there are no pads"),
        (EvidenceKind.LINK, "`model` within the project (`${KIPRJMOD}`)"),
    ),
    passed_over="Models of the programme's own libraries; part numbers.",
)
_WANTED: Final = {
    "": frozenset({"descr", "property", "fp_text", "model", "pad"}),
    "fp_text": frozenset({"layer"}),
}
# What is written there is not made, and so speaks to those who use the footprint.
_NOT_MADE: Final = (".Fab", "Cmts.User", "Dwgs.User")


def claims(content: bytes) -> bool:
    """Whether the content begins as a footprint."""
    return is_one_of(content, b"footprint", b"module")


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what description, fields and texts say."""
    del path
    footprint = _Footprint()
    return read_forms(content, _WANTED, footprint.take, footprint.rest)


class _Footprint:
    """What is gathered from one file."""

    def __init__(self) -> None:
        self._texts: list[Form] = []
        self._has_pads = False

    def take(self, form: Form) -> Iterator[Evidence]:
        place = (form.line, form.column)
        if form.head == "property":
            yield from named_field(form.value(), form.value(1), "property", place)
        elif form.head == "descr" and sounds_like_law(form.value()):
            yield from passage(form.value(), "descr", place)
        elif form.head == "model":
            yield from local_link(form.value(), "model", place)
        elif form.head == "fp_text" and form.value() == "user":
            self._texts.append(form)
        elif form.head == "pad":
            self._has_pads = True

    def rest(self) -> Iterator[Evidence]:
        notes = [one for one in self._texts if one.said("layer").endswith(_NOT_MADE)]
        lettering = [one for one in self._texts if not one.said("layer").endswith(_NOT_MADE)]
        yield from _joined(notes, STATED)
        # Lettering without pads speaks of the board on which it is put.
        yield from _joined(lettering, STATED if self._has_pads else HINT)


def _joined(texts: list[Form], confidence: float) -> Iterator[Evidence]:
    whole = "\n".join(form.value(1) for form in texts)
    if sounds_like_law(whole):
        first = texts[0]
        place = (0, 0) if "\n" in whole else (first.line, first.column)
        locator = f"fp_text, line {first.line}"
        yield from passage(whole, locator, place, confidence=confidence)
