"""Is a licence named where it is named, whatever the spelling, and nowhere else?"""

import time
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pplcheck.licences import named_in, parse_expression, parse_loosely
from pplcheck.licences.addresses import licence_at
from pplcheck.licences.names import speaks_of_licence

ROWS = [
    line.split("\t")
    for line in files("pplcheck.licences.corpus")
    .joinpath("spdx.tsv")
    .read_text(encoding="utf-8")
    .splitlines()
    if line.startswith("licence\t")
]
# "Open LDAP Public License v2.0 (or possibly 2.0A and 2.0B)", "Yahoo!", "w/GCC exception".
ODD = ("OLDAP-2.0", "YPL-", "-with-", "invariants")
TAKEN = {
    # Two licences of one name: the list calls both "Standard ML of New Jersey License".
    "StandardML-NJ",
    # A short form of the name is another licence's.
    "dtoa",
}


def _is_plain(id_: str) -> bool:
    return id_ not in TAKEN and not any(odd in id_ for odd in ODD)


@pytest.mark.parametrize(
    ("id_", "name"), [(row[1], row[2]) for row in ROWS if _is_plain(row[1])]
)
def test_the_full_name_of_every_spdx_licence_means_it(id_: str, name: str) -> None:
    assert parse_loosely(name).normal == parse_expression(id_).normal


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("the Peer Production License", ["PPL"]),
        ("la Licencia de Producción de Pares", ["LicenseRef-PPL-es-2013"]),
        ("Coopyleft", ["LicenseRef-Coopyleft"]),
        ("Anti-Capitalist Software License (v 1.4)", ["LicenseRef-ACSL-1.4"]),
        ("Cooperative Non-Violent Public License v5", ["LicenseRef-CNPL-5"]),
        ("the GNU General\n * Public License, version 2", ["GPL-2.0"]),
        ("GPLv3 or LGPL-2.1+", ["GPL-3.0", "LGPL-2.1"]),
        ("*Mozilla* Public License 2.0", ["MPL-2.0"]),
        ("Creative Commons Attribution Non-Commercial Share Alike 3.0", ["CC-BY-NC-SA-3.0"]),
        ("CC BY-NC-SA 4.0", ["CC-BY-NC-SA-4.0"]),
        ("CC-BY-3.0 AT", ["CC-BY-3.0-AT"]),
        ("CC BY 3.0 at our site", ["CC-BY-3.0"]),
        ("CERN Open Hardware Licence Version 2 - Strongly Reciprocal", ["CERN-OHL-S-2.0"]),
        ("CERN OHL v1.2", ["CERN-OHL-1.2"]),
        ("CERN-OHL v.1.1", ["CERN-OHL-1.1"]),
        ("CERN\nOHL 1.2", ["CERN-OHL-1.2"]),
        ("CERN OSH License 1.2", ["CERN-OHL-1.2"]),
        ("CERN OHL-S v2", ["CERN-OHL-S-2.0"]),
        # Which of the three of version 2 is not said.
        ("CERN OHL v2", ["CERN-OHL"]),
        ("CERN", []),
        ("TAPR OHL", ["TAPR-OHL-1.0"]),
        ("Solderpad Hardware License v0.51", ["SHL-0.51"]),
        ("Solderpad Hardware License v2.1", ["Apache-2.0 WITH SHL-2.1"]),
        ("Attribution-ShareAlike 4.0 International", ["CC-BY-SA-4.0"]),
        ("Attribution 3.0 Unported", ["CC-BY-3.0"]),
        ("Attribution", []),
        # There is no ShareAlike 4.0 but Attribution-ShareAlike.
        ("Creative Commons ShareAlike 4.0 International", ["CC-BY-SA-4.0"]),
        ("CC v3.0 Share-Alike", ["CC-BY-SA-3.0"]),
        ("Creative Commons by Attribution and Share Alike", ["CC-BY-SA"]),
        ("CC0 1.0", ["CC0-1.0"]),
        ("CC-0", ["CC0-1.0"]),
        # Any of Creative Commons' licences.
        ("CC 4.0", []),
        ("CC v3.0", []),
    ],
)
def test_names_in_prose(text: str, ids: list[str]) -> None:
    assert [named.id for named in named_in(text)] == ids


