"""Are licences found in a comment, whether their text stands there or their name?"""

import pytest

from pplcheck.licences import granted_in
from pplcheck.licences.granted import FLOOR
from pplcheck.licences.identify import _FLOOR
from tests.licences.test_identify import MIT

GPL = (
    "This program is free software; you can redistribute it and/or modify it under the terms "
    "of the GNU General Public License as published by the Free Software Foundation; either "
    "version 2 of the License, or (at your option) any later version."
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (MIT, ["MIT"]),
        (f"Thing, a tool.\n\n{MIT}", ["MIT"]),
        (GPL, ["GPL-2.0-or-later"]),
        (f"{MIT}\n\n{GPL}", ["MIT", "GPL-2.0-or-later"]),
        ("Licensed under the terms of the Peer Production License.", ["PPL"]),
        ("We chose no licence yet, and compared the GPL with the MIT License.", []),
        ("", []),
    ],
)
def test_what_a_comment_grants(text: str, expected: list[str]) -> None:
    sure = [notice.expression for notice in granted_in(text) if notice.confidence >= 0.7]
    assert sure == expected


def test_a_text_that_names_itself_is_said_once() -> None:
    """The title stands above the words, and both say the same."""
    assert len(granted_in(f"Released under the MIT License.\n\n{MIT}")) == 1


def test_no_text_that_would_be_taken_is_passed_over() -> None:
    assert FLOOR <= _FLOOR
