"""What must those who take a part of a commons keep, and how would they credit it?"""

from dataclasses import replace

import pytest

from pplcheck.model.commons import Commons, NoticeLine
from pplcheck.model.evidence import Evidence, EvidenceKind
from pplcheck.model.survey import FileRecord
from pplcheck.recognise.offering import (
    credit_line,
    holders_in,
    is_in_words,
    licence_files_of,
    licence_named,
    notices_of,
    titles_of,
)
from tests.recognise.duties.kit import PPL, records

# REUSE-IgnoreStart
FILES = {
    "LICENSE": f"Copyright (c) 2018 Example Federation\n\n{PPL}",
    "a.py": "# Copyright 2019 Ada Example\n# SPDX-License-Identifier: PPL\n",
    "b.scad": "/* (c) Bo Example, May 2016\n * Released under the Peer Production License */\n",
    "c.py": "# Copyright 2020 [name of copyright owner]\nprint('copyright law')\n",
}


def test_notices_are_copyright_statements_and_names_of_licences() -> None:
    assert notices_of(records(FILES)) == (
        NoticeLine("LICENSE", 1, "Copyright (c) 2018 Example Federation"),
        NoticeLine("a.py", 1, "Copyright 2019 Ada Example"),
        NoticeLine("a.py", 2, "SPDX-License-Identifier: PPL"),
        NoticeLine("b.scad", 1, "(c) Bo Example, May 2016"),
        NoticeLine("b.scad", 2, "Licensed under PPL"),
    )


def test_the_order_of_the_files_changes_nothing() -> None:
    read = records(FILES)
    assert notices_of(read[::-1]) == notices_of(read)


def test_a_notice_tells_which_licence_it_names() -> None:
    tag, words = notices_of(records(FILES))[2::2]
    assert (licence_named(tag), licence_named(words)) == ("PPL", "PPL")
    assert (is_in_words(tag), is_in_words(words)) == (False, True)
    assert licence_named(NoticeLine("a", 1, "Copyright 2019 Ada Example")) == ""


def test_what_is_said_of_a_part_is_no_notice_of_the_file() -> None:
    part = Evidence(EvidenceKind.COPYRIGHT, "Copyright 2019 Ada Example", 3, about="R1")
    assert notices_of([FileRecord("board.sch", "", 9, (part,))]) == ()


def test_the_files_of_licences_are_those_that_hold_a_text(shared: object) -> None:
    del shared
    assert licence_files_of(records({**FILES, "LICENSE.md": "See the file LICENSE."})) == (
        "LICENSE",
    )


def test_holders_are_named_once_and_without_years() -> None:
    notices = [
        NoticeLine("a", 1, "Copyright 2019 Ada Example"),
        NoticeLine("b", 1, "(c) 2020-2026 Ada Example <ada@example.org>"),
        NoticeLine("b", 2, "Licensed under PPL"),
        NoticeLine("c", 1, "© Bo Example"),
    ]
    assert holders_in(notices) == ("Ada Example", "Bo Example")


WHOLE = Commons(
    id="git.example/a",
    name="Frame",
    addresses=("git.example/a",),
    packages=("pkg:npm/%40example/frame",),
    stewards=("A Federation", "B Coop"),
)


@pytest.mark.parametrize(
    ("commons", "licence", "address", "line"),
    [
        (
            WHOLE,
            "PPL",
            "https://licence.example",
            "Frame by A Federation, B Coop, PPL (https://licence.example), https://git.example/a",
        ),
        (
            replace(
                WHOLE,
                stewards=(),
                licence_files=("LICENSE",),
                notices=(
                    NoticeLine("LICENSE", 1, "Copyright 2018 Ada Example"),
                    NoticeLine("vendor/x", 1, "Copyright 2011 Toolkit"),
                ),
            ),
            "PPL",
            "",
            "Frame by Ada Example, PPL, https://git.example/a",
        ),
        (Commons(id="frame", name="Frame"), None, "https://licence.example", "Frame"),
    ],
)
def test_a_credit_names_title_author_licence_and_source(
    commons: Commons, licence: str | None, address: str, line: str
) -> None:
    assert credit_line(commons, licence, address) == line


def test_a_work_is_named_by_its_title_its_address_and_its_packages() -> None:
    assert titles_of(WHOLE) == ("Frame", "git.example/a", "@example/frame")


# REUSE-IgnoreEnd
