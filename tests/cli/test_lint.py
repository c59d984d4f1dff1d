"""Does `pplcheck lint` keep its word: lines, exit codes, JSON?"""

import json

from jsonschema import Draft202012Validator

from tests.cli.conftest import Cli, Make
from tests.conftest import ROOT

GOOD = (ROOT / "fixtures/manifests/okh.toml").read_text(encoding="utf-8")


def test_exit_codes(folder: Make, pplcheck: Cli) -> None:
    top = folder({"okh.toml": GOOD, "bad/okh.toml": "name = 1\n", "x.txt": "x"})
    assert pplcheck("lint", top / "okh.toml").code == 0
    assert pplcheck("lint", top / "okh.toml", top / "bad/okh.toml").code == 1
    assert pplcheck("lint", top / "okh.toml", top / "x.txt").code == 2
    assert pplcheck("lint", top / "missing.toml").code == 3
    assert pplcheck("lint").code == 2
    assert pplcheck("lint", top / "x.txt", "--as", "okh-v1").code == 1


def test_each_fault_is_a_line_that_editors_read(folder: Make, pplcheck: Cli) -> None:
    top = folder({"okh.toml": GOOD.replace('"OTRL-4"', '"OTLR-4"')})
    done = pplcheck("lint", "okh.toml", cwd=top)
    fault, count = done.out.splitlines()
    assert fault.startswith(
        "okh.toml:10:30: error: `technology-readiness-level` must be one of OTRL-1, "
    )
    assert fault.endswith("; did you mean OTRL-4?")
    assert count == "okh.toml: okh, 1 error, 0 warnings"
    quiet = pplcheck("lint", "okh.toml", "--quiet", cwd=top)
    assert quiet.out.splitlines() == ["okh.toml: okh, 1 error, 0 warnings"]


def test_what_comes_from_outside_moves_no_cursor(folder: Make, pplcheck: Cli) -> None:
    top = folder({"okh.toml": GOOD.replace('"CERN-OHL-S-2.0"', '"\\u001b[2J"')})
    assert "\x1b" not in pplcheck("lint", "okh.toml", cwd=top).out


def test_the_json_is_what_its_schema_promises(pplcheck: Cli) -> None:
    files = ["okh.yml", "okh.toml", "sBoM.csv", "shop.yml"]
    done = pplcheck("lint", *files, "--format", "json", cwd=ROOT / "fixtures/manifests")
    schema = json.loads((ROOT / "schemas/lint.schema.json").read_text(encoding="utf-8"))
    answers = json.loads(done.out)
    Draft202012Validator(schema).validate(answers)
    assert [one["path"] for one in answers["files"]] == files
    assert {fault["severity"] for one in answers["files"] for fault in one["faults"]} == {
        "error",
        "warning",
    }
