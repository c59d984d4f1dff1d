"""Does an offer in a README become a choice, and nothing else?"""

import pytest

from pplcheck.licences import declare
from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.model.survey import Declaration, DeclaredBy, FileRecord


def _declared(*lines: str) -> list[Declaration]:
    seen = tuple(
        Evidence(EvidenceKind.README, line, number, 1, 0.8)
        for number, line in enumerate(lines, 10)
        if line
    )
    declarations, unread = declare([FileRecord("README.md", "0" * 40, 1, seen)])
    assert not unread
    return declarations


@pytest.mark.parametrize(
    ("lines", "normal"),
    [
        (
            ["Licensed under the AGPL, or the PPL for co-operatives, or a paid licence."],
            "AGPL-3.0-or-later OR LicenseRef-Commercial OR PPL",
        ),
        (
            ["Dual-licensed under the MIT License", "and the Apache License 2.0."],
            "Apache-2.0 OR MIT",
        ),
        (["PPL or AGPLv3"], "AGPL-3.0-only OR PPL"),
        (["Peer Production License, or MIT License"], "MIT OR PPL"),
        (["PPL o AGPLv3"], "AGPL-3.0-only OR PPL"),
        (["PPL oder AGPLv3"], "AGPL-3.0-only OR PPL"),
        (
            [
                "Licensed under either of",
                "",
                "* Apache License, Version 2.0 (http://www.apache.org/licenses/LICENSE-2.0)",
                "* MIT license (http://opensource.org/licenses/MIT)",
            ],
            "Apache-2.0 OR MIT",
        ),
    ],
)  # fmt: skip
def test_a_choice_in_words_is_a_choice(lines: list[str], normal: str) -> None:
    (declaration,) = _declared(*lines)
    assert declaration.by is DeclaredBy.README
    assert declaration.licence.normal == normal


def test_an_offer_stands_where_it_begins() -> None:
    (declaration,) = _declared("", "", "licensed under the PPL or the MIT License")
    assert declaration.place.line == 12


def test_the_words_are_kept() -> None:
    (declaration,) = _declared("Licensed under AGPL, or PPL for co-operatives.")
    assert declaration.licence.written == "Licensed under AGPL, or PPL for co-operatives."


@pytest.mark.parametrize(
    "lines",
    [
        ["The code is under the MIT License, the documentation under CC-BY-4.0."],
        ["Code: MIT License", "Design: CERN-OHL-S-2.0"],
        ["Licensed under the MIT License and the PPL."],
        ["Licensed under the MIT License or the PPL.", "The docs are under CC-BY-4.0."],
        ["PPL or MIT License.", "Formerly under the ISC License."],
        ["We like the MIT License, or the PPL."],
        # The line ends within the condition: better nothing than half an offer.
        ["You may use it under the GPLv3 or, if you are a worker", "co-operative, the PPL."],
    ],
)
def test_parts_and_comparisons_are_none(lines: list[str]) -> None:
    assert _declared(*lines) == []


def test_one_licence_is_declared_as_before() -> None:
    (declaration,) = _declared("released under the Peer Production Licence")
    assert (declaration.licence.normal, declaration.licence.written) == (
        "PPL",
        "Peer Production Licence",
    )
