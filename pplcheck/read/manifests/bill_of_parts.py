"""What is a thing made of, after its bill of materials, and which rows are designs of others?

Sources: the tables of KiCad, JLC, EasyEDA and GitBuilding; LOSH's `sBoM.csv` (POS, NAME, UNITS,
TYPE, REFERENCE; types STD, BUY, POSH, MOSH); spreadsheets of makers, with words before the
header and several headers one below the other; and the lists of NopSCADlib, `'nut M3', 4`. A
table that is no bill says nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from pplcheck.model.evidence import Evidence, EvidenceKind, Relation
from pplcheck.read.bill import Column, designs_in, header, is_upstream
from pplcheck.read.design import FIRM, HINT, link, said
from pplcheck.read.lines import text_of
from pplcheck.syntax.places import UnparsableError
from pplcheck.syntax.table import DELIMITERS, rows

NAME = "bill-of-parts"
_TABLES = ("csv", "tsv")
_CALLED = (
    "*bom*", "*bill*of*material*", "*part*list*", "*stueckliste*", "*stückliste*", "parts",
    "*[-_]parts", "*nomenclature*", "*lista*de*materia*", "*liste*de*pi*ces*",
)  # fmt: skip
GLOBS = tuple(f"{called}.{ending}" for called in _CALLED for ending in _TABLES)

# Words, versions and totals stand before the header; nobody wrote more of them.
_MOST_BEFORE = 60
_MOST_PARTS = 5_000
_LONGEST_ABOUT = 200
# LOSH: parts and modules of open hardware, each with a manifest or a repository of its own.
_OPEN = re.compile(r"(?:POSH|MOSH)$")
_OF_LOSH = re.compile(r"(?:STD|BUY|POSH|MOSH)$")
_TOTAL = re.compile(r"(?:sub[ -]?)?(?:total|summe|sum|gesamt)\b.*", re.IGNORECASE)
_OF_NOPSCADLIB = re.compile(r"'(?P<name>[^']{1,200})',\s*(?P<count>\d{1,6})\s*$")
_DIGIT = re.compile(r"\d")
_MERE_NUMBER = re.compile(r"[\d.,\s%$€£-]*$")

_Row = tuple[int, list[str]]
_Columns = dict[Column, list[int]]


def read(path: str, content: bytes) -> Iterator[Evidence]:
    """Yield each part, and each design that a row points at.

    Raises:
        UnparsableError: a cell without end, or thousands of rows; what came before stands.

    """
    del path
    text = text_of(content)
    delimiter = _delimiter(text)
    if delimiter is None:
        yield from _listed(text)
        return
    columns: _Columns | None = None
    count = 0
    for row in rows(text, delimiter):
        # A second header, further down, has no number in it; nearly every part has.
        again = None if columns and _DIGIT.search(" ".join(row[1])) else header(row[1])
        if again or columns is None:
            columns = again or columns
            continue
        found = list(_part(row, columns))
        count += bool(found)
        if count > _MOST_PARTS:
            raise UnparsableError(row[0], 1, f"more than {_MOST_PARTS:,} parts in one bill")
        yield from found


def _listed(text: str) -> Iterator[Evidence]:
    """Yield the parts of a list without a header, if it is one from its first line on."""
    lines = text.splitlines()[:_MOST_PARTS]
    if all(_OF_NOPSCADLIB.match(line) for line in lines[:_MOST_BEFORE]):
        for number, line in enumerate(lines, start=1):
            found = _OF_NOPSCADLIB.match(line)
            if found:
                place, about = (number, 1), found["count"]
                yield from said(EvidenceKind.PART, found["name"], "", place, about=about)


def _delimiter(text: str) -> str | None:
    """Return what divides the cells: that with which the widest header is found."""
    best: tuple[int, str] | None = None
    for delimiter in DELIMITERS:
        if delimiter not in text:
            continue
        for number, (_, cells) in enumerate(rows(text, delimiter)):
            if number >= _MOST_BEFORE:
                break
            columns = header(cells)
            if columns:
                width = len(columns)
                best = max(best, (width, delimiter)) if best else (width, delimiter)
                break
    return best[1] if best else None


def _part(row: _Row, columns: _Columns) -> Iterator[Evidence]:
    line, cells = row
    name = _name(cells, columns)
    about = _about(cells, columns)
    links = list(_links(line, cells, columns))
    rest = (Column.NUMBER, Column.LINK, Column.SUPPLIER, Column.FOOTPRINT)
    has_more = about or links or any(_cell(cells, columns, one) for one in rest)
    # A title of a section has a name and nothing else.
    if not name or not has_more or _TOTAL.match(name):
        return
    relation = Relation.CONTAINS if links else None
    for seen in said(EvidenceKind.PART, name, "", (line, 1), about=about[:_LONGEST_ABOUT]):
        yield replace(seen, relation=relation)
    yield from links


def _about(cells: list[str], columns: _Columns) -> str:
    """Return where the part goes, or how many are needed, and of which standard."""
    quantity = _cell(cells, columns, Column.QUANTITY)
    reference = _cell(cells, columns, Column.DESIGNATOR)
    kind = _cell(cells, columns, Column.KIND)
    if not _OF_LOSH.match(kind):
        return reference or quantity
    return quantity if _OPEN.match(kind) else " of ".join(filter(None, (quantity, reference)))


def _links(line: int, cells: list[str], columns: _Columns) -> Iterator[Evidence]:
    is_open = bool(_OPEN.match(_cell(cells, columns, Column.KIND)))
    seen = set()
    for index, cell in enumerate(cells):
        targets = list(designs_in(cell))
        confidence = FIRM
        if not targets and is_open and index in columns.get(Column.DESIGNATOR, ()):
            targets = [cell]
        if not targets and index in columns.get(Column.SUPPLIER, ()) and is_upstream(cell):
            targets, confidence = [cell], HINT
        for target in targets:
            if target not in seen:
                seen.add(target)
                where = (line, 1)
                yield from link(
                    target,
                    Relation.CONTAINS,
                    f"column {index + 1}",
                    where,
                    confidence=confidence,
                )


def _name(cells: list[str], columns: _Columns) -> str:
    """Return what the part is called: a name, else a number, else its file."""
    for column in (Column.NAME, Column.NUMBER, Column.FILE, Column.DESIGNATOR):
        for index in columns.get(column, ()):
            cell = cells[index] if index < len(cells) else ""
            # Resistors of 0 Ω have no other name; elsewhere a number counts the rows.
            is_name = Column.DESIGNATOR in columns or not _MERE_NUMBER.match(cell)
            if cell and (column is not Column.NAME or is_name):
                return cell
    first = columns.get(Column.NAME, ())
    return next((cells[index] for index in first if index < len(cells)), "")


def _cell(cells: list[str], columns: _Columns, column: Column) -> str:
    """Return the first filled cell of a column."""
    held = (cells[index] for index in columns.get(column, ()) if index < len(cells))
    return next(filter(None, held), "")
