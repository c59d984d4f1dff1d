"""A letter as DOCX, for word processors (ISO/IEC 29500).

The same letter gives the same bytes: the days within are the letter's, and the archive has no
clock in it. Texts go in as texts, never as fields or markup.
"""

import zipfile
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, assert_never

from pplcheck.containers.memory import as_file
from pplcheck.model.errors import OutputError, Problem
from pplcheck.model.letter import Asked, Block, Items, Letter, Paragraph, Part, Table, Verbatim
from pplcheck.report.letters.lines import one_line

if TYPE_CHECKING:
    from docx.document import Document

NAME = "docx"

_EARLIEST = (1980, 1, 1, 0, 0, 0)
_REGULAR_FILE = 0o644 << 16
_BULLETS, _GRID = "List Bullet", "Table Grid"
_MONOSPACED = "Courier New"


def render(letter: Letter) -> bytes:
    """Return the letter as a package.

    Raises:
        OutputError: python-docx is not installed.

    """
    try:
        from docx import Document
    except ImportError as error:
        what = "a letter as DOCX needs python-docx"
        hint = "pip install 'pplcheck[letters]', or take --format markdown"
        raise OutputError(Problem(None, what, hint)) from error
    document = Document()
    _describe(document, letter)
    document.add_heading(one_line(letter.subject), level=1)
    for label, said in letter.head:
        _labelled(document, f"{label}{letter.colon}", said, style=None)
    document.add_paragraph(one_line(letter.greeting))
    for part in letter.parts:
        _part(document, part, letter.colon)
    for line in letter.closing:
        document.add_paragraph(one_line(line))
    document.add_paragraph().add_run(one_line(letter.note)).italic = True
    package = as_file(b"")
    document.save(package)
    return _without_clock(package.getvalue())


def _describe(document: "Document", letter: Letter) -> None:
    properties = document.core_properties
    properties.author = ""
    properties.last_modified_by = ""
    properties.comments = ""
    properties.title = one_line(letter.subject)[:255]
    properties.language = letter.language
    properties.revision = 1
    properties.created = properties.modified = datetime.combine(letter.on, time(), UTC)


def _part(document: "Document", part: Part, colon: str) -> None:
    if part.heading:
        document.add_heading(one_line(part.heading), level=2)
    for block in part.blocks:
        _block(document, block, colon)


def _block(document: "Document", block: Block, colon: str) -> None:
    match block:
        case Paragraph(said):
            document.add_paragraph(one_line(said))
        case Items(items):
            for item in items:
                document.add_paragraph(one_line(item), style=_BULLETS)
        case Asked(number, ask, details):
            asked = document.add_paragraph().add_run(f"{number}. {one_line(ask)}")
            asked.bold = True
            for label, said in details:
                _labelled(document, f"{label}{colon}", said, style=_BULLETS)
        case Table(head, rows):
            _table(document, head, rows)
        case Verbatim(said):
            for line in said.splitlines():
                document.add_paragraph().add_run(one_line(line)).font.name = _MONOSPACED
        case _:
            assert_never(block)


def _labelled(document: "Document", label: str, said: str, *, style: str | None) -> None:
    paragraph = document.add_paragraph(style=style)
    paragraph.add_run(f"{one_line(label)} ").bold = True
    paragraph.add_run(one_line(said))


def _table(
    document: "Document", head: tuple[str, ...], rows: tuple[tuple[str, ...], ...]
) -> None:
    table = document.add_table(rows=0, cols=len(head), style=_GRID)
    for number, row in enumerate((head, *rows)):
        for cell, said in zip(table.add_row().cells, row, strict=True):
            cell.paragraphs[0].add_run(one_line(said)).bold = number == 0
    document.add_paragraph()


def _without_clock(package: bytes) -> bytes:
    """Return the package with every entry on the earliest day that an archive can have."""
    made = as_file(b"")
    with (
        zipfile.ZipFile(as_file(package)) as before,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in before.namelist():
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.external_attr = _REGULAR_FILE
            entry.create_system = 3  # as on Unix, whatever this machine is
            entry.compress_type = zipfile.ZIP_DEFLATED
            after.writestr(entry, before.read(name))
    return made.getvalue()
