"""What does the frame of a KiCad drawing sheet state?"""

from collections.abc import Iterator
from typing import Final

from pplcheck.model.design import Format, Role
from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.read.design import passage
from pplcheck.read.kicad import is_one_of, read_forms
from pplcheck.read.lettering import authors_in, sounds_like_law
from pplcheck.syntax.sexpr import Form

NAME = "kicad_sheet"
GLOBS = ("*.kicad_wks",)
FORMAT: Final = Format(
    title="KiCad drawing sheet",
    role=Role.DESIGN,
    source="KiCad, Work Sheet File Format (dev-docs.kicad.org)",
    places=(
        (EvidenceKind.PASSAGE, "`tbtext`"),
        (EvidenceKind.AUTHOR, "`tbtext` such as `Designed by: …`"),
    ),
    passed_over="What is filled in from the title block of a drawing (`%T`, `${TITLE}`).",
)
_WANTED: Final = {"": frozenset({"tbtext"})}


def claims(content: bytes) -> bool:
    """Whether the content begins as a drawing sheet."""
    return is_one_of(content, b"kicad_wks", b"drawing_sheet", b"page_layout")


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what the frame says in words of its own."""
    del path
    texts: list[Form] = []
    return read_forms(content, _WANTED, lambda form: _take(form, texts), lambda: _said(texts))


def _take(form: Form, texts: list[Form]) -> Iterator[Evidence]:
    value = form.value()
    if form.head == "tbtext" and "${" not in value and "%" not in value:
        texts.append(form)
        yield from authors_in(value, "tbtext", (form.line, form.column))


def _said(texts: list[Form]) -> Iterator[Evidence]:
    whole = "\n".join(form.value() for form in texts)
    if sounds_like_law(whole):
        yield from passage(whole, f"tbtext, from line {texts[0].line}")