@pytest.mark.parametrize(
    "text",
    [
        "PPL",  # Prosperity, LPPL, patterns & practices, private pilot licence …
        "He holds a PPL and MIT tuition",
        "people (ppl) use perplexity",
        "EXPORT_SYMBOL_GPL(f);",
        "see COPYING.GPL and doc/license.txt",
        "the GNU General Public License",  # of which no version is named
        "a BSD License",  # which may be any of three
        "Python 2.0 and PHP 3.0",
        "mail@mit.edu",
    ],
)
def test_what_names_no_licence_in_prose(text: str) -> None:
    assert named_in(text) == ()


def test_short_names_count_where_a_licence_is_stated() -> None:
    found = named_in("PPL, ISC, GPL", with_tokens=True)
    assert [named.id for named in found] == ["PPL", "ISC", "GPL-1.0-or-later"]
    assert named_in("ppl", with_tokens=True) == ()


def test_a_name_is_told_with_its_place() -> None:
    (named,) = named_in("under GNU GPL v3, or not")
    assert (named.written, named.start) == ("GNU GPL v3", 6)


def test_a_commercial_licence_is_spoken_of_and_is_no_name() -> None:
    assert speaks_of_licence("or a commercial licence")
    assert named_in("or a commercial licence", with_tokens=True) == ()


@pytest.mark.parametrize(
    ("address", "licence"),
    [
        ("https://opensource.org/licenses/MIT", "MIT"),
        ("http://www.opensource.org/licenses/mit-license.php", "MIT"),
        ("https://opensource.org/license/bsd-3-clause/", "BSD-3-Clause"),
        ("https://spdx.org/licenses/GPL-2.0-or-later.html", "GPL-2.0-or-later"),
        ("http://www.gnu.org/licenses/gpl-3.0.en.html", "GPL-3.0-only"),
        ("http://www.gnu.org/licenses/old-licenses/lgpl-2.1.html", "LGPL-2.1-only"),
        ("http://www.gnu.org/licenses/", ""),
        ("http://creativecommons.org/licenses/by-sa/4.0/deed.fr", "CC-BY-SA-4.0"),
        ("https://creativecommons.org/licenses/by-sa/3.0/de/legalcode", "CC-BY-SA-3.0-DE"),
        ("https://creativecommons.org/licenses/by-sa/3.0/es/", "CC-BY-SA-3.0"),
        ("http://creativecommons.org/licenses/by-nd-nc/1.0/", "CC-BY-NC-ND-1.0"),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "CC0-1.0"),
        ("http://mozilla.org/MPL/2.0/.", "MPL-2.0"),
        ("http://www.apache.org/licenses/LICENSE-2.0.html", "Apache-2.0"),
        ("https://www.boost.org/LICENSE_1_0.txt", "BSL-1.0"),
        ("https://wiki.p2pfoundation.net/Peer_Production_License", "PPL"),
        ("https://endefensadelsl.org/ppl_deed_es.html", "LicenseRef-PPL-es-2013"),
        ("https://wiki.coopcycle.org/en:license", "LicenseRef-Coopyleft"),
        ("https://example.org/LICENSE", ""),
        ("https://github.com/opensource.org/licenses/MIT", ""),
    ],
)
def test_addresses(address: str, licence: str) -> None:
    assert licence_at(address) == licence


@given(st.text(max_size=300))
def test_any_text_is_walked_through(text: str) -> None:
    for named in named_in(text, with_tokens=True):
        assert text[named.start :].startswith(named.written)


@pytest.mark.parametrize(
    "words", ["GPL ", "gnu general public ", "license: ", "a", "GPL-1.", "<a "]
)
def test_a_megabyte_takes_a_moment(words: str) -> None:
    text = words * (1_000_000 // len(words))
    started = time.process_time()
    named_in(text, with_tokens=True)
    assert time.process_time() - started < 6
