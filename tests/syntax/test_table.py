"""Are rows of a table cut where spreadsheets cut them, and told by their line?"""

import pytest

from pplcheck.syntax.places import UnparsableError
from pplcheck.syntax.table import rows


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_rows_and_quoted_line_breaks(end: str) -> None:
    text = end.join(["a,b", f'1,"x{end}y"', "", "2,z"])
    assert list(rows(text, ",")) == [
        (1, ["a", "b"]),
        (2, ["1", f"x{end}y"]),
        (4, []),
        (5, ["2", "z"]),
    ]


@pytest.mark.parametrize("sign", ["\x0b", "\x0c", "\x1c", "\x85", "\u2028"])
def test_other_breaks_stand_within_a_cell(sign: str) -> None:
    assert list(rows(f"1,x{sign}y,z\n2,3,4", ",")) == [
        (1, ["1", f"x{sign}y", "z"]),
        (2, ["2", "3", "4"]),
    ]


def test_a_quote_that_never_closes_is_told_with_the_line_of_its_row() -> None:
    with pytest.raises(UnparsableError) as error:
        list(rows('a,b\n1,"' + "x\n" * 100_000, ","))
    assert error.value.line == 2
