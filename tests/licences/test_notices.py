"""Is a licence granted where a text grants it, and only there?"""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pplcheck.licences import ExpressionError, notices_in, parse_expression

# After the notices that the licences' stewards recommend, and what people make of them.
GNU = """\
This program is free software: you can redistribute it and/or modify
it under the terms of the {name} as published by
the Free Software Foundation, either version {version} of the License, or
(at your option) any later version.

This program is distributed in the hope that it will be useful,
but WITHOUT ANY WARRANTY; without even the implied warranty of
MERCHANTABILITY or FITNESS FOR A PARTICULAR PURPOSE.  See the
{name} for more details.

You should have received a copy of the {name}
along with this program.  If not, see <https://www.gnu.org/licenses/>.
"""

MOZILLA = """\
# This Source Code Form is subject to the terms of the Mozilla Public
# License, v. 2.0. If a copy of the MPL was not distributed with this
# file, You can obtain one at https://mozilla.org/MPL/2.0/.
"""
BOOST = """\
// Distributed under the Boost Software License, Version 1.0.
//    (See accompanying file LICENSE_1_0.txt or copy at
//          https://www.boost.org/LICENSE_1_0.txt)
"""
SPANISH = """\
Puede redistribuirlo y/o modificarlo bajo los términos de la Licencia
Pública General de GNU publicada por la Free Software Foundation, ya sea la
versión 3 de la Licencia, o (a su elección) cualquier versión posterior.
"""
GERMAN = """\
Sie können es unter den Bedingungen der GNU General Public License, wie von
der Free Software Foundation, Version 3 der Lizenz oder (nach Ihrer Wahl) jeder
neueren veröffentlichten Version, weiter verteilen.
"""
EITHER_OF = """\
Licensed under either of

 * Apache License, Version 2.0
   ([LICENSE-APACHE](LICENSE-APACHE) or http://www.apache.org/licenses/LICENSE-2.0)
 * MIT license ([LICENSE-MIT](LICENSE-MIT) or http://opensource.org/licenses/MIT)

at your option.
"""


def _stated(text: str) -> list[str]:
    return [notice.expression for notice in notices_in(text) if notice.confidence >= 0.7]


def _in_comments(text: str, first: str, each: str, last: str) -> str:
    lines = [f"{each}{line}".rstrip() for line in text.splitlines()]
    return "\n".join([first, *lines, last])


@pytest.mark.parametrize(
    ("name", "version", "expression"),
    [
        ("GNU General Public License", "3", "GPL-3.0-or-later"),
        ("GNU General Public License", "2", "GPL-2.0-or-later"),
        ("GNU Lesser General Public License", "2.1", "LGPL-2.1-or-later"),
        ("GNU Library General Public License", "2", "LGPL-2.0-or-later"),
        ("GNU Affero General Public License", "3", "AGPL-3.0-or-later"),
    ],
)
@pytest.mark.parametrize(
    ("first", "each", "last"),
    [
        ("", "", ""),
        ("/*", " * ", " */"),
        ("", "# ", ""),
        ("", "// ", ""),
        ("", ";; ", ""),
        ("", "dnl ", ""),
        ("", "-- ", ""),
        ("<!--", "  ", "-->"),
        ("(*", "  ", "*)"),
        ("", '" ', ""),
        ("", "REM ", ""),
    ],
)
def test_gnu_notices_in_any_comment_syntax(
    name: str, version: str, expression: str, first: str, each: str, last: str
) -> None:
    text = _in_comments(GNU.format(name=name, version=version), first, each, last)
    assert _stated(text) == [expression]


