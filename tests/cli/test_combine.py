"""Does `pplcheck combine` answer, and end as its answer says?"""

import json

import pytest
from jsonschema import Draft202012Validator

from tests.cli.conftest import Cli
from tests.conftest import ROOT


@pytest.mark.parametrize(
    ("part", "work", "how", "code"),
    [
        ("MIT", "PPL", "adapt", 0),
        ("Peer Production License", "PPL", "adapt", 0),
        ("MPL-2.0", "PPL", "adapt", 0),
        ("GPL-3.0-or-later", "PPL", "adapt", 1),
        ("GPL-3.0-or-later", "PPL", "collect", 0),
        ("GPL-3.0-or-later", "PPL", "link", 4),
        ("GPL-3.0-or-later", "Coopyleft OR GPL-3.0-or-later", "adapt", 1),
        ("LicenseRef-Nobody-Knows", "PPL", "adapt", 4),
        ("MIT", "GPL-3.0-only", "adapt", 2),
        ("MIT AND", "PPL", "adapt", 2),
        ("", "PPL", "adapt", 2),
    ],
)
@pytest.mark.parametrize("format_name", ["terminal", "json"])
def test_the_exit_code_is_the_answer(
    pplcheck: Cli, part: str, work: str, how: str, code: int, format_name: str
) -> None:
    done = pplcheck("combine", part, "--into", work, "--how", how, "--format", format_name)
    assert done.code == code, done.out
    assert bool(done.out) is (code != 2)
    assert bool(done.err) is (code == 2)


def test_a_slip_is_seen(pplcheck: Cli) -> None:
    assert "did you mean 'PPL'?" in pplcheck("combine", "MIT", "--into", "PLL").err


@pytest.mark.parametrize("part", ["MIT", "GPL-2.0-only OR MIT", "NCSA", "x\x1b[31m"])
def test_the_json_is_what_its_schema_promises(pplcheck: Cli, part: str) -> None:
    schema = json.loads((ROOT / "schemas/combination.schema.json").read_text(encoding="utf-8"))
    done = pplcheck("combine", part, "--into", "PPL", "--format", "json")
    if done.code != 2:
        Draft202012Validator(schema).validate(json.loads(done.out))
    assert "\x1b" not in done.out + done.err


def test_quiet_leaves_the_answer(pplcheck: Cli) -> None:
    assert pplcheck("combine", "GPL-2.0-only", "--into", "PPL", "-q").out == "no\n"


def test_what_stands_by_likeness_says_so(pplcheck: Cli) -> None:
    assert "By likeness" in pplcheck("combine", "NCSA", "--into", "PPL").out
    assert "By likeness" not in pplcheck("combine", "MIT", "--into", "PPL").out
