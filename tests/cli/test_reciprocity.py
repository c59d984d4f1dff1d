"""Does what the page on reciprocity tells stewards to write do what it says?"""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT, Run

PAGE = ROOT / "docs/how-to/ask-for-reciprocity.md"
TEXT = ROOT / "pplcheck/licences/terms/cbrl.txt"
ENTITY = 'schema = "pplcheck.entity/1"\nid = "{id}"\nnames = ["{id}"]\n'
FIRM = """
[facts.{fact}]
value = "no"
level = 1
by = "self"
evidence = "https://{id}.example"
"""
NOT = ("one_person", "nonprofit", "public_body", "cooperative_model")
USES = """
[entities]
files = ["entities/*.toml"]

[[use]]
entity = "well-works"
acts = ["manufacture"]
commercial = "yes"
evidence = "https://well-works.example"

[[use]]
entity = "mill-works"
acts = ["manufacture"]
commercial = "yes"
evidence = "https://mill-works.example"
"""


@pytest.fixture
def commons(tmp_path: Path) -> Path:
    """A commons as the page says, which two firms build for sale."""
    blocks = re.findall(
        r"^```toml\n(.*?)^```$", PAGE.read_text("utf-8"), re.DOTALL | re.MULTILINE
    )
    (tmp_path / "pplcheck.toml").write_text("\n".join([*blocks, USES]), encoding="utf-8")
    shutil.copy(TEXT, tmp_path / "LICENSE")
    (tmp_path / "pump.scad").write_text("cylinder(d = 80, h = 200);\n", encoding="utf-8")
    (tmp_path / "entities").mkdir()
    for id_ in ("well-works", "mill-works"):
        facts = "".join(FIRM.format(fact=fact, id=id_) for fact in NOT)
        entity = tmp_path / "entities" / f"{id_}.toml"
        entity.write_text(ENTITY.format(id=id_) + facts, encoding="utf-8")
    return tmp_path


def _verdicts(done: Run) -> dict[str, dict[str, object]]:
    return {one["use"]: one for one in json.loads(done.out)["verdicts"]}


def test_whoever_gave_the_reciprocity_may_and_whoever_did_not_owes_it(
    commons: Path, pplcheck: Callable[..., Run]
) -> None:
    done = pplcheck("check", ".", "--format", "json", "--as-of", "2026-11-24", cwd=commons)
    verdicts = _verdicts(done)
    owes = verdicts["mill-works/."]
    assert (owes["outcome"], owes["clause"]) == ("owes_reciprocity", "3.1(c)")
    # In the words that the stewards published, and with their address.
    assert "a day of work a year or its worth" in done.out
    assert "https://pump.example/reciprocity" in done.out
    assert verdicts["well-works/."]["outcome"] == "permitted"


def test_the_text_is_recognised_once_it_is_registered(
    commons: Path, pplcheck: Callable[..., Run]
) -> None:
    done = pplcheck("scan", ".", "--format", "json", cwd=commons)
    assets = json.loads(done.out)["assets"]
    assert {one["licence"] for one in assets} == {"LicenseRef-CBRL"}


def test_when_the_membership_has_ended_it_is_owed_again(
    commons: Path, pplcheck: Callable[..., Run]
) -> None:
    done = pplcheck("check", ".", "--format", "json", "--as-of", "2027-01-01", cwd=commons)
    assert _verdicts(done)["well-works/."]["outcome"] == "owes_reciprocity"
