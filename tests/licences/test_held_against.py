"""Do words say this licence? And is an address that we write read as the same licence?"""

import pytest

from pplcheck.licences import address_of, close_ids, parse_loosely, says
from pplcheck.licences.addresses import licence_at
from pplcheck.licences.expression import spdx_ids
from pplcheck.model.annotation import Annotation, Says

_ID = "CC-BY-SA-4.0"
_URL = "https://creativecommons.org/licenses/by-sa/4.0/"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (_ID, Says.THE_SAME),
        ("CC BY-SA 4.0", Says.THE_SAME),
        ("Creative Commons Attribution-ShareAlike 4.0 International", Says.THE_SAME),
        ("http://creativecommons.org/licenses/by-sa/4.0/deed.de", Says.THE_SAME),
        # As Inkscape writes it into pictures.
        (f"CC Attribution-ShareAlike {_URL}", Says.THE_SAME),
        ("© 2026 Ana, licensed under CC BY-SA 4.0.", Says.THE_SAME),
        ("CC BY-SA", Says.ANOTHER),
        ("CC BY-SA 3.0", Says.ANOTHER),
        ("CC BY-SA 4.0 or MIT License", Says.ANOTHER),
        ("MIT", Says.ANOTHER),
        ("see the licence file", Says.ANOTHER),
        ("All rights reserved, CC BY-SA 4.0 for private use", Says.ANOTHER),
        ("All rights reserved", Says.RESERVED),
        ("© 2026 Ana. All rights reserved.", Says.RESERVED),
        ("© 2026 Ana", Says.NOTHING),
        ("for the bicycle", Says.NOTHING),
        ("", Says.NOTHING),
    ],
)
def test_words_are_held_against_a_licence(words: str, expected: Says) -> None:
    assert says(words, _ID) is expected


@pytest.mark.parametrize(
    "licence",
    [
        "PPL",
        "MIT",
        "CERN-OHL-S-2.0",
        "GPL-3.0-or-later",
        "CC0-1.0",
        "LicenseRef-Coopyleft",
        "LicenseRef-Rope-Works",
        "Apache-2.0 OR MIT",
        "GPL-2.0-only WITH Classpath-exception-2.0",
    ],
)
def test_what_is_written_says_what_was_asked_for(licence: str) -> None:
    wanted = Annotation(licence, address_of(licence))
    for words in (licence, wanted.url or licence, wanted.named, f"© Ana. {wanted.grant}"):
        assert says(words, licence) is Says.THE_SAME, words
        assert says(words, "ISC") is Says.ANOTHER, words


def test_no_address_that_we_write_is_known_for_another_licence() -> None:
    for id_ in set(spdx_ids().values()):
        assert licence_at(address_of(id_)) in {id_, ""}, id_


@pytest.mark.parametrize(
    ("licence", "address"),
    [
        (_ID, _URL),
        ("CC-BY-SA-3.0-DE", "https://creativecommons.org/licenses/by-sa/3.0/de/"),
        ("CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("PPL", "https://spdx.org/licenses/PPL.html"),
        ("LicenseRef-Coopyleft", ""),
        ("MIT OR ISC", ""),
        ("LLVM-exception", ""),
    ],
)
def test_the_address_is_the_one_that_people_read(licence: str, address: str) -> None:
    assert address_of(licence) == address
    assert not address or parse_loosely(address).normal == licence


def test_slips_are_seen() -> None:
    assert close_ids("CERN-OHL-S-2")[0] == "CERN-OHL-S-2.0"
    assert not close_ids("xyzzy")
