"""Is a licence told from its web address, and nothing else taken for one?"""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pplcheck.licences.addresses import licence_at
from pplcheck.licences.expression import parse_expression
from pplcheck.read.addresses import named_by


@pytest.mark.parametrize(
    ("address", "named"),
    [
        ("https://spdx.org/licenses/PPL.html", "PPL"),
        ("http://spdx.org/licenses/GPL-2.0-or-later", "GPL-2.0-or-later"),
        ("https://spdx.org/licenses/MIT.json", "MIT"),
        ("https://opensource.org/licenses/BSD-3-Clause", "BSD-3-Clause"),
        ("https://opensource.org/license/mit/", "mit"),
        ("http://www.opensource.org/licenses/mit-license.php", "MIT"),
        ("http://www.opensource.org/licenses/cpl1.0.txt", "CPL-1.0"),
        ("https://choosealicense.com/licenses/agpl-3.0/", "agpl-3.0"),
        ("https://licenses.nuget.org/Apache-2.0", "Apache-2.0"),
        ("https://creativecommons.org/licenses/by-nc-sa/3.0/", "CC-BY-NC-SA-3.0"),
        ("http://creativecommons.org/licenses/by-sa/4.0/deed.de", "CC-BY-SA-4.0"),
        ("//creativecommons.org/licenses/by/3.0/at/legalcode", "CC-BY-3.0-AT"),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "CC0-1.0"),
        ("http://www.apache.org/licenses/LICENSE-2.0.txt", "Apache-2.0"),
        ("https://www.gnu.org/licenses/old-licenses/gpl-2.0.html", "GPL-2.0-only"),
        ("https://www.gnu.org/licenses/agpl-3.0.en.html", "AGPL-3.0-only"),
        ("https://www.mozilla.org/en-US/MPL/2.0/", "MPL-2.0"),
    ],
)
def test_addresses_that_name_one_licence(address: str, named: str) -> None:
    assert named_by(address) == named


@pytest.mark.parametrize(
    "address",
    [
        "https://opensource.org/licenses/MIT",
        "http://www.opensource.org/licenses/cpl1.0.txt",
        "https://choosealicense.com/licenses/agpl-3.0/",
        "https://creativecommons.org/licenses/by-nc-sa/3.0/",
        "http://www.apache.org/licenses/LICENSE-2.0.txt",
        "https://www.gnu.org/licenses/old-licenses/gpl-2.0.html",
        "https://www.mozilla.org/en-US/MPL/2.0/",
    ],
)
def test_an_address_names_the_same_to_a_reader_as_in_prose(address: str) -> None:
    assert parse_expression(named_by(address)).normal == licence_at(address)


@pytest.mark.parametrize(
    "address",
    [
        # Whatever version is the newest; two licences in turn; no licence; a page about many.
        "https://www.gnu.org/licenses/gpl.html",
        "https://www.gnu.org/licenses/lgpl.txt",
        "http://www.opensource.org/licenses/bsd-license.php",
        "https://creativecommons.org/publicdomain/mark/1.0/",
        "https://creativecommons.org/licenses/",
        "https://opensource.org/licenses/",
        "https://opensource.org/licenses/alphabetical",
        "https://example.org/spdx.org/licenses/MIT",
        "https://notspdx.org/licenses/MIT",
        "MIT",
        "",
        "https://spdx.org/licenses/" + "A" * 10_000,
    ],
)
def test_addresses_that_name_none(address: str) -> None:
    assert not named_by(address)


@given(st.text(max_size=400))
def test_whatever_stands_in_an_address_what_it_names_looks_like_an_id(path: str) -> None:
    assert re.fullmatch(r"[\w.+-]*", named_by(f"https://spdx.org/licenses/{path}"))
