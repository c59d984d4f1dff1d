"""What does an IGES file state of its makers, and of its licence?"""

from collections.abc import Iterator
from typing import Final

from pplcheck.model.design import Format, Role
from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.read.cad_makers import maker
from pplcheck.read.design import passage
from pplcheck.read.lines import text_of
from pplcheck.read.part21_header import file_title, title
from pplcheck.syntax.hollerith import is_fixed, sections

NAME = "iges"
GLOBS = ("*.iges", "*.igs", "*.ige")
FORMAT: Final = Format(
    title="IGES model",
    role=Role.DESIGN,
    source="IGES 5.3, sections 2.2.4.2 (start) and 2.2.4.3 (global)",
    places=(
        (EvidenceKind.PASSAGE, "the start section (lines with `S`)"),
        (EvidenceKind.AUTHOR, "the global section (lines with `G`), field 21"),
        (EvidenceKind.ORGANISATION, "the global section, field 22"),
        (EvidenceKind.TITLE, "the global section, fields 3 and 4"),
    ),
    passed_over="files in the compressed or the binary form, and what is drawn",
    head=64 * 1024,
)
_PRODUCT, _FILE = 3, 4
_MAKERS: Final = {21: EvidenceKind.AUTHOR, 22: EvidenceKind.ORGANISATION}
_HEAD_OF_CLAIM = 512


def claims(content: bytes) -> bool:
    """Whether the content begins with a line of a start section."""
    return is_fixed(text_of(content[:_HEAD_OF_CLAIM]))


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield what the start and the global section say.

    Raises:
        UnparsableError: there is no global section, or it is broken.

    """
    del path
    found = sections(text_of(content))
    yield from passage("\n".join(found.start), "start section", (1, 1))
    for number, value in enumerate(found.fields(), 1):
        locator = f"global section, field {number}"
        if number == _PRODUCT:
            yield from title(value, locator, (found.line, 1))
        elif number == _FILE:
            yield from file_title(value, locator, (found.line, 1))
        elif number in _MAKERS:
            yield from maker(_MAKERS[number], value, locator, (found.line, 1))