@pytest.mark.parametrize(
    ("text", "expression"),
    [
        ("under the terms of version 2 of the GNU General Public License.", "GPL-2.0-only"),
        ("Licensed under the GPL v2 or later.", "GPL-2.0-or-later"),
        ("This code is under the GPLv2+.", "GPL-2.0-or-later"),
        ("Released under the GNU GPL, version 2 only.", "GPL-2.0-only"),
        ("Licensed under the GPL.", "GPL-1.0-or-later"),
        ("License: GPL-3.0-or-later", "GPL-3.0-or-later"),
        ("it under the terms of version 2 or (at your option) version 3 of the", ""),
        (
            "is free under the GNU GPL, version 2, or (at your option) version 3.",
            "GPL-2.0-only OR GPL-3.0-only",
        ),
        ('Licensed under the Apache License, Version 2.0 (the "License");', "Apache-2.0"),
        ("under the Apache License v2.0 with LLVM Exceptions", ""),
        ("is under the Apache 2.0 with LLVM Exceptions", "Apache-2.0 WITH LLVM-exception"),
        (
            "GPL version 2 with the Classpath exception\n",
            "",
        ),
        (
            "is licensed under the GPL version 2 with the Classpath exception.",
            "GPL-2.0-only WITH Classpath-exception-2.0",
        ),
        (
            MOZILLA,
            "MPL-2.0",
        ),
        (
            BOOST,
            "BSL-1.0",
        ),
        ("@license MIT", "MIT"),
        ('"license": "MIT",', "MIT"),
        ("License :: OSI Approved :: MIT License", "MIT"),
        ("MIT licensed.", "MIT"),
        ("This is free software under the ISC license", "ISC"),
        ('MODULE_LICENSE("GPL v2");', "GPL-2.0-only"),
        ('MODULE_LICENSE("Dual BSD/GPL");', "BSD-3-Clause OR GPL-2.0-only"),
        (
            "it under the same terms as Perl itself.",
            "Artistic-1.0-Perl OR GPL-1.0-or-later",
        ),
        ("This file is in the public domain.", "LicenseRef-Public-Domain"),
        ("Proprietary and confidential. All rights reserved.", "NONE"),
        ("This work is released under the Peer Production Licence.", "PPL"),
        ("## Licence\n\nPPL\n", "PPL"),
        ("Licencia: [Coopyleft](https://example.org/)", "LicenseRef-Coopyleft"),
        ("publicado bajo la Licencia de Producción de Pares", "LicenseRef-PPL-es-2013"),
        (
            SPANISH,
            "GPL-3.0-or-later",
        ),
        (
            GERMAN,
            "GPL-3.0-or-later",
        ),
    ],
)  # fmt: skip
def test_notices(text: str, expression: str) -> None:
    assert _stated(text) == ([expression] if expression else [])


@pytest.mark.parametrize(
    "text",
    [
        "This is not licensed under the GPL.",
        "Unlike the GPLv3, it restricts who may use the work.",
        "It is compatible with the GPL v3.",
        "Use a GPL-compatible licence.",
        "See also the MIT License.",
        "* 2.0: relicensed from the GPL v2 to the MIT License",
        "Changed the licence from GPLv2 to MIT.",
        "The code was licensed under the MIT License.",
        "See the GNU General Public License for more details.",
        "Supports the MIT, BSD, GPL, LGPL, Apache-2.0, MPL-2.0 and ISC licenses.",
        "He holds a PPL. PPL training under supervision.",
        "EXPORT_SYMBOL_GPL(under_the_terms);",
        "[\n  'GPL-2.0-only',\n  'MIT',\n  'ISC'\n]",
        "MIT License\n\nBSD 3-Clause License\n\nISC License\n\nApache License 2.0\n",
        "All rights reserved.",
        "not in the public domain",
        "The commercial license is sold separately.",
    ],
)
def test_what_is_no_notice(text: str) -> None:
    assert _stated(text) == []


@pytest.mark.parametrize(
    ("text", "expression"),
    [
        (
            "Licensed under AGPL, or PPL for co-operatives, or a paid licence.",
            "AGPL-3.0-or-later OR PPL OR LicenseRef-Commercial",
        ),
        (
            "This project is dual-licensed under the AGPL-3.0 and a commercial license.",
            "AGPL-3.0-only OR LicenseRef-Commercial",
        ),
        ("Dual licensed under the MIT and GPLv2 licenses.", "MIT OR GPL-2.0-only"),
        (
            "under the terms of either the GPLv3 or later, or the Peer Production License",
            "GPL-3.0-or-later OR PPL",
        ),
        ("Licencia: AGPLv3 o PPL", "AGPL-3.0-only OR PPL"),
        ("Lizenz: entweder GPLv3 oder PPL", "GPL-3.0-only OR PPL"),
        ("Sous licence GPLv3 ou PPL, au choix", "GPL-3.0-only OR PPL"),
        (
            EITHER_OF,
            "Apache-2.0 OR MIT",
        ),
        ("is licensed under the MIT license and the GPLv3", "MIT AND GPL-3.0-only"),
    ],
)
def test_offers(text: str, expression: str) -> None:
    (notice,) = notices_in(text)
    assert (notice.expression, notice.is_offer) == (expression, True)
    assert notice.written
    assert text[notice.start : notice.end].strip()


def test_the_conditions_of_an_offer_stand_in_its_words() -> None:
    (notice,) = notices_in("Licensed under AGPL, or PPL for co-operatives, or a paid licence.")
    assert "PPL for co-operatives" in notice.written


