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


OF_CERN = (
    "This documentation describes Open Hardware and is licensed under the CERN OHL v. 1.2. You "
    "may redistribute and modify this documentation under the terms of the CERN OHL v.1.2."
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("This hardware design by ACME Ltd is licensed under CC BY-SA 3.0.", ["CC-BY-SA-3.0"]),
        ("Hardware released under CERN-OHL-W v2", ["CERN-OHL-W-2.0"]),
        (OF_CERN, ["CERN-OHL-1.2"]),
        ("The firmware is licensed under the GPLv3", []),
        ("Open Hardware, CC BY-SA", ["CC-BY-SA"]),
        ("(c) 2019 ACME CC-BY-SA 4.0", ["CC-BY-SA-4.0"]),
        ("Plotter V1.03 CERN OHL 1.2\nPlease recycle", ["CERN-OHL-1.2"]),
        ("Designed by Ada Maker, CC BY-SA 4.0", ["CC-BY-SA-4.0"]),
        ("V0.6      www.plotter.org/a    CERN OHL 1.2 \nDesign: Ada", ["CERN-OHL-1.2"]),
        ("Website: https://acme.org\nAuthor: Ada\nLicense: CERN-OHL-W", ["CERN-OHL-W-2.0"]),
        # Somebody else's work, and other words about licences.
        ("Icons from Plotter v1.2 CC BY 4.0", []),
        ("Based on Plotter v1.0 CC BY 4.0", []),
        ("Uses icons of Plotter v1.2 MIT License", []),
        ("Logo (c) ACME CC BY-SA 4.0", []),
        ("Logo by www.acme.org CC BY 4.0", []),
        ("See www.acme.org CERN OHL 1.2", []),
        ("Works with CERN OHL 1.2", []),
    ],
)
def test_what_words_in_a_design_grant(text: str, expected: list[str]) -> None:
    granted = granted_in(text, is_design=True)
    assert [one.expression for one in granted if one.confidence >= 0.7] == expected


def test_elsewhere_words_about_hardware_speak_of_a_part() -> None:
    (notice,) = granted_in("The hardware is licensed under CERN-OHL-W v2")
    assert notice.confidence < 0.7


def test_the_text_of_an_exception_adds_to_the_licence_beside_it() -> None:
    exception = (
        "As a special exception, the copyright holders of this library give you permission to "
        "link this library with independent modules to produce an executable, regardless of "
        "the license terms of these independent modules, and to copy and distribute the "
        "resulting executable under terms of your choice, provided that you also meet, for "
        "each linked independent module, the terms and conditions of the license of that "
        "module. An independent module is a module which is not derived from or based on this "
        "library. If you modify this library, you may extend this exception to your version "
        "of the library, but you are not obligated to do so. If you do not wish to do so, "
        "delete this exception statement from your version."
    )
    (notice,) = granted_in(f"{GPL}\n\n{exception}")
    assert notice.expression == "GPL-2.0-or-later WITH Classpath-exception-2.0"
