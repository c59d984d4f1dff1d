"""Rows of a table in text: commas, tabs or semicolons, quoted cells that hold line breaks.

Source: RFC 4180, and what spreadsheets write instead of it.
"""

import csv
import re
from collections.abc import Iterator

from pplcheck.syntax.places import UnparsableError

DELIMITERS = ("\t", ";", ",", "|")
# Not `splitlines`: what else that takes for a break stands within cells.
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")


def rows(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the line at which each row begins, from 1, and its cells without outer blanks.

    Args:
        text: of the table.
        delimiter: one of `DELIMITERS`.

    Raises:
        UnparsableError: a cell of more than 128 KiB, mostly because a quote is never closed.

    """
    lines = (found[0] for found in _LINE.finditer(text))
    reader = csv.reader(lines, delimiter=delimiter)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise UnparsableError(line, 1, f"not a table: {error}") from error
        if cells is None:
            return
        yield line, [cell.strip() for cell in cells]