def test_parts_under_different_licences_are_no_offer() -> None:
    found = notices_in("The code is licensed under MIT, the documentation under CC-BY-4.0.")
    assert [(one.expression, one.is_offer) for one in found] == [
        ("MIT", False),
        ("CC-BY-4.0", False),
    ]
    # What holds for a part does not suffice for the whole.
    assert found[1].confidence < 0.7


def test_a_sort_of_licence_does_not_suffice() -> None:
    (notice,) = notices_in(
        "Use of this source code is governed by a BSD-style license that can be found in the "
        "LICENSE file."
    )
    assert (notice.expression, notice.confidence < 0.7) == ("BSD-3-Clause", True)


def test_a_notice_is_told_with_its_place_and_words() -> None:
    text = "/*\n * Copyright 2020 N.\n * Licensed under the MIT License.\n */\n"
    (notice,) = notices_in(text)
    assert text[notice.start : notice.end] == "MIT License"
    assert notice.written.startswith("Licensed under the MIT License")


def test_a_notice_in_the_middle_of_a_long_file_is_found_where_it_is() -> None:
    text = "int x;\n" * 20_000 + "// Licensed under the GPLv3.\n" + "int y;\n" * 20_000
    (notice,) = notices_in(text)
    assert (notice.expression, text[notice.start : notice.end]) == ("GPL-3.0-only", "GPLv3")


def test_a_notice_within_a_string_is_read() -> None:
    text = '  "This is licensed under the GNU\\n"\n  "General Public License version 2.\\n"\n'
    assert _stated(text) == ["GPL-2.0-only"]


@given(st.text(max_size=400))
def test_any_text_is_read(text: str) -> None:
    for notice in notices_in(text):
        assert 0 <= notice.start < notice.end <= len(text)


SAID = """licensed under the GPL v2 or later MIT and/or BSD , ( ) . not : license version 3 of
PPL dual either public domain http://opensource.org/licenses/MIT * with exception"""
WORDS = st.lists(st.sampled_from([*SAID.split(), "\n"]), max_size=40)


@given(WORDS)
def test_every_expression_parses(words: list[str]) -> None:
    for notice in notices_in(" ".join(words)):
        if notice.expression != "NONE":
            try:
                assert not parse_expression(notice.expression).unknown
            except ExpressionError as error:
                raise AssertionError(notice.expression) from error


@pytest.mark.parametrize(
    "words",
    [
        "under the GPL ",
        "license: ",
        "MIT or ",
        "* ",
        "is in the public domain ",
        '\\n"',
        "GPL-1.",
    ],
)
def test_a_megabyte_takes_a_moment(words: str) -> None:
    text = words * (1_000_000 // len(words)) + "licensed under the MIT License"
    started = time.process_time()
    notices_in(text)
    assert time.process_time() - started < 6


@pytest.mark.parametrize("signs", ["()" * 40, "(" * 150, " " * 290, "- ()" * 40, "# * | " * 40])
def test_signs_that_can_be_read_in_many_ways_take_a_moment(signs: str) -> None:
    started = time.process_time()
    notices_in(f"License: MIT{signs}GPL-2.0\n\nMIT License{signs}x\n")
    assert time.process_time() - started < 6


@pytest.mark.parametrize(
    "line", ["MIT License (Expat) (X11)", "MIT - (!", "*MIT* -- (c) license, 1998"]
)
def test_a_line_of_a_name_and_signs_states_the_licence(line: str) -> None:
    assert _stated(line) == ["MIT"]


def test_a_notice_at_the_head_of_a_long_file_is_found() -> None:
    (notice,) = notices_in("// Licensed under the GPLv3.\n" + "int y;\n" * 20_000)
    assert notice.expression == "GPL-3.0-only"


def test_a_catalogue_of_licences_grants_none() -> None:
    ids = ["MIT", "ISC", "Zlib", "0BSD", "PPL", "NTP", "X11", "W3C", "CC0-1.0", "MPL-2.0"]
    ids += ["EPL-2.0", "GPL-3.0", "LGPL-3.0", "AGPL-3.0", "AFL-3.0", "OSL-3.0", "QPL-1.0"]
    ids += ["Apache-2.0", "BSL-1.0", "CDDL-1.0", "CPL-1.0", "ECL-2.0", "EUPL-1.2", "IPL-1.0"]
    assert notices_in("".join(f"license: {id_}\n\n" for id_ in ids)) == ()
    assert len(notices_in("".join(f"license: {id_}\n\n" for id_ in ids[:9]))) == 9


def test_a_name_without_its_version_only_repeats_the_one_with_it() -> None:
    text = "Licensed under the GPL.\n\nThis file is under the GNU GPL version 2.\n"
    assert _stated(text) == ["GPL-2.0-only"]
