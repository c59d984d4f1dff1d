"""Is hostile text about entities refused, or shown, in time?"""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import ENTITY, Cli, fact
from tests.conftest import write_files

Commons = Callable[..., Path]
DAY = ("--as-of", "2026-11-22")


@pytest.mark.parametrize(
    ("written", "message"),
    [
        (ENTITY.replace('"u"', '"u\\n"'), "'u\\n' has the wrong form"),
        (ENTITY + fact("business", "yes") + 'jurisdiction = "ES\\n"\n', "has the wrong form"),
        (ENTITY + "# \n" * 100_000, "is larger than 256 KiB"),
    ],
)
def test_what_no_description_is_is_refused(
    written: str, message: str, commons: Commons, pplcheck: Cli
) -> None:
    top = write_files(commons(), {"entities/u.toml": written})
    done = pplcheck("check", top, *DAY)
    assert done.code == 2
    assert message in done.err


def test_no_more_than_a_hundred_problems_are_told(commons: Commons, pplcheck: Cli) -> None:
    unknown = "".join(fact(f"nothing_{number}", "yes") for number in range(500))
    done = pplcheck("check", commons(unknown), *DAY)
    assert done.code == 2
    assert len(done.err.splitlines()) == 100


def test_owners_who_hold_all_others_are_told_briefly(commons: Commons, pplcheck: Cli) -> None:
    """Five owners above each of five, twelve times: 5^12 ways up."""

    def owner(level: int, number: int) -> str:
        head = f'schema = "pplcheck.entity/1"\nid = "o{level}-{number}"\nnames = ["O"]\n'
        return head + (held_by(level + 1) if level < 11 else fact("owners_are_workers", "yes"))

    def held_by(level: int) -> str:
        return "".join(
            f'[[owner]]\nentity = "o{level}-{number}"\nvotes = 0.2\nlevel = 1\n'
            f'by = "steward"\nevidence = "a list"\n'
            for number in range(5)
        )

    owners = {
        f"entities/o{level}-{number}.toml": owner(level, number)
        for level in range(12)
        for number in range(5)
    }
    top = write_files(commons(held_by(0)), owners)
    done = pplcheck("classify", "o3-0", "--in", top, "--format", "json", *DAY)
    assert done.code in {0, 4}, done.err
    assert len(done.out) < 1_000_000
