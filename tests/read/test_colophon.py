"""Is what a document says of itself told from what it says of other things?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pplcheck.read.colophon import cleaned, copyright_lines, own_terms

OWN = [
    "This work is licensed under the CC BY SA 4.0 License",
    "This work is licensed under a Creative Commons Attribution 4.0 International License.",
    "The documentation is released under CC BY-SA 3.0 license.",
    "All content of these slides is available under CC0.",
    "Except where otherwise noted, this guide has been published under CC BY 4.0.",
    "This document may be used under the terms of the GNU General Public License.",
    "This file may distributed and/or modified under the conditions of the LPPL.",
    "Permission is granted to copy, and/or modify this document under the terms of X",
    "Copyright and related rights are licensed under the Solderpad Hardware License",
    "Released under the Creative Commons Attribution Share-Alike 4.0 License",
    "MAX7480 Released under the Creative Commons Attribution Share-Alike 4.0 License",
    "© 2020 Ada Maker. Licensed under CC BY-SA 4.0",
    "20k V05/ n001 GND Released under the Creative Commons Attribution Share-Alike License",
    "This hardware design by ACME Ltd is licensed under a CC BY-SA 3.0 License.",
    "Reading Lamp © 2024 by Ada Maker\nis licensed under CC BY 4.0.",
]
DRAWN = [
    "Author: Ada Maker\nLicense: Creative Commons Attribution ShareAlike",
    "Scale: 1:3 Open source license: GPLv3",
    "File: a.sch Sheet: / License 0BSD or Apache 2.0\nby Ada",
    "Lamp / acme.org © ACME, Licensed under CERN-OHL-P v2\nmail@acme.org",
]
ABROAD = [
    "Esta obra está bajo una licencia Creative Commons Atribución 4.0 Internacional.",
    "Dieses Werk ist lizenziert unter einer Creative Commons Namensnennung 4.0 Lizenz.",
    "Dieses Handbuch steht unter der GNU-Lizenz für freie Dokumentation.",
    "Cette œuvre est mise à disposition selon les termes de la Licence Creative Commons.",
    "Este trabalho está licenciado sob uma Licença Creative Commons Atribuição 4.0.",
]
OTHER = [
    # of other things
    "The software is released under GPL 3 license.",
    "The hardware files are released under CERN OSHW license.",
    "This program is licensed under the GPL.",
    "This document and the accompanying firmware are licensed under the MIT License.",
    "Photos in this guide are by others; this photo is licensed under CC BY.",
    "The library, which this manual describes, is licensed under the LGPL.",
    "Photo of the lamp © 2020 by Ada Maker is licensed under CC BY 4.0.",
    "Of all of the many chapters these that came on the 2nd day and were Released under CC BY.",
    # wished for, denied, supposed
    "All designs should be licensed under CERN-OHL.",
    "If this work is licensed under the GPL, you must give the source.",
    "This document is not licensed under CC BY.",
    "No license is granted by implication or otherwise under any patent rights.",
    "This datasheet does not convey any license under its patent rights.",
    # shown as an example
    "o “Licensed under CERN-OHL-W v2 or later”",
    'Write: "This work is licensed under CC BY 4.0"',
    "For example: This work is licensed under CC BY 4.0.",
    "The following is an example of a header: This work is licensed under CC BY.",
    (
        "put the following copyright and license notices just after the title page:\n"
        "Copyright (c) YEAR YOUR NAME.\n"
        "Permission is granted to copy and/or modify this document under the terms of"
    ),
    "% This work may be distributed and/or modified under the\n% conditions of the LPPL",
    # about licences
    "Creative Commons licences are recommended for documentation.",
    "we use designs licensed under the CERN-OHL-W v2.",
]


@pytest.mark.parametrize("text", OWN)
def test_what_is_said_of_the_document_is_its_own(text: str) -> None:
    assert [(one.start == text.find(one.text), one.is_english) for one in own_terms(text)] == [
        (True, True)
    ]


@pytest.mark.parametrize("text", DRAWN)
def test_what_stands_in_a_title_block_is_said_of_a_drawing_alone(text: str) -> None:
    assert [one.text for one in own_terms(text)] == []
    (one,) = own_terms(text, is_drawing=True)
    assert one.text.partition(" ")[0] in {"License", "License:", "license:", "Licensed"}


@pytest.mark.parametrize("text", ABROAD)
def test_other_languages_are_known_for_others(text: str) -> None:
    assert [one.is_english for one in own_terms(text)] == [False]


@pytest.mark.parametrize("text", OTHER)
def test_what_is_said_of_other_things_is_not(text: str) -> None:
    assert list(own_terms(text)) == []
    assert list(own_terms(f"Some words before it. {text} And after it.")) == []


def test_a_statement_ends_with_its_sentence_or_its_address() -> None:
    text = (
        "This guide is licensed under CC BY 4.0. Photos are under the GPL.\n"
        "This text is licensed under CC BY-SA: https://x.org/by-sa/4.0/\nMIT License"
    )
    assert [one.text for one in own_terms(text)] == [
        "This guide is licensed under CC BY 4.0.",
        "This text is licensed under CC BY-SA: https://x.org/by-sa/4.0/",
    ]


def test_where_a_copy_can_be_seen_belongs_to_it() -> None:
    text = (
        "This work is licensed under CC BY. To view a copy, visit https://x.org/4.0/ or write."
    )
    assert [one.text for one in own_terms(text)] == [text]


def test_words_and_addresses_broken_at_a_line_s_end_are_whole() -> None:
    assert cleaned("Attribu\x02\r\ntion CERN\x02\nOHL CERN\ufffeOHL") == (
        "Attribution CERN-OHL CERN-OHL"
    )
    broken = "visit http://creativecommons.\norg/licenses/by-sa/4.0/ or"
    assert cleaned(broken) == "visit http://creativecommons.org/licenses/by-sa/4.0/ or"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "© 2024 by Neil. All rights reserved. Trademarks and",
            "© 2024 by Neil. All rights reserved.",
        ),
        ("Copyright © 2011 Maker Coop 12/88", "Copyright © 2011 Maker Coop"),
        ("see © 2011 Maker Coop", None),
        ("© 1058 by 12", None),
        ("© 2011 全志科技", "© 2011 全志科技"),
    ],
)
def test_copyright_lines(line: str, expected: str | None) -> None:
    assert list(copyright_lines(f"Title\n{line}\nmore")) == ([expected] if expected else [])


@given(st.text(max_size=2000), st.sampled_from([*OWN, *OTHER]))
def test_any_text_is_read(text: str, among: str) -> None:
    for one in own_terms(cleaned(text + among + text)):
        assert one.text


def test_the_time_is_linear_in_the_length() -> None:
    for text in (
        "this " * 100_000,
        "this work " * 50_000,
        "© " * 100_000,
        "http://a." * 50_000,
        "A1 " * 100_000,
        "License: " * 50_000,
    ):
        list(own_terms(cleaned(text), is_drawing=True))
        list(copyright_lines(text))
