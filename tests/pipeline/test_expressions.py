"""Which terms hold for what an asset's licence says?"""

import pytest

from pplcheck.judge import Alone, Joined, Open, Unknown
from pplcheck.licences import Leaf, open_to_all
from pplcheck.model.verdict import Join
from pplcheck.pipeline.expressions import Offers
from tests.judge.cases import ALL_TERMS

OFFERS = Offers(ALL_TERMS, {"PPL": {"wages": "everyone"}})


@pytest.mark.parametrize(
    ("licence", "exception", "asks"),
    [
        ("MIT", "", "keep the copyright and licence notices"),
        ("CC0-1.0", "", "nothing"),
        ("AGPL-3.0-or-later", "", "over a network"),
        ("CC-BY-SA-4.0", "", "license adaptations alike"),
        ("CERN-OHL-S-2.0", "", "complete source"),
        ("GPL-2.0-only", "Classpath-exception-2.0", "may be on any terms"),
        ("Apache-2.0", "LLVM-exception", "LLVM-exception gives more"),
        # Not open to everybody for every purpose, or nobody knows.
        ("CC-BY-NC-4.0", "", ""),
        ("CC-BY-ND-4.0", "", ""),
        ("PPL", "", ""),
        ("LicenseRef-Own", "", ""),
        ("NONE", "", ""),
        # An addition of somebody's own may take away: the Commons Clause does.
        ("MIT", "AdditionRef-Commons-Clause", ""),
    ],
)
def test_what_is_open_to_all(licence: str, exception: str, asks: str) -> None:
    found = open_to_all(Leaf(licence, exception))
    assert asks in found
    assert bool(found) is bool(asks)


def test_an_expression_is_taken_apart() -> None:
    part = OFFERS.part("PPL OR agpl-3.0-or-later")
    assert isinstance(part, Joined)
    assert part.join is Join.ANY
    kinds = {type(one): one for one in part.parts}
    assert set(kinds) == {Alone, Open}
    assert OFFERS.terms_in("PPL OR AGPL-3.0-or-later") == (ALL_TERMS["PPL"],)


def test_the_stewards_readings_go_with_their_terms() -> None:
    part = OFFERS.part("PPL")
    assert isinstance(part, Alone)
    assert part.readings == {"wages": "everyone"}


@pytest.mark.parametrize("licence", ["NONE", "LicenseRef-Own", "MIT OR", "((", "Foo Bar"])
def test_what_nobody_knows_is_not_guessed(licence: str) -> None:
    assert isinstance(OFFERS.part(licence), Unknown)
    assert OFFERS.terms_in(licence) == ()


def test_every_licence_of_nested_parts_is_met() -> None:
    found = OFFERS.terms_in("(PPL AND MIT) OR LicenseRef-Coopyleft")
    assert {terms.id for terms in found} == {"PPL", "LicenseRef-Coopyleft"}
