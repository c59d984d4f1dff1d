"""Are statements of another day shown as such, and do they count for nothing?"""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Cli, fact

Commons = Callable[..., Path]
SOON = fact("business", "yes") + "from = 2026-12-01\nuntil = 2027-12-01\n"


@pytest.mark.parametrize(
    ("day", "timing", "says"),
    [
        ("2026-11-30", "not_yet", "u: business = yes, not yet (from 2026-12-01, by self)"),
        ("2026-12-01", "holds", ""),
        ("2027-12-01", "holds", ""),
        ("2027-12-02", "no_longer", "u: business = yes, no longer (until 2027-12-01, by self)"),
    ],
)
def test_what_holds_on_another_day_is_shown_and_does_not_count(
    commons: Commons, pplcheck: Cli, day: str, timing: str, says: str
) -> None:
    asked = ("classify", "u", "--in", commons(SOON), "--licence", "PPL", "--as-of", day)
    told = " ".join(pplcheck(*asked).out.split())
    assert (says in told) if says else "What does not count" not in told
    result = json.loads(pplcheck(*asked, "--format", "json").out)
    (row,) = [one for one in result["evidence"] if one["fact"] == "business"]
    assert (row["timing"], row["is_derived"]) == (timing, False)
    proof = json.dumps(result["entities"][0]["standing"]["PPL"]["proof"])
    assert (f'"{row["id"]}"' in proof) is (timing == "holds")


def test_a_declaration_of_the_last_day_ends_on_it(
    commons: Callable[..., Path], pplcheck: Cli
) -> None:
    numbered = '[identifiers]\nregister = "es-coop:1"\n'
    entity = commons(entity=numbered) / "entities" / "u.toml"
    words = ("--fact", "outside_return=no", "accounts")
    done = pplcheck("attest", "write", entity, *words, "--as-of", "9999-12-31")
    assert done.code == 0, done.err
    assert "expires = 9999-12-31" in done.out
